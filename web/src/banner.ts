// The bars at top and bottom that say that nothing here is real; absent in the realm ACTUAL, and only there.
import { safe } from './format';
import type { Node } from './protocol';
import { REALM_NAME, REALM_SAYS } from './words';

export function showBanner(node: Node): void {
  document.body.dataset.realm = node.realm.toLowerCase();
  const name = REALM_NAME[node.realm];
  document.title = `${name ? `${node.realm} · ` : ''}${node.nation} · Watchfire`;
  const says = node.title ? `${safe(node.title)} &nbsp;—&nbsp; ${REALM_SAYS[node.realm]}` : REALM_SAYS[node.realm];
  const html = name ? `<span>◆ ${name}</span><span class="s">${says}</span><span>${name} ◆</span>` : '';
  document.getElementById('banner')!.innerHTML = html;
  document.getElementById('banner2')!.innerHTML = html;
}
