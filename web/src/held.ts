// A track as this screen holds it, and what can be said of it without drawing: its kind, its place, its name.
import type { Course, Place } from './geo';
import type * as wire from './protocol';

/** Positions further apart than this are not joined: the track was lost between them. */
export const GAP_MS = 45_000;
const LONGEST_AHEAD = 15;

export type Kind = 'ballistic' | 'space' | 'pending' | 'unknown' | 'aircraft';
export const KINDS: Kind[] = ['ballistic', 'space', 'pending', 'unknown', 'aircraft'];

export interface Held extends wire.Track {
  place: Place;
  course: Course;
  /** Change of longitude and latitude, degrees per second, and of height, m/s: for moving the symbol on a little. */
  drift: [number, number, number];
  kind: Kind;
  /** t, lon, lat, h, one after the other, oldest first. */
  trail: number[];
  assessment?: wire.Assessment;
}

/** What a track is on screen: by its assessment, else by how it moves, else by what it says of itself. */
export function kindOf(track: wire.Track & { assessment?: wire.Assessment }): Kind {
  switch (track.assessment?.class) {
    case 'BALLISTIC':
      return 'ballistic';
    case 'SPACE_LAUNCH':
    case 'ORBITAL':
      return 'space';
    default:
  }
  const air = track.assessment?.class === 'AIRCRAFT' || (track.motion[0] ?? 0) > 0.5;
  if (!air) return 'pending';
  return track.callsign || track.address || track.mode3A ? 'aircraft' : 'unknown';
}

export function isLaunch(track: Held): boolean {
  return track.kind === 'ballistic' || track.kind === 'space' || track.kind === 'pending';
}

export function ownSees(track: Held, nation: string): boolean {
  return track.sources.some((source) => source.nation === nation);
}

/** Where a track is drawn: live, its last state moved on by its velocity for 15 s at most; else where it was. */
export function whereIs(track: Held, at: number, live: boolean): Place | undefined {
  if (!live) return placeAt(track, at);
  const s = Math.min(LONGEST_AHEAD, Math.max(0, (at - track.t) / 1000));
  return { lon: track.place.lon + track.drift[0] * s, lat: track.place.lat + track.drift[1] * s, h: track.place.h + track.drift[2] * s };
}

/** Where a track was at `at`, by its trail: between two positions on the straight line; undefined before the first. */
export function placeAt(track: Held, at: number): Place | undefined {
  const trail = track.trail;
  let low = 0;
  let high = trail.length / 4 - 1;
  if (high < 0 || at < trail[0]!) return undefined;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (trail[middle * 4]! <= at) low = middle;
    else high = middle - 1;
  }
  const i = low * 4;
  const here: Place = { lon: trail[i + 1]!, lat: trail[i + 2]!, h: trail[i + 3]! };
  if (i + 4 >= trail.length) return at - trail[i]! > GAP_MS ? undefined : here;
  if (trail[i + 4]! - trail[i]! > GAP_MS) return at - trail[i]! > GAP_MS ? undefined : here;
  const f = (at - trail[i]!) / (trail[i + 4]! - trail[i]!);
  let dLon = trail[i + 5]! - here.lon;
  if (dLon > 180) dLon -= 360;
  if (dLon < -180) dLon += 360;
  return { lon: here.lon + dLon * f, lat: here.lat + (trail[i + 6]! - here.lat) * f, h: here.h + (trail[i + 7]! - here.h) * f };
}

/** The name an operator knows a track by. */
export function nameOf(track: wire.Track): string {
  return track.callsign ?? (track.address ? `S ${track.address}` : track.mode3A ? `A ${track.mode3A}` : `S${track.n}`);
}

/** Whether a track fits what was typed: number, name, address, code, nation or radar. */
export function fits(track: wire.Track, typed: string): boolean {
  const wanted = typed.trim().toUpperCase();
  if (!wanted) return true;
  const words = [`S${track.n}`, track.callsign, track.address, track.mode3A, ...track.radars];
  track.sources.forEach((s) => words.push(`${s.nation}-${s.number}`));
  return words.some((word) => word?.toUpperCase().includes(wanted));
}
