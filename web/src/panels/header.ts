// The bar at the top: whose node, what time, how old the picture is, how the links do.
import { pairs } from '../alerts';
import type { Facts } from '../facts';
import { age, clock, date, latency, safe, UNKNOWN } from '../format';
import type { Link, LinkState } from '../protocol';
import { spoken, w } from '../words';
import { key, tone } from './parts';

export function header(f: Facts): string {
  const { store, at } = f;
  const node = store.node;
  const quiet = (f.wall - f.heard) / 1000;
  const links = store.status ? pairs(store.status.links) : [];
  const own = links.filter((p) => p.a === node?.nation || p.b === node?.nation);
  const local = node?.nation === 'USA' ? '' : `<div><span class="ck mono dim">${at === undefined ? '--:--:--' : clock(at, 9)}</span><span class="z">KST · JST<br>UTC+9</span></div>`;
  const error = store.status?.clockError;
  return `<div class="nm"><span>Watchfire<small>Node ${node?.nation ?? '—'} · ${safe(node?.operator ?? '')} · ${roleName(node?.role)}</small></span></div>
<div><span class="ck mono" id="utc">${at === undefined ? '--:--:--' : clock(at)}</span><span class="z">UTC<br>${at === undefined ? UNKNOWN : date(at)}</span></div>${local}
<div><span><span class="k">${w('pictureAge')}</span><br><span class="v ${tone(f.connected && quiet < 2.5)}">● ${age(Math.max(0, quiet))}</span></span>
<span><span class="k">${w('sensorToScreen')}</span><br><span class="v">${latency(store.shown?.p95)}</span></span></div>
<div class="links"><span class="k">${w('links')}</span>${(own.length ? own : links).slice(0, 4).map((p) => pair(p)).join('') || `<span class="dim">${UNKNOWN}</span>`}</div>
<div><span><span class="k">${w('clockError')}</span><br><span class="v ${tone(store.status?.clock === 'LOCKED', true)}">${error === null || error === undefined ? UNKNOWN : `${error < 0.00005 ? '' : '± '}${latency(error)}`}${store.status && store.status.clock !== 'LOCKED' ? ` · ${store.status.clock.toLowerCase()}` : ''}</span></span></div>
<div class="end">${(['en', 'ja', 'ko'] as const).map((l) => `<button class="plain ${spoken() === l ? 'on' : ''}" data-act="speak" data-arg="${l}">${{ en: 'EN', ja: '日本語', ko: '한국어' }[l]}</button>`).join('')}</div>
${node?.mayChangePolicy ? `<div><button class="plain" data-act="policy">${w('policy')}</button></div>` : ''}<div><button class="plain" data-act="help">${key('?')} ${w('keys')}</button></div><div><button class="plain" data-act="signout">${w('signOut')}</button></div>`;
}

function pair(p: { a: string; b: string; links: Link[]; state: LinkState }): string {
  const slowest = Math.max(...p.links.map((l) => l.p50 ?? -1));
  const lost = p.links.reduce((sum, l) => sum + (l.assured.lost ?? 0), 0);
  const known = p.links.some((l) => l.assured.lost !== undefined);
  const [mark, colour] = ({ UP: ['✓', 'ok'], SLOW: ['▲', 'ca'], DOWN: ['✕', 'hs'], UNKNOWN: ['?', 'ca'] } as const)[p.state];
  return `<span class="lk"><b>${p.a} ⇄ ${p.b}</b><span class="st ${colour}">${mark} ${w(p.state)}</span><span class="sub">${slowest < 0 ? UNKNOWN : latency(slowest)} · ${known ? `${lost} ${w('lost')}` : `${w('loss')} ${UNKNOWN}`}</span></span>`;
}

function roleName(role: string | undefined): string {
  return role ? role.charAt(0) + role.slice(1).toLowerCase().replace(/_/g, ' ') : '';
}
