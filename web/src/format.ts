// Numbers as people read them: always with a unit, unknown as unknown.

export const UNKNOWN = 'unknown';
const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];

const two = (n: number) => String(n).padStart(2, '0');

/** `03:14:27`, UTC moved by whole hours. */
export function clock(ms: number, offsetHours = 0): string {
  const d = new Date(ms + offsetHours * 3600_000);
  return `${two(d.getUTCHours())}:${two(d.getUTCMinutes())}:${two(d.getUTCSeconds())}`;
}

/** `03:14`. */
export function hourMinute(ms: number): string {
  return clock(ms).slice(0, 5);
}

/** `22 NOV 2026`. */
export function date(ms: number, offsetHours = 0): string {
  const d = new Date(ms + offsetHours * 3600_000);
  return `${two(d.getUTCDate())} ${MONTHS[d.getUTCMonth()]} ${d.getUTCFullYear()}`;
}

/** A span as a counter: `07:54`, `1:02:45`; the sign only when it is negative. */
export function counter(ms: number): string {
  const s = Math.abs(ms) < 1000 ? 0 : Math.trunc(ms / 1000);
  const a = Math.abs(s);
  const h = Math.floor(a / 3600);
  const text = h > 0 ? `${h}:${two(Math.floor(a / 60) % 60)}:${two(a % 60)}` : `${two(Math.floor(a / 60))}:${two(a % 60)}`;
  return s < 0 ? `−${text}` : text;
}

/** A count with groups: `2,182`. */
export function count(n: number | undefined | null): string {
  return n === undefined || n === null ? '—' : n.toLocaleString('en-US');
}

/** Seconds as latency: `18 ms`, `1.9 s`. */
export function latency(s: number | null | undefined): string {
  if (s === null || s === undefined) return UNKNOWN;
  if (s < 0.00005) return '< 0.1 ms';
  if (s < 0.00095) return `${(s * 1000).toFixed(1)} ms`;
  return s < 0.9995 ? `${Math.round(s * 1000)} ms` : `${s.toFixed(1)} s`;
}

/** Metres as kilometres: `14 km`, `0.4 km`. */
export function km(m: number | null | undefined): string {
  if (m === null || m === undefined || !isFinite(m)) return UNKNOWN;
  return `${kmNumber(m)} km`;
}

export function kmNumber(m: number): string {
  const k = m / 1000;
  return Math.abs(k) < 9.95 ? k.toFixed(1) : String(Math.round(k));
}

/** A probability: `94 %`, `0.4 %`, `< 0.1 %`. */
export function percent(p: number | null | undefined): string {
  if (p === null || p === undefined) return UNKNOWN;
  const v = p * 100;
  if (v > 0 && v < 0.1) return '< 0.1 %';
  if (v < 100 && v > 99.9) return '> 99.9 %';
  return v < 1 && v > 0 ? `${v.toFixed(1)} %` : `${Math.round(v)} %`;
}

/** Height of an aircraft as a flight level of geometric height, `FL330`. */
export function flightLevel(m: number): string {
  return `FL${String(Math.max(0, Math.round(m / 30.48))).padStart(3, '0')}`;
}

export function knots(mps: number): string {
  return `${Math.round(mps / 0.514444)} kt`;
}

/** How long something has been held: `11 min 42 s`. */
export function span(ms: number): string {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  return `${Math.floor(s / 3600)} h ${Math.floor(s / 60) % 60} min`;
}

/** Age of something that happened: `2.1 s`, `14 s`, `3 min`. */
export function age(s: number | null | undefined): string {
  if (s === null || s === undefined) return UNKNOWN;
  if (s < 9.95) return `${s.toFixed(1)} s`;
  if (s < 120) return `${Math.round(s)} s`;
  return s < 7200 ? `${Math.round(s / 60)} min` : `${Math.round(s / 3600)} h`;
}

/** For HTML. */
export function safe(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}

/** From when to when, with the days where they are not the same. */
export function windowOf(window: { from: number; to: number }): string {
  const day = (t: number) => date(t).slice(0, 6);
  if (day(window.from) === day(window.to)) return `${hourMinute(window.from)} – ${hourMinute(window.to)}`;
  return `${day(window.from)} ${hourMinute(window.from)} – ${day(window.to)} ${hourMinute(window.to)}`;
}
