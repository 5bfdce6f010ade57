// The panels, as HTML made from the state. Text from the node goes through safe().
import { counters, launches, pairs, sensorState, silence, type Alert } from './alerts';
import { KEYS, type Choice, type Layer } from './app';
import { areaName } from './areas';
import { age, clock, count, counter, date, flightLevel, hourMinute, km, knots, latency, percent, safe, span, UNKNOWN } from './format';
import { latLon, latLonShort } from './geo';
import type { Assessment, Ground, Lane, Link, Sensor } from './protocol';
import { REALM_PREFIX, spoken, w, type Word } from './words';
import { KINDS, nameOf, type Held, type Kind, type Store } from './store';
import { ownSees } from './targets';
import { viewsOf, type View } from './views';

const key = (k: string) => `<kbd>${k}</kbd>`;
const row = (term: string, text: string) => `<dt>${term}</dt><dd>${text}</dd>`;
const tone = (ok: boolean, caution = false) => (ok ? 'ok' : caution ? 'ca' : 'hs');

export interface Facts {
  store: Store;
  choice: Choice;
  /** Scenario time looked at. */
  at: number | undefined;
  wall: number;
  connected: boolean;
  /** Wall time of the last frame. */
  heard: number;
  alerts: Alert[];
  tracks: Held[];
  inView: number;
  kindCounts: Record<Kind, number>;
}

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
${node?.mayChangePolicy ? `<div><button class="plain" data-act="policy">${w('policy')}</button></div>` : ''}<div><button class="plain" data-act="help">${key('?')} ${w('keys')}</button></div><div><button class="plain" data-act="signout">Sign out</button></div>`;
}

function pair(p: { a: string; b: string; links: Link[]; state: string }): string {
  const slowest = Math.max(...p.links.map((l) => l.p50 ?? -1));
  const lost = p.links.reduce((sum, l) => sum + (l.assured.lost ?? 0), 0);
  const known = p.links.some((l) => l.assured.lost !== undefined);
  const state = { UP: ['✓ up', 'ok'], SLOW: ['▲ slow', 'ca'], DOWN: ['✕ down', 'hs'], UNKNOWN: ['? unknown', 'ca'] }[p.state]!;
  return `<span class="lk"><b>${p.a} ⇄ ${p.b}</b><span class="st ${state[1]}">${state[0]}</span><span class="sub">${slowest < 0 ? UNKNOWN : latency(slowest)} · ${known ? `${lost} lost` : `loss ${UNKNOWN}`}</span></span>`;
}

function roleName(role: string | undefined): string {
  return role ? role.charAt(0) + role.slice(1).toLowerCase().replace(/_/g, ' ') : '';
}

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
  const [mark, colour, says] = mean > high ? ['▲', 'ca', 'errs by more than it declares, or is badly aligned'] : mean < low ? ['▼', 'ca', 'errs by less than it declares'] : ['✓', 'ok', 'errs as it declares'];
  return ` · <span class="${colour}" title="NIS ${mean.toFixed(2)}, 95 % band ${low.toFixed(2)} – ${high.toFixed(2)}: ${says}">${mark} ${mean.toFixed(2)}</span>`;
}

function compact(n: number): string {
  return n < 10_000 ? count(n) : n < 1_000_000 ? `${(n / 1000).toFixed(1)} k` : `${(n / 1_000_000).toFixed(1)} M`;
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

/** Alerts that are not in front, and areas of the one that is: what else there is must not push the rest off the screen. */
const MOST_LINES = 3;
const MOST_AREAS = 6;

export function alerts(f: Facts): string {
  if (!f.alerts.length) return `<section class="al quiet"><div class="t">✓ ${w('noWarning')}</div></section>`;
  const lines = f.alerts.map((alert, i) => (i === f.choice.alert ? '' : alertLine(f, alert, i))).filter(Boolean);
  const front = f.alerts[f.choice.alert];
  const more = lines.length > MOST_LINES ? `<p class="al quiet more">+ ${lines.length - MOST_LINES} more ${key('Tab')}</p>` : '';
  const events = new Set(f.alerts.map((alert) => alert.id)).size;
  const count = events > 1 ? `<p class="al quiet more" data-test="launches">${w('launches')} ${launches(f.alerts)} · ${w('events')} ${events}</p>` : '';
  return count + (front ? alertPanel(f, front, true) : '') + lines.slice(0, MOST_LINES).join('') + more;
}

/** An alert that is not in front: what it is, how long, who has not read it; a click brings it to the front. */
function alertLine(f: Facts, alert: Alert, i: number): string {
  const { warning } = alert;
  const over = alert.state !== 'WARNING';
  const n = f.at === undefined ? undefined : counters(warning, f.at);
  const hostile = warning?.class === 'BALLISTIC';
  const word = { WARNING: w('warning'), ALL_CLEAR: w('allClear'), RETRACTED: w('retracted') }[alert.state];
  const time = over ? safe(alert.reason ?? '') : n?.toImpact === undefined ? `${w('timeToImpact')} ${UNKNOWN}` : n.toImpact < 0 ? `${w('sinceImpact')} ${counter(-n.toImpact)}` : `${w('timeToImpact')} ${counter(n.toImpact)}`;
  const open = alert.areas.filter((a) => a.lifted === undefined).length;
  const waiting = alert.acks.filter(([nation, at]) => at === undefined && nation !== alert.by).map(([nation]) => nation);
  return `<button class="al line ${over ? 'c' : hostile ? 'h' : 's'}" data-act="front" data-arg="${i}" data-test="alert"><span class="t"><span class="n"><i class="sy ${hostile ? 'ballistic' : warning?.class === 'UNDECIDED' ? 'pending' : 'space'}"></i><span>${REALM_PREFIX[f.store.node?.realm ?? 'ACTUAL']}${safe(alert.id)}${alert.oneWith ? ` = ${safe(alert.oneWith)}` : ''}${alert.by === alert.id.slice(0, 3) ? '' : ` · ${alert.by}`}</span></span><span class="pill ${over ? 'ok' : hostile ? 'hs' : 'ca'}">${word}</span></span><span class="dim">${time}${over ? '' : ` · ${open} ${w('threatened').toLowerCase()}`} · v${alert.version} · ${waiting.length ? `▲ ${waiting.join(' ')} ${w('waiting')}` : `✓ ${w('acknowledged')} ${alert.acks.length}`}</span></button>`;
}

function alertPanel(f: Facts, alert: Alert, front: boolean): string {
  const warning = alert.warning;
  const prefix = REALM_PREFIX[f.store.node?.realm ?? 'ACTUAL'];
  const hostile = warning?.class === 'BALLISTIC';
  const over = alert.state !== 'WARNING';
  const word = { WARNING: w('warning'), ALL_CLEAR: w('allClear'), RETRACTED: w('retracted') }[alert.state];
  const n = f.at === undefined ? undefined : counters(warning, f.at);
  const past = n?.toImpact !== undefined && n.toImpact < 0;
  const title = warning ? { BALLISTIC: w('ballistic'), SPACE_LAUNCH: w('space'), ORBITAL: w('space'), AIRCRAFT: w('aircraft'), UNDECIDED: w('pending') }[warning.class] : '';
  const c = (ms: number | undefined) => (ms === undefined ? UNKNOWN : counter(ms));
  const bar = n?.progress === undefined ? '' : `<svg class="bar" viewBox="0 0 100 1" preserveAspectRatio="none"><rect width="100" height="1" class="bg"/><rect width="${(n.progress * 100).toFixed(1)}" height="1" class="fg"/></svg>`;
  const parts = warning && !over ? `<div class="cd"><div><div class="k">${past ? w('sinceImpact') : w('timeToImpact')}</div><div class="big mono" data-test="impact">${n?.toImpact === undefined ? `<span class="unk">${UNKNOWN}</span>` : c(Math.abs(n.toImpact))}</div></div><div><div class="k">${w('sinceLaunch')}</div><div class="mid">${c(n?.sinceLaunch)}</div></div><div><div class="k">${w('impactUtc')}</div><div class="mid">${n?.impact === undefined ? UNKNOWN : clock(n.impact)}</div></div></div>${bar}` : '';
  const ready = f.store.node?.mayAcknowledge && f.choice.at === undefined;
  const mine = alert.acks.find(([nation]) => nation === f.store.node?.nation)?.[1];
  const buttons = `<div class="bt"><button class="${mine === undefined ? 'pr' : ''}" data-act="ack" data-arg="${alert.id} ${alert.by} ${alert.version}" ${ready ? '' : 'disabled'}>${front ? key('A') : ''} ${w('acknowledge')}${f.store.node?.mayAcknowledge ? '' : ` · ${w('watchOnly')}`}</button><button data-act="zoom" data-arg="${alert.id} ${alert.by}">${front ? key('Z') : ''} ${w('zoomTo')}</button></div>`;
  return `<section class="al ${over ? 'c' : hostile ? 'h' : 's'} ${front ? 'front' : ''}" data-test="alert" role="alert"><div class="t"><span class="n"><i class="sy ${hostile ? 'ballistic' : warning?.class === 'UNDECIDED' ? 'pending' : 'space'}"></i><span>${prefix}${safe(alert.id)} ${title}</span></span><span class="pill ${over ? 'ok' : hostile ? 'hs' : 'ca'}">${word}</span></div>
