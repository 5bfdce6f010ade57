// What happened and what was handed over: the event log, who has taken note of which warning, the ledger of every link.
import type { Alert } from '../alerts';
import type { Facts } from '../facts';
import { clock, latency, safe } from '../format';
import type { Lane, Link } from '../protocol';
import { w } from '../words';
import { compact } from './parts';

export function log(f: Facts): string {
  const lines = f.store.lines.filter((l) => f.at === undefined || l.t <= f.at + 1000).slice(-40).reverse();
  const mark = { INFO: ['■', 'in'], CAUTION: ['▲', 'ca'], ALARM: ['▲', 'hs'] };
  return `<h2>${w('eventLog')} <span>UTC</span></h2><table class="log">${lines.map((l) => `<tr><td class="mono dim">${clock(l.t)}</td><td><span class="${mark[l.severity][1]}">${mark[l.severity][0]}</span> <span class="dim">${safe(l.source)}</span> ${safe(l.text)}</td></tr>`).join('') || `<tr><td class="dim">${w('none')}</td></tr>`}</table>`;
}

export function ledger(f: Facts): string {
  const links = f.store.status?.links ?? [];
  if (!links.length) return matrix(f);
  const cells = (lane: Lane, name: string) => {
    const v = (n: number | undefined, bad = false) => `<td class="n ${bad && n ? 'hs' : ''}">${n === undefined ? '—' : compact(n)}</td>`;
    return `<td class="dim">${name}</td>${v(lane.released)}${v(lane.delivered)}${v(lane.refused, true)}${v(lane.outstanding)}${v(lane.lost, true)}`;
  };
  const mark = { UP: ['✓', 'ok'], SLOW: ['▲', 'ca'], DOWN: ['✕', 'hs'], UNKNOWN: ['?', 'dim'] };
  return `${matrix(f)}<h2>${w('ledger')} <span>p50 / p99</span></h2><table class="led"><tr><th></th><th></th><th class="n">rel.</th><th class="n">deliv.</th><th class="n">ref.</th><th class="n">outst.</th><th class="n">lost</th></tr>${links.map((l) => `<tr class="lk1"><td colspan="4"><b class="f">${l.from}</b>→ <b class="f">${l.to}</b> <span class="${mark[l.state][1]}">${mark[l.state][0]} ${w(l.state)}</span></td><td colspan="3" class="n">${latency(l.p50)} / ${latency(l.p99)}</td></tr><tr><td></td>${cells(l.assured, 'assured')}</tr><tr><td></td>${cells(l.live, 'live')}</tr>${reconciled(l)}`).join('')}</table>`;
}

/** Whether both ends said the same of the last full hour. */
function reconciled(link: Link): string {
  const mark = { AGREED: ['✓', 'ok'], DIFFERS: ['✕', 'hs'], MISSING: ['▲', 'ca'] } as const;
  const words = (link.reconciled ?? []).map(([lane, state, until, number]) => `<span class="${mark[state][1]}">${mark[state][0]} ${lane.toLowerCase()} ${state.toLowerCase()} ${number ? `at ${number} ` : ''}${clock(until).slice(0, 5)}</span>`);
  if (link.recalls) words.push(`<span class="${link.recalls[0] > link.recalls[1] ? 'ca' : 'ok'}">recalls ${link.recalls[1]}/${link.recalls[0]} acknowledged</span>`);
  return words.length ? `<tr><td></td><td colspan="6">${words.join(' ')}</td></tr>` : '';
}

/** Who has taken note of what, all events at once. */
function matrix(f: Facts): string {
  const nations = f.store.node?.nations ?? [];
  if (!f.alerts.length) return '';
  const cell = (alert: Alert, nation: string) => {
    const at = alert.acks.find(([who]) => who === nation)?.[1];
    if (at !== undefined) return `<td class="ok">✓ ${clock(at)}</td>`;
    return nation === alert.by ? `<td class="dim">${w('origin')}</td>` : `<td class="ca">▲ ${w('waiting')}</td>`;
  };
  const rows = f.alerts.slice(0, 8).map((alert) => `<tr><td>${safe(alert.id)}${alert.by === alert.id.slice(0, 3) ? '' : ` · ${alert.by}`} v${alert.version}</td>${nations.map((nation) => cell(alert, nation)).join('')}</tr>`);
  return `<h2>${w('matrix')} <span>UTC</span></h2><table class="mx" data-test="matrix"><tr><th></th>${nations.map((nation) => `<th>${nation}</th>`).join('')}</tr>${rows.join('')}</table>`;
}
