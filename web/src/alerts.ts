// What the warning panel says, worked out from an event; no drawing.
import type * as wire from './protocol';

/** Wall seconds after which a status is overdue. */
const STATUS_GRACE_S = 2.5;

export type State = 'WARNING' | 'ALL_CLEAR' | 'RETRACTED';

export interface Area extends wire.Threat {
  /** Version of the all-clear that lifted it, if one did. */
  lifted?: number;
}

export interface Alert {
  id: string;
  by: string;
  state: State;
  /** Newest version of this nation's word. */
  version: number;
  warning?: wire.Warning;
  reason?: string;
  decided: number;
  areas: Area[];
  /** Nations and when each took note of the newest version; undefined while it has not. */
  acks: [nation: string, at: number | undefined][];
  late: number;
  /** The event with which its nation says that it is one launch. */
  oneWith?: string;
}

/** One alert for each nation that says something of the event, the one with the newest word first. */
export function alertsOf(event: wire.Event, nations: string[]): Alert[] {
  const alerts = event.voices.map((voice) => alertOf(event, voice, nations));
  return alerts.sort((a, b) => b.decided - a.decided);
}

function alertOf(event: wire.Event, voice: wire.Voice, nations: string[]): Alert {
  const warned = voice.warning?.v ?? 0;
  const clear = voice.clears.filter((c) => c.v > warned && c.ends).pop();
  const retraction = voice.retraction && voice.retraction.v > warned ? voice.retraction : undefined;
  const newest = voice.versions.filter((v) => !v[3] && v[1] !== 'RELATION').pop();
  const version = newest?.[0] ?? 0;
  const areas = areasOf(voice);
  const alert: Alert = {
    id: event.id,
    by: voice.by,
    state: retraction ? 'RETRACTED' : clear ? 'ALL_CLEAR' : 'WARNING',
    version,
    decided: newest?.[2] ?? 0,
    areas,
    acks: nations.map((nation) => [nation, ackOf(event, version, nation)]),
    late: voice.versions.filter((v) => v[3]).length,
  };
  if (voice.warning) alert.warning = voice.warning;
  if (isOne(voice)) alert.oneWith = voice.relation!.other;
  const reason = retraction?.reason ?? clear?.reason ?? voice.clears.filter((c) => c.v > warned).pop()?.reason;
  if (reason) alert.reason = reason;
  return alert;
}

function isOne(voice: wire.Voice): boolean {
  return voice.relation !== undefined && voice.relation.kind !== 'SPLIT';
}

/** How many launches these alerts are of: events said to be one count once, those taken back not at all. */
export function launches(alerts: Alert[]): number {
  const first = new Map<string, string>();
  const find = (id: string): string => (first.has(id) ? find(first.get(id)!) : id);
  for (const { id, oneWith } of alerts) {
    if (oneWith !== undefined && find(id) !== find(oneWith)) first.set(find(id), find(oneWith));
  }
  return new Set(alerts.filter((alert) => alert.warning && alert.state !== 'RETRACTED').map((alert) => find(alert.id))).size;
}

/** Areas of the newest warning, and those an all-clear lifted since; an area warned of again is not lifted. */
function areasOf(voice: wire.Voice): Area[] {
  const warned = voice.warning?.v ?? 0;
  const lifted = new Map<string, number>();
  voice.clears.forEach((clear) => clear.areas.forEach((area) => lifted.set(area, clear.v)));
  const areas: Area[] = (voice.warning?.threatened ?? []).map((threat) => {
    const v = lifted.get(threat.area);
    return v !== undefined && v > warned ? { ...threat, lifted: v } : { ...threat };
  });
  lifted.forEach((v, area) => {
    if (!areas.some((a) => a.area === area)) {
      areas.push({ area, basis: 'IMPACT', probability: NaN, from: NaN, to: NaN, lifted: v });
    }
  });
  return areas;
}

/** A nation has taken note of a version when it acknowledged that one or a later one. */
function ackOf(event: wire.Event, version: number, nation: string): number | undefined {
  const acks = event.acks.filter((ack) => ack[1] === nation && ack[0] >= version);
  return acks.length ? Math.min(...acks.map((ack) => ack[3])) : undefined;
}

/** Counters of a warning at a scenario time, milliseconds; undefined where it is not known. */
export function counters(warning: wire.Warning | undefined, now: number) {
  const launch = warning?.launch?.t;
  const impact = warning?.impact?.t;
  const toImpact = impact === undefined ? undefined : impact - now;
  return {
    toImpact,
    sinceLaunch: launch === undefined ? undefined : now - launch,
    impact,
    /** 0 at launch, 1 at impact. */
    progress:
      launch === undefined || impact === undefined || impact <= launch
        ? undefined
        : Math.min(1, Math.max(0, (now - launch) / (impact - launch))),
  };
}

/**
 * Seconds for which nothing is known of the sensors, `since` the node's last status: none while it comes about once a second of
 * wall time, which at speed 10 is ten seconds of the scenario.
 */
export function silence(since: number, speed: number): number {
  return Math.max(0, since - STATUS_GRACE_S * speed);
}

/** How a sensor does, by the age of its last plot: unknown, on, late (over 1.5 periods) or off (over 3, at least 15 s). */
export function sensorState(sensor: wire.Sensor, sinceStatus = 0): 'unknown' | 'on' | 'late' | 'off' {
  if (sensor.age === null || sensor.age === undefined) return 'unknown';
  const period = sensor.period ?? 10;
  const age = sensor.age + sinceStatus;
  if (age > Math.max(15, 3 * period)) return 'off';
  return age > Math.max(3, 1.5 * period) ? 'late' : 'on';
}

/** Both directions of a link in one, the worse state first. */
export function pairs(links: wire.Link[]): { a: string; b: string; links: wire.Link[]; state: wire.LinkState }[] {
  const order: wire.LinkState[] = ['DOWN', 'SLOW', 'UNKNOWN', 'UP'];
  const all = new Map<string, wire.Link[]>();
  links.forEach((link) => {
    const key = [link.from, link.to].sort().join(' ');
    all.set(key, [...(all.get(key) ?? []), link]);
  });
  return [...all].map(([key, both]) => {
    const [a = '', b = ''] = key.split(' ');
    const state = order.find((s) => both.some((link) => link.state === s)) ?? 'UNKNOWN';
    return { a, b, links: both, state };
  });
}