${over || alert.reason ? `<p class="reason">${over ? '✓ ' : ''}${safe(alert.reason ?? '')} <span class="dim">${alert.by} · ${clock(alert.decided)} UTC</span></p>` : ''}${parts}
<dl class="kv">${alert.oneWith ? row(w('oneWith'), safe(alert.oneWith)) : ''}${warning ? details(f, alert) : ''}${row(w('saidBy'), `<b class="f">${alert.by}</b>v${alert.version} · ${clock(alert.decided)} UTC${alert.late ? ` · ${alert.late} late, superseded` : ''}`)}</dl>
${views(f, alert)}${areas(alert, over)}<div class="k ackk">${w('acknowledged')} (v${alert.version})</div><div class="ak">${alert.acks.map(([nation, at]) => (at === undefined && nation === alert.by ? `<div><span>${nation}</span><span class="dim">${w('origin')}</span></div>` : at === undefined ? `<div class="p"><span>${nation}</span><span>▲ ${w('waiting')}</span></div>` : `<div><span>${nation}</span><span class="ok">✓ ${clock(at)}</span></div>`)).join('')}</div>${buttons}</section>`;
}

function details(f: Facts, alert: Alert): string {
  const warning = alert.warning!;
  const { launch, impact } = warning;
  const at = launch ? `${latLonShort(launch.at[1], launch.at[0])} ± ${km(launch.major)} · ${clock(launch.t)} ± ${launch.sigma.toFixed(0)} s` : UNKNOWN;
  const where = impact ? `${latLonShort(impact.at[1], impact.at[0])} · ${km(2 * impact.major).replace(' km', '')} × ${km(2 * impact.minor)} (${percent(impact.probability)}) · ± ${impact.sigma.toFixed(0)} s` : UNKNOWN;
  const flight = warning.failed ? `▲ ${w('failed')}` : warning.thrusting ? w('thrusting') : w('free');
  const seen = f.tracks.find((t) => t.sources.some((s) => `${s.nation}-${s.number}` === warning.track));
  const by = seen ? row('Seen by', seen.radars.map((r) => safe(r)).join(' · ')) : '';
  const notice = warning.notice ? row('Notice', safe(warning.notice)) : '';
  return row(w('launch'), at) + row(w('impactArea'), where) + row(w('flight'), flight) + row(w('confidence'), `${percent(warning.confidence)} ${warning.class.toLowerCase().replace('_', ' ')}`) + by + notice;
}

/** As each nation says, beside what is fused here, and whether that is the same event. */
function views(f: Facts, alert: Alert): string {
  const found = viewsOf(alert, f.tracks, f.store.events);
  if (!found) return '';
  const place = (ground: Ground | undefined) => (ground ? `${latLonShort(ground.at[1], ground.at[0])} <small>± ${km(ground.major)}</small>` : UNKNOWN);
  const line = (name: string, says: { class: Assessment['class']; launch?: Ground; impact?: Ground }, p: number | null | undefined, same: string) =>
    `<tr><td>${name}</td><td>${says.class.toLowerCase().replace('_', ' ')} <small>${p === null || p === undefined ? '' : percent(p)}</small></td><td>${place(says.launch)}<small>${says.launch ? ` ${clock(says.launch.t)}` : ''}</small></td><td>${place(says.impact)}</td><td class="n">${same}</td></tr>`;
  const { assessment } = found;
  const rows = found.views.map((view) => line(`<span class="f">${view.by}</span>`, view.warning, view.warning.confidence, same(view)));
  return `<div class="k ackk">${w('views')}</div><table class="areas views" data-test="views"><tr><th></th><th></th><th>${w('launch')}</th><th>${w('impactArea')}</th><th class="n">${w('sameEvent')}</th></tr>${rows.join('')}${line(w('fusedHere'), assessment, assessment.p[assessment.class], '')}</table>`;
}

function same({ comparison }: View): string {
  if (!comparison) return '';
  const [, , by, answer, probability, launch, impact, ownShare] = comparison;
  const mark = { SAME: ['✓', 'ok'], DIFFERENT: ['✕', 'hs'], CANNOT_TELL: ['?', 'ca'] }[answer]!;
  const p = (n: number | null) => (n === null ? UNKNOWN : n < 0.001 ? 'below 0.001' : n.toFixed(3));
  const title = `Probability that figures of one event lie as far apart: ${p(probability)} (launch ${p(launch)}, impact ${p(impact)}). ${percent(ownShare)} of the fused estimate is not ${by}'s own data.`;
  return `<span class="${mark[1]}" title="${title}">${mark[0]} ${w(answer)} <small>${probability === null ? '' : `p ${p(probability)}`}</small></span>`;
}

