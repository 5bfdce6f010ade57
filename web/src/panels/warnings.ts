// The warnings: the one in front in full, the others in one line each.
import { counters, launches, type Alert } from '../alerts';
import { areaName } from '../areas';
import type { Facts } from '../facts';
import { clock, counter, km, percent, safe, UNKNOWN } from '../format';
import { latLonShort } from '../geo';
import { REALM_PREFIX, w } from '../words';
import { key, row, sureness } from './parts';
import { views } from './views';

/** Alerts that are not in front, and areas of the one that is: what else there is must not push the rest off the screen. */
const MOST_LINES = 3;
const MOST_AREAS = 6;

/** The node lists no area for less, unless it was warned before. */
const LEAST_PROBABILITY = 0.01;

export function alerts(f: Facts): string {
  if (!f.alerts.length) return `<section class="al quiet"><div class="t">✓ ${w('noWarning')}</div></section>`;
  const lines = f.alerts.map((alert, i) => (i === f.choice.alert ? '' : alertLine(f, alert, i))).filter(Boolean);
  const front = f.alerts[f.choice.alert];
  const more = lines.length > MOST_LINES ? `<p class="al quiet more">+ ${lines.length - MOST_LINES} ${w('more')} ${key('Tab')}</p>` : '';
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
  return `<button class="al line ${over ? 'c' : hostile ? 'h' : 's'}" data-act="front" data-arg="${i}" data-test="alert"><span class="t"><span class="n"><i class="sy ${hostile ? 'ballistic' : warning?.class === 'UNDECIDED' ? 'pending' : 'space'}"></i><span>${REALM_PREFIX[f.store.realm]}${safe(alert.id)}${alert.oneWith ? ` = ${safe(alert.oneWith)}` : ''}${alert.by === alert.id.slice(0, 3) ? '' : ` · ${alert.by}`}</span></span><span class="pill ${over ? 'ok' : hostile ? 'hs' : 'ca'}">${word}</span></span><span class="dim">${time}${over ? '' : ` · ${open} ${w('threatened').toLowerCase()}`} · v${alert.version} · ${waiting.length ? `▲ ${waiting.join(' ')} ${w('waiting')}` : `✓ ${w('acknowledged')} ${alert.acks.length}`}</span></button>`;
}

function alertPanel(f: Facts, alert: Alert, front: boolean): string {
  const warning = alert.warning;
  const prefix = REALM_PREFIX[f.store.realm];
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
<dl class="kv">${alert.oneWith ? row(w('oneWith'), safe(alert.oneWith)) : ''}${warning ? details(f, alert) : ''}${row(w('saidBy'), `<b class="f">${alert.by}</b>v${alert.version} · ${clock(alert.decided)} UTC${alert.late ? ` · ${alert.late} ${w('late')}` : ''}`)}</dl>
${views(f, alert)}${areas(alert, over)}<div class="k ackk">${w('acknowledged')} (v${alert.version})</div><div class="ak">${alert.acks.map(([nation, at]) => (at === undefined && nation === alert.by ? `<div><span>${nation}</span><span class="dim">${w('origin')}</span></div>` : at === undefined ? `<div class="p"><span>${nation}</span><span>▲ ${w('waiting')}</span></div>` : `<div><span>${nation}</span><span class="ok">✓ ${clock(at)}</span></div>`)).join('')}</div>${buttons}</section>`;
}

function details(f: Facts, alert: Alert): string {
  const warning = alert.warning!;
  const { launch, impact } = warning;
  const at = launch ? `${latLonShort(launch.at[1], launch.at[0])} ± ${km(launch.major)} · ${clock(launch.t)} ± ${launch.sigma.toFixed(0)} s` : UNKNOWN;
  const where = impact ? `${latLonShort(impact.at[1], impact.at[0])} · ${km(2 * impact.major).replace(' km', '')} × ${km(2 * impact.minor)} (${percent(impact.probability)}) · ± ${impact.sigma.toFixed(0)} s` : UNKNOWN;
  const flight = warning.failed ? `▲ ${w('failed')}` : warning.thrusting ? w('thrusting') : w('free');
  const seen = f.tracks.find((t) => t.sources.some((s) => `${s.nation}-${s.number}` === warning.track));
  const by = seen ? row(w('seenBy'), seen.radars.map((r) => safe(r)).join(' · ')) : '';
  const notice = warning.notice ? row(w('notice'), safe(warning.notice)) : '';
  return row(w('launch'), at) + row(w('impactArea'), where) + row(w('flight'), flight) + row(w('confidence'), sureness(warning.class, warning.confidence)) + by + notice;
}

/** Whether an area is listed only because it was warned and no all-clear has lifted that yet. */
function isHeld(area: Alert['areas'][number]): boolean {
  return area.basis !== 'CORRIDOR' && area.probability < LEAST_PROBABILITY;
}

function areas(alert: Alert, over: boolean): string {
  if (!alert.areas.length) return '';
  const lifted = (area: Alert['areas'][number]) => area.lifted !== undefined || over;
  const open = alert.areas.filter((area) => !lifted(area)).sort((a, b) => (b.probability || 0) - (a.probability || 0));
  const [now, held] = [open.filter((area) => !isHeld(area)), open.filter(isHeld)];
  const rows = now.slice(0, MOST_AREAS).map((area) => {
    const basis = area.basis === 'CORRIDOR' ? `<span class="cor">┄ ${w('corridorBasis')}</span>` : w(area.basis);
    const when = isNaN(area.from) ? '' : `${clock(area.from)} – ${clock(area.to)}`;
    const known = !isNaN(area.probability);
    return `<tr><td>▲ <b>${safe(areaName(area.area))}</b> <small>${basis}</small></td><td class="n">${known ? percent(area.probability) : ''} <small class="mono">${when}</small></td></tr>`;
  });
  const rest = now.slice(MOST_AREAS);
  if (rest.length) rows.push(`<tr><td colspan="2" title="${rest.map((area) => safe(areaName(area.area))).join(', ')}"><small>+ ${rest.length} ${w('more')} · ${percent(rest[0]!.probability)} ${w('orLessEach')}</small></td></tr>`);
  if (held.length) rows.push(`<tr><td colspan="2"><small>△ ${w('heldUntilCleared')} ${held.map((area) => safe(areaName(area.area))).join(' · ')}</small></td></tr>`);
  const free = alert.areas.filter(lifted);
  if (free.length) rows.push(`<tr class="lifted"><td colspan="2"><span class="ok">✓ ${w('lifted')}</span> ${free.map((area) => `<b>${safe(areaName(area.area))}</b>`).join(' · ')}</td></tr>`);
  return `<div class="k ackk">${w('threatened')}</div><table class="areas">${rows.join('')}</table>`;
}
