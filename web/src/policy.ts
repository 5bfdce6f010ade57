// The sheet of a release authority: the policy in force, the one that waits for a second person, and the steps to another.
import { clock, date, safe } from './format';

interface Policy {
  policy: string;
  sha256: string;
  partners: string[];
  text: string;
}

interface Waiting extends Policy {
  by: string;
  until: number;
  differences: string[];
}

interface View {
  inForce: Policy;
  waiting?: Waiting;
}

const button = (step: string, arg: string, text: string) => `<button data-step="${step}" data-arg="${safe(arg)}">${text}</button>`;
const textOf = (policy: Policy) => `<details><summary>Text of ${safe(policy.policy)} <small class="mono dim">sha256 ${policy.sha256.slice(0, 16)}…</small></summary><pre>${safe(policy.text)}</pre></details>`;

export class PolicySheet {
  private operator = '';

  constructor(private readonly place: HTMLElement) {
    place.addEventListener('click', (e) => this.click(e));
    place.addEventListener('change', (e) => this.chosen(e.target as HTMLInputElement));
    document.addEventListener('keydown', (e) => {
      if (!place.hidden && e.key === 'Escape') place.hidden = true;
    });
  }

  open(operator: string): void {
    this.operator = operator;
    void this.ask('/policy', { method: 'GET' });
  }

  /** The answer to a step shows how it stands now; a refusal leaves the sheet as it was and says why. */
  private async ask(path: string, request: RequestInit): Promise<void> {
    const answer = await fetch(path, request).catch(() => undefined);
    const said = (await answer?.json().catch(() => undefined)) as (View & { error?: string }) | undefined;
    if (answer?.ok && said) this.show(said);
    else this.complain(said?.error ?? 'The node does not answer.');
  }

  private show(view: View): void {
    const { inForce, waiting } = view;
    const partners = inForce.partners.map((nation) => `<b>${safe(nation)}</b> ${button('cut-off', nation, 'Cut off')}`).join(' ');
    this.place.innerHTML = `<div class="sheet po" role="dialog" aria-label="Release policy" data-test="policy"><h1>Release policy</h1>
<p>In force: <b>${safe(inForce.policy)}</b> · partners ${partners || 'none'}</p>${textOf(inForce)}
${waiting ? this.waits(waiting) : '<p class="dim">No other policy waits for a second person.</p>'}
<p><label>Propose another <input type="file" accept=".yaml,.yml"></label></p><p class="hs" role="alert"></p>
<p class="dim">What one release authority proposes, another has to approve within 15 minutes. Cutting a partner off takes one. Press Esc to close.</p></div>`;
    this.place.hidden = false;
  }

  private waits(waiting: Waiting): string {
    const own = waiting.by === this.operator;
    const changes = waiting.differences.map((line) => `<li>${safe(line)}</li>`).join('') || '<li>nothing of what was asked lately</li>';
    const approve = own ? '<span class="dim">another person has to approve it</span>' : button('approve', waiting.sha256, 'Approve this text');
    return `<h1>${safe(waiting.policy)} waits for a second person</h1><p>Proposed by <b>${safe(waiting.by)}</b>, until ${date(waiting.until)} ${clock(waiting.until)} UTC. It would change:</p><ul>${changes}</ul>${textOf(waiting)}<p>${approve} ${button('withdraw', '', 'Take back')}</p>`;
  }

  private complain(reason: string): void {
    if (this.place.hidden) this.place.innerHTML = '<div class="sheet po"><p class="hs" role="alert"></p></div>';
    this.place.hidden = false;
    this.place.querySelector('[role=alert]')!.textContent = reason;
  }

  private click(e: MouseEvent): void {
    const { step, arg } = ((e.target as HTMLElement).closest('[data-step]') as HTMLElement | null)?.dataset ?? {};
    if (!step || (step === 'cut-off' && !confirm(`Stop all release to ${arg} at once?`))) return;
    const body = { approve: { sha256: arg }, 'cut-off': { partner: arg }, withdraw: {} }[step];
    void this.ask(`/policy/${step}`, { method: 'POST', body: JSON.stringify(body) });
  }

  private chosen(input: HTMLInputElement): void {
    const file = input.files?.[0];
    if (file) void this.ask('/policy/propose', { method: 'POST', body: file });
    input.value = '';
  }
}