function areas(alert: Alert, over: boolean): string {
  if (!alert.areas.length) return '';
  const lifted = (area: Alert['areas'][number]) => area.lifted !== undefined || over;
  const open = alert.areas.filter((area) => !lifted(area)).sort((a, b) => (b.probability || 0) - (a.probability || 0));
  const rows = open.slice(0, MOST_AREAS).map((area) => {
    const basis = area.basis === 'CORRIDOR' ? `<span class="cor">┄ ${w('corridorBasis')}</span>` : w(area.basis);
    const when = isNaN(area.from) ? '' : `${clock(area.from)} – ${clock(area.to)}`;
    const known = !isNaN(area.probability);
    return `<tr><td>▲ <b>${safe(areaName(area.area))}</b> <small>${basis}</small></td><td class="n">${known ? percent(area.probability) : ''} <small class="mono">${when}</small></td></tr>`;
  });
  const rest = open.slice(MOST_AREAS);
  if (rest.length) rows.push(`<tr><td colspan="2" title="${rest.map((area) => safe(areaName(area.area))).join(', ')}"><small>+ ${rest.length} more, each ${percent(rest[0]!.probability)} or less</small></td></tr>`);
  const free = alert.areas.filter(lifted);
  if (free.length) rows.push(`<tr class="lifted"><td colspan="2"><span class="ok">✓ ${w('lifted')}</span> ${free.map((area) => `<b>${safe(areaName(area.area))}</b>`).join(' · ')}</td></tr>`);
  return `<div class="k ackk">${w('threatened')}</div><table class="areas">${rows.join('')}</table>`;
}

