// The door: name and password, and a role for those who hold several.
import { safe } from './format';
import type { Node } from './protocol';

const ROLES = ['', 'VIEWER', 'WATCH_OFFICER', 'RELEASE_AUTHORITY', 'ALERT_AUTHORITY', 'EXERCISE_CONTROLLER', 'ADMINISTRATOR'];

export function askSignIn(app: HTMLElement, node: Node, done: () => void): void {
  document.body.classList.add('door');
  const options = ROLES.map((role) => `<option value="${role}">${role ? role.toLowerCase().replace('_', ' ') : 'my first role'}</option>`).join('');
  app.innerHTML = `<form class="signin"><h1>Watchfire</h1><p class="dim">Node ${safe(node.nation)} · sign in · サインイン · 로그인</p>
<label>Name<input name="name" autocomplete="username" maxlength="40" required autofocus></label>
<label>Password<input name="password" type="password" autocomplete="current-password" maxlength="200" required></label>
<label>Role<select name="role">${options}</select></label><button class="pr">Sign in</button><p class="hs" role="alert" id="why"></p></form>`;
  const form = app.querySelector('form')!;
  form.addEventListener('submit', (e) => {
    e.preventDefault();
    const data = new FormData(form);
    const body: Record<string, string> = { name: String(data.get('name')), password: String(data.get('password')) };
    const role = String(data.get('role'));
    if (role) body.role = role;
    const why = document.getElementById('why')!;
    why.textContent = '…';
    fetch('/sign-in', { method: 'POST', body: JSON.stringify(body) })
      .then(async (answer) => {
        if (!answer.ok) {
          why.textContent = ((await answer.json()) as { error: string }).error;
          return;
        }
        document.body.classList.remove('door');
        done();
      })
      .catch(() => (why.textContent = 'The node does not answer.'));
  });
}
