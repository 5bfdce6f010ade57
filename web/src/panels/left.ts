// The panel on the left: kinds of tracks, layers of the map, sensors, announced areas.
import { sensorState, silence } from '../alerts';
import type { Layer } from '../choice';
import type { Facts } from '../facts';
import { age, count, date, hourMinute, safe, UNKNOWN } from '../format';
import { KINDS } from '../held';
import type { Sensor } from '../protocol';
import { w, type Word } from '../words';
import { compact, key } from './parts';

const LAYER_ROWS: [Layer, string, Word][] = [
  ['coverage', 'C', 'coverage'],
  ['hazard', 'H', 'hazard'],
  ['areas', 'E', 'areas'],
  ['trails', 'T', 'trails'],
  ['leaders', 'V', 'leaders'],
  ['labels', 'L', 'labels'],
  ['declutter', 'D', 'declutter'],
];

export function left(f: Facts): string {
  const { store, choice } = f;
  const sensors = store.status?.sensors ?? [];
  const since = f.at !== undefined && store.status ? silence((f.at - store.status.now) / 1000, store.status.speed) : 0;
  const on = sensors.filter((s) => sensorState(s, since) === 'on').length;
  const eye = (yes: boolean) => `<span class="eye">${yes ? '✓' : ''}</span>`;
  const kinds = KINDS.map((kind) => `<button class="rw ${choice.kinds.has(kind) ? '' : 'off'}" data-act="kind" data-arg="${kind}" aria-pressed="${choice.kinds.has(kind)}"><i class="sy ${kind}"></i><span>${w(kind)}</span><span class="c">${count(f.kindCounts[kind])}</span>${eye(choice.kinds.has(kind))}</button>`).join('');
  const layers = LAYER_ROWS.map(([layer, k, word]) => `<button class="rw ly ${choice.layers[layer] ? '' : 'off'}" data-act="layer" data-arg="${layer}" aria-pressed="${choice.layers[layer]}"><span>${w(word)}${layer === 'trails' ? `, ${choice.trailMs / 60_000} min` : ''}</span>${key(k)}${eye(choice.layers[layer])}</button>`).join('');
  return `<h2>${w('tracks')} <span>${count(store.tracks.size)} ${w('held')} · ${count(f.inView)} ${w('inView')}</span></h2>${kinds}
<p class="legend"><i class="sq"></i> ${w('own')} <i class="di"></i> ${w('partner')} ${store.node ? '' : ''}</p>
<h2>${w('layers')} <span>${w('key')}</span></h2>${layers}
<h2>${w('sensors')} <span>${on} ${w('of')} ${sensors.length} ${w('on')} · NIS</span></h2>${store.node?.notional ? `<p class="notional">◇ ${w('notional')}</p>` : ''}
${sensors.slice(0, 24).map((s) => sensor(s, since)).join('') || `<p class="dim">${w('none')}</p>`}
<h2>${w('lineStyles')}</h2><p class="styles"><svg width="44" height="8"><path d="M0,4H44" class="solid"/></svg> ${w('measured')}<br><svg width="44" height="8"><path d="M0,4H44" class="dash"/></svg> ${w('predicted')}<br>${(store.node?.nations ?? []).map((n, i) => `<svg width="36" height="8"><path d="M0,4H36" class="nat n${i % 4}"/></svg> ${n} `).join('')}</p>
<h2>${w('announced')} <span>UTC</span></h2>${notices(f)}`;
}

function sensor(s: Sensor, since: number): string {
  const state = sensorState(s, since);
  const mark = { on: ['✓', 'ok'], late: ['▲', 'ca'], off: ['✕', 'hs'], unknown: ['?', 'dim'] }[state];
  const text = s.age === null ? UNKNOWN : `${state === 'off' ? 'off ' : ''}${age(s.age + since)}`;
  const errors = s.errors ? ` · <span class="ca">${count(s.errors)} err</span>` : '';
  return `<div class="rw se1" title="${count(s.plots)} plots"><span class="f">${s.nation}</span><span>${safe(s.name)}</span><span class="${mark[1]}">${mark[0]} ${text}</span><span class="c">${s.plots === undefined ? '—' : compact(s.plots)} plots${errors}${nis(s)}</span></div>`;
}

/** Whether the radar errs as it declares. */
function nis(s: Sensor): string {
  if (!s.nis) return '';
  const [mean, low, high] = s.nis;
  const [mark, colour, says] = mean > high ? ['▲', 'ca', 'errs by more than it declares, or is badly aligned'] : mean < low ? ['▼', 'dim', 'off by less than is allowed for: all fly calmly, or it declares too much'] : ['✓', 'ok', 'errs as it declares'];
  return ` · <span class="${colour}" title="NIS ${mean.toFixed(2)}, 95 % band ${low.toFixed(2)} – ${high.toFixed(2)}: ${says}">${mark} ${mean.toFixed(2)}</span>`;
}

function notices(f: Facts): string {
  const rows = [...f.store.notices.values()].slice(0, 8).map((n) => {
    const open = f.at !== undefined && f.at >= n.from && f.at <= n.to;
    const short = date(n.from).slice(0, 6) === date(n.to).slice(0, 6);
    const from = open ? 'now' : short ? hourMinute(n.from) : `${date(n.from).slice(0, 6)} ${hourMinute(n.from)}`;
    const to = short ? hourMinute(n.to) : `${date(n.to).slice(0, 6)} ${hourMinute(n.to)}`;
    return `<tr><td><span class="${open ? 'ca' : ''}">${open ? '◆' : '◇'}</span> ${safe(n.id)}${n.derived ? `<small> derived, ${safe(n.confidence)} confidence</small>` : ''}</td><td class="n">${from} – ${to}</td></tr>`;
  });
  return rows.length ? `<table>${rows.join('')}</table>` : `<p class="dim">${w('none')}</p>`;
}