export function selected(f: Facts): string {
  const track = f.tracks.find((t) => t.n === f.choice.selected) ?? f.store.tracks.get(f.choice.selected);
  if (!track) return `<h2>${w('selected')}</h2><p class="dim">${w('nothingSelected')}</p>`;
  const { place, course } = track;
  const a = track.assessment;
  const nation = f.store.node?.nation ?? '';
  const now = f.at ?? track.t;
  const high = place.h > 30_000;
  const speed = Math.hypot(...track.state.slice(3));
  const motion = high ? `${km(place.h)} · ${(speed / 1000).toFixed(2)} km/s` : `${flightLevel(place.h)} · ${knots(course.speed)}`;
  const climb = Math.abs(course.climb) < 1 ? 'level' : `${course.climb > 0 ? '↑' : '↓'} ${Math.abs(course.climb) < 100 ? Math.abs(course.climb).toFixed(0) : Math.round(Math.abs(course.climb))} m/s`;
  const probabilities = a ? Object.entries(a.p).filter(([, p]) => p! > 0.0005).sort((x, y) => y[1]! - x[1]!).map(([k, p]) => `${percent(p)} ${k.toLowerCase().replace('_', ' ')}`).join(' · ') : `not assessed`;
  const sources = track.sources.map((s) => `<tr><td><span class="f">${s.nation}</span> ${s.nation === nation ? w('own') : `◇ ${w('partner')}`}</td><td>${s.nation}-${s.number}</td><td class="n">${age(Math.max(0, (now - s.lastPlot) / 1000))}</td><td class="n">${percent(s.share)}</td></tr>`).join('');
  const identity = [track.callsign, track.address && `Mode S ${track.address}`, track.mode3A && `Mode 3/A ${track.mode3A}`].filter(Boolean).map((x) => safe(String(x))).join(' · ') || 'no transponder reply';
  return `<h2>${w('selected')} <span>${safe(nameOf(track))}</span></h2><div class="sel"><i class="sy ${track.kind}"></i><div><b>${w(track.kind)}</b> · ${motion} · ${Math.round(course.track)}° · ${climb}<br><span class="dim">${identity} · ${w('held')} ${span(now - track.firstPlot)}${track.status === 'COASTING' ? ` · <span class="ca">▲ ${w('stale')}</span>` : ''}</span></div></div>
<dl class="kv">${row('Position', `${latLon(place.lat, place.lon)} ± ${km(track.sigma)} (1σ)`)}${row('Class', probabilities)}${a?.perigee ? row('Perigee', `${a.perigee[0] === null ? UNKNOWN : km(a.perigee[0])} … ${a.perigee[1] === null ? UNKNOWN : km(a.perigee[1])} (95 %)`) : ''}${row('Radars', track.radars.map(safe).join(' · ') || UNKNOWN)}${row('Label', label(track))}${track.reduced ? row('Version', '◐ reduced for your role') : ''}</dl>
<table class="src"><tr><th>${w('source')}</th><th>${w('track')}</th><th class="n">${w('lastPlot')}</th><th class="n">${w('share')}</th></tr>${sources}</table>${ownSees(track, nation) ? '' : `<p class="dim">◇ ${w('partner')}: no radar of ${nation} is in this track.</p>`}
<div class="rel"><div class="k">${w('whoMaySee')}</div>${visible(f, track)}</div>`;
}

