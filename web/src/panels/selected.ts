// The selected track: how it moves, what it is, who sees it, who may see it.
import type { Facts } from '../facts';
import { age, flightLevel, km, knots, percent, safe, span, UNKNOWN } from '../format';
import { latLon } from '../geo';
import { nameOf, ownSees, type Held } from '../held';
import type { ObjectClass } from '../protocol';
import { w } from '../words';
import { row } from './parts';

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
  const probabilities = a ? Object.entries(a.p).filter(([, p]) => p! > 0.0005).sort((x, y) => y[1]! - x[1]!).map(([k, p]) => `${percent(p)} ${w(k as ObjectClass)}`).join(' · ') : `not assessed`;
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
