// The picture as this screen knows it: the newest state of everything, a bounded history for trails and for looking back.
// No drawing and no clock of its own, so that it can be tested.
import { course, DEG, EARTH_RADIUS, geodetic } from './geo';
import { kindOf, type Held } from './held';
import type * as wire from './protocol';
import { readAssessment, readEvent, readLine, readNotice, readTrack } from './protocol';

export const MOST_TRAIL = 600;
const MOST_LINES = 500;
const MOST_RATES = 720;
const MOST_PAST = 60;

export interface Past {
  at: number;
  event: wire.Event;
}

export class Store {
  node: wire.Node | undefined;
  status: wire.Status | undefined;
  shown: wire.Shown | undefined;
  readonly tracks = new Map<number, Held>();
  readonly events = new Map<string, wire.Event>();
  readonly past = new Map<string, Past[]>();
  readonly notices = new Map<string, wire.Notice>();
  readonly lines: wire.Line[] = [];
  readonly rates: [number, number | null][] = [];
  readonly visibility = new Map<number, wire.Visibility[]>();
  refusal = '';
  sequence = 0;
  lost = 0;
  updates = 0;
  /** First scenario time this screen knows of: how far it can look back. */
  since = Infinity;
  private assessed = new Map<number, wire.Assessment>();
  private statusAt = 0;
  private statusWall = 0;

  /** A new socket begins with a snapshot: what is not in it is gone. Trails of tracks that are stay. */
  restart(): Map<number, Held> {
    const before = new Map(this.tracks);
    this.tracks.clear();
    this.events.clear();
    this.notices.clear();
    this.lines.length = 0;
    this.rates.length = 0;
    this.assessed.clear();
    this.sequence = 0;
    this.trails.clear();
    this.earlier = before;
    return before;
  }
  private earlier = new Map<number, Held>();
  private readonly trails = new Map<number, number[]>();

  /** Takes one frame; `wall` is this screen's own time when it came, milliseconds. Unknown ops are passed over. */
  apply(frame: unknown[], wall: number): void {
    const [sequence] = frame as [number, number];
    if (this.sequence && sequence !== this.sequence + 1) this.lost += Math.abs(sequence - this.sequence - 1);
    this.sequence = sequence;
    for (let i = 2; i < frame.length; i++) this.op(frame[i] as any[], wall);
  }

  private op(op: any[], wall: number): void {
    switch (op[0]) {
      case 'hello':
        this.node = op[1];
        break;
      case 't':
        this.track(readTrack(op));
        break;
      case 'x':
        this.tracks.delete(op[1]);
        this.assessed.delete(op[1]);
        this.visibility.delete(op[1]);
        break;
      case 'h':
        this.history(op[1], op[2]);
        break;
      case 'a':
        this.assess(op[1], readAssessment(op));
        break;
      case 'e':
        this.event(readEvent(op));
        break;
      case 'n':
        this.notices.set(op[1], readNotice(op));
        break;
      case 's':
        this.status = op[1] as wire.Status;
        this.statusAt = this.status.now;
        this.statusWall = wall;
        this.since = Math.min(this.since, this.status.now);
        break;
      case 'l':
        this.lines.push(readLine(op));
        if (this.lines.length > MOST_LINES) this.lines.shift();
        break;
      case 'p':
        this.rates.push([op[1], op[2]]);
        if (this.rates.length > MOST_RATES) this.rates.shift();
        break;
      case 'm':
        this.shown = { p50: op[1], p95: op[2], p99: op[3], perSecond: op[4] };
        break;
      case 'v':
        this.visibility.clear();
        this.visibility.set(op[1], op[2]);
        break;
      case 'refused':
        this.refusal = op[1];
        break;
    }
  }

  private track(track: wire.Track): void {
    const before = this.tracks.get(track.n) ?? this.earlier.get(track.n);
    const place = geodetic(track.state[0]!, track.state[1]!, track.state[2]!);
    const trail = this.tracks.get(track.n)?.trail ?? this.trails.get(track.n) ?? before?.trail ?? [];
    this.trails.delete(track.n);
    const last = trail.length ? trail[trail.length - 4]! : -Infinity;
    if (track.t > last) {
      trail.push(track.t, place.lon, place.lat, place.h);
      if (trail.length > MOST_TRAIL * 4) thin(trail);
    }
    const assessment = this.assessed.get(track.n);
    const way = course(place, track.state.slice(3));
    const north = (way.speed * Math.cos(way.track * DEG)) / (EARTH_RADIUS + place.h) / DEG;
    const east = (way.speed * Math.sin(way.track * DEG)) / (EARTH_RADIUS + place.h) / DEG;
    const drift: [number, number, number] = [east / Math.max(0.01, Math.cos(place.lat * DEG)), north, way.climb];
    const held: Held = { ...track, place, course: way, drift, trail, kind: 'pending' };
    if (assessment) held.assessment = assessment;
    held.kind = kindOf(held);
    this.tracks.set(track.n, held);
    this.updates++;
  }

  /** Where a track was before this screen opened; kept only where this screen has nothing older. */
  private history(n: number, path: number[]): void {
    const known = this.earlier.get(n)?.trail ?? [];
    const trail: number[] = [];
    for (let i = 0; i + 3 < path.length; i += 4) {
      if (known.length && path[i]! >= known[0]!) break;
      const p = geodetic(path[i + 1]!, path[i + 2]!, path[i + 3]!);
      trail.push(path[i]!, p.lon, p.lat, p.h);
      this.since = Math.min(this.since, path[i]!);
    }
    const whole = [...trail, ...known];
    if (whole.length) this.trails.set(n, whole);
  }

  private assess(n: number, assessment: wire.Assessment): void {
    this.assessed.set(n, assessment);
    const held = this.tracks.get(n);
    if (held) {
      held.assessment = assessment;
      held.kind = kindOf(held);
    }
  }

  private event(event: wire.Event): void {
    this.events.set(event.id, event);
    const past = this.past.get(event.id) ?? [];
    const at = Math.max(...event.voices.flatMap((v) => v.versions.map((x) => x[2])), ...event.acks.map((a) => a[3]), 0);
    past.push({ at, event });
    if (past.length > MOST_PAST) past.shift();
    this.past.set(event.id, past);
  }

  /** The realm the node's warnings are of; the earnest one before the node has said. */
  get realm(): wire.Realm {
    return this.node?.realm ?? 'ACTUAL';
  }

  /** Scenario time at this screen's time `wall`; undefined before the first status. */
  now(wall: number): number | undefined {
    if (!this.status) return undefined;
    // No further than 5 s beyond the last word of the node: a dead link must not look alive.
    return this.statusAt + Math.min(Math.max(0, wall - this.statusWall), 5000) * this.status.speed;
  }

  /** Events as they stood at a scenario time. */
  eventsAt(at: number): wire.Event[] {
    const events: wire.Event[] = [];
    for (const past of this.past.values()) {
      const then = past.filter((p) => p.at <= at).pop();
      if (then) events.push(then.event);
    }
    return events;
  }
}

/** Drops every second position of the older half. */
function thin(trail: number[]): void {
  const kept: number[] = [];
  const points = trail.length / 4;
  for (let i = 0; i < points; i++) {
    if (i < points / 2 && i % 2 === 1) continue;
    kept.push(trail[i * 4]!, trail[i * 4 + 1]!, trail[i * 4 + 2]!, trail[i * 4 + 3]!);
  }
  trail.length = 0;
  for (const value of kept) trail.push(value);
}