function label(track: Held): string {
  const [level, caveats, to] = track.label;
  return `level ${level}${caveats.length ? ` · ${caveats.map(safe).join(' ')}` : ''} · REL ${to.map(safe).join(' · ') || 'nobody'}`;
}

function visible(f: Facts, track: Held): string {
  const own = f.store.node?.nation ?? '';
  const list = f.store.visibility.get(track.n);
  const origin = `<span title="this node">✓ ${own} origin of the picture</span>`;
  if (!list) return `${origin}<span class="wait">partners: ${UNKNOWN}</span>`;
  if (!list.length) return `${origin}<span class="wait">partners: nothing decided</span>`;
  const mark = { FULL: ['✓', w('full'), ''], REDUCED: ['◐', w('reduced'), 'part'], WITHHELD: ['✕', w('withheld'), 'no'] };
  return origin + list.map(([to, verdict, rule, reason]) => `<span class="${mark[verdict][2]}" title="${safe(reason)}">${mark[verdict][0]} ${safe(to)} ${mark[verdict][1]} · ${safe(rule)}</span>`).join('') + list.filter((v) => v[1] !== 'FULL').map(([to, , , reason]) => `<small>${safe(to)}: ${safe(reason)}</small>`).join('');
}

export function log(f: Facts): string {
  const lines = f.store.lines.filter((l) => f.at === undefined || l.t <= f.at + 1000).slice(-40).reverse();
  const mark = { INFO: ['■', 'in'], CAUTION: ['▲', 'ca'], ALARM: ['▲', 'hs'] };
  return `<h2>${w('eventLog')} <span>UTC</span></h2><table class="log">${lines.map((l) => `<tr><td class="mono dim">${clock(l.t)}</td><td><span class="${mark[l.severity][1]}">${mark[l.severity][0]}</span> <span class="dim">${safe(l.source)}</span> ${safe(l.text)}</td></tr>`).join('') || `<tr><td class="dim">${w('none')}</td></tr>`}</table>`;
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

export function ledger(f: Facts): string {
  const links = f.store.status?.links ?? [];
  if (!links.length) return matrix(f);
  const cells = (lane: Lane, name: string) => {
    const v = (n: number | undefined, bad = false) => `<td class="n ${bad && n ? 'hs' : ''}">${n === undefined ? '—' : compact(n)}</td>`;
    return `<td class="dim">${name}</td>${v(lane.released)}${v(lane.delivered)}${v(lane.refused, true)}${v(lane.outstanding)}${v(lane.lost, true)}`;
  };
  const mark = { UP: ['✓', 'ok'], SLOW: ['▲', 'ca'], DOWN: ['✕', 'hs'], UNKNOWN: ['?', 'dim'] };
  return `${matrix(f)}<h2>${w('ledger')} <span>p50 / p99</span></h2><table class="led"><tr><th></th><th></th><th class="n">rel.</th><th class="n">deliv.</th><th class="n">ref.</th><th class="n">outst.</th><th class="n">lost</th></tr>${links.map((l) => `<tr class="lk1"><td colspan="4"><b class="f">${l.from}</b>→ <b class="f">${l.to}</b> <span class="${mark[l.state][1]}">${mark[l.state][0]} ${l.state.toLowerCase()}</span></td><td colspan="3" class="n">${latency(l.p50)} / ${latency(l.p99)}</td></tr><tr><td></td>${cells(l.assured, 'assured')}</tr><tr><td></td>${cells(l.live, 'live')}</tr>${reconciled(l)}`).join('')}</table>`;
}

/** Whether both ends said the same of the last full hour. */
function reconciled(link: Link): string {
  const mark = { AGREED: ['✓', 'ok'], DIFFERS: ['✕', 'hs'], MISSING: ['▲', 'ca'] } as const;
  const words = (link.reconciled ?? []).map(([lane, state, until, number]) => `<span class="${mark[state][1]}">${mark[state][0]} ${lane.toLowerCase()} ${state.toLowerCase()} ${number ? `at ${number} ` : ''}${clock(until).slice(0, 5)}</span>`);
  if (link.recalls) words.push(`<span class="${link.recalls[0] > link.recalls[1] ? 'ca' : 'ok'}">recalls ${link.recalls[1]}/${link.recalls[0]} acknowledged</span>`);
  return words.length ? `<tr><td></td><td colspan="6">${words.join(' ')}</td></tr>` : '';
}

export function controls(f: Facts): string {
  const { choice, store, at } = f;
  const live = choice.at === undefined;
  const back = isFinite(store.since) ? `${date(store.since).slice(0, 6)} ${clock(store.since)} UTC` : UNKNOWN;
  const paces = [1, 4, 16].map((p) => `<button class="b ${!live && choice.pace === p ? 'on' : ''}" data-act="pace" data-arg="${p}">${p}×</button>`).join('');
  const windows = ([[600_000, '10 min'], [1_800_000, '30 min'], [7_200_000, '2 h'], [86_400_000, '24 h']] as const).map(([ms, name]) => `<button class="b ${choice.window === ms ? 'on' : ''}" data-act="window" data-arg="${ms}">${name}</button>`).join('');
  return `<button class="b ${live ? 'live' : ''}" data-act="live">${live ? '●' : '○'} ${w('live')} ${live ? '' : key('End')}</button>${live ? '' : `<span class="replay" data-test="replay">◀◀ ${w('replay')} ${at === undefined ? '' : clock(at)} UTC</span>`}<button class="b" data-act="pause">${key('Space')} ${live || choice.pace ? w('pause') : w('resume')}</button><button class="b" data-act="back">◀ 10 s ${key('←')}</button><button class="b" data-act="on">10 s ▶ ${key('→')}</button>${paces}${live ? `<span class="dim">This screen can go back to ${back}</span>` : ''}<span class="end dim">${w('window')}</span>${windows}`;
}

export function tools(f: Facts, globe: boolean): string {
  const b = (act: string, k: string, word: Word, on = false) => `<button data-act="${act}" class="${on ? 'on' : ''}" aria-pressed="${on}">${key(k)} ${w(word)}</button>`;
  return b('globe', 'G', 'globe', globe) + b('flat', 'M', 'flat', !globe) + b('profile', 'P', 'profile', f.choice.profile) + b('theatre', 'Home', 'theatre') + b('next', 'Tab', 'nextAlert');
}

export function footer(f: Facts, fps: number): string {
  const { store, choice } = f;
  const journal = store.status?.journal;
  const rate = store.status?.rate;
  return `<span>${key('Tab')} next alert</span><span>${key('J')} ${key('K')} next, previous track</span><span>${key('Enter')} centre</span><span class="${choice.follow ? 'ok' : ''}">${key('F')} follow</span><span>${key('[')} ${key(']')} tilt</span><span>${key('?')} all keys</span><span class="end">Plots <b>${rate === null || rate === undefined ? UNKNOWN : `${count(Math.round(rate))}/s`}</b></span><span>To screen <b>${store.shown ? `${count(store.shown.perSecond)} items/s` : UNKNOWN}</b></span><span>Drawn <b>${fps} fps, as needed</b></span><span>Frames lost <b class="${store.lost ? 'ca' : ''}">${store.lost}</b></span><span>Journal <b class="${journal === undefined ? '' : tone(journal)}">${journal === undefined ? UNKNOWN : journal ? '✓ writing' : '✕ not writing'}</b></span>`;
}

export function help(): string {
  return `<div class="sheet" role="dialog" aria-label="Keys"><h1>Keys</h1><div class="keys">${KEYS.map(([k, does]) => `<span>${k.split(' ').map(key).join(' ')}</span><span>${does}</span>`).join('')}</div><p class="dim">Drag turns the globe, the wheel zooms, Shift and drag tilts. Symbols move on by their last velocity for 15 s at most; a coasting track is pale. Squares are seen by own radars, diamonds by partners only. Press Esc to close.</p></div>`;
}
