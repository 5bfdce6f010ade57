// What the node sends; docs/formats/picture.md says the same in words. Times are UTC milliseconds, angles degrees, the
// rest SI. What is not known is null or absent, never 0.

export type Realm = 'ACTUAL' | 'EXERCISE' | 'TEST';
export type ObjectClass = 'BALLISTIC' | 'SPACE_LAUNCH' | 'ORBITAL' | 'AIRCRAFT' | 'UNDECIDED';
export type Basis = 'IMPACT' | 'DEBRIS' | 'OVERFLIGHT' | 'CORRIDOR';
export type LonLat = [number, number];
export type Label = [level: number, caveats: string[], releasableTo: string[]];

export interface Node {
  nation: string;
  realm: Realm;
  title: string;
  nations?: string[];
  notional?: boolean;
  operator?: string;
  role?: string;
  mayAcknowledge?: boolean;
  mayChangePolicy?: boolean;
  ends?: number;
}

export interface Source {
  nation: string;
  number: number;
  share: number;
  lastPlot: number;
}

export interface Track {
  n: number;
  t: number;
  /** ECEF position and velocity: x, y, z, vx, vy, vz. */
  state: number[];
  sigma: number | null;
  status: 'TENTATIVE' | 'CONFIRMED' | 'COASTING' | 'DROPPED';
  existence: number | null;
  lastPlot: number;
  firstPlot: number;
  parent: number;
  mode3A: string | null;
  address: string | null;
  callsign: string | null;
  sources: Source[];
  radars: string[];
  label: Label;
  /** Probabilities of air, boost, coast, re-entry; then thrust in m/s² or null. */
  motion: (number | null)[];
  reduced: boolean;
}

export interface Ground {
  at: LonLat;
  major: number;
  minor: number;
  azimuth: number;
  probability: number;
  t: number;
  sigma: number;
}

export interface Threat {
  area: string;
  basis: Basis;
  probability: number;
  from: number;
  to: number;
}

export interface Assessment {
  t: number;
  by: string;
  class: ObjectClass;
  p: Partial<Record<ObjectClass, number>>;
  launch?: Ground;
  impact?: Ground;
  threatened: Threat[];
  thrusting: boolean;
  failed: boolean;
  perigee?: [number | null, number | null];
  /** What partners say of it, held against it. */
  compared: Comparison[];
}

/** Probabilities are those of figures of one event to lie as far apart or farther; null where they cannot be compared. */
export type Comparison = [event: string, v: number, by: string, answer: 'SAME' | 'DIFFERENT' | 'CANNOT_TELL', probability: number | null, launch: number | null, impact: number | null, ownShare: number];

export interface Warning {
  v: number;
  realm: Realm;
  class: ObjectClass;
  confidence: number | null;
  track?: string;
  launch?: Ground;
  impact?: Ground;
  threatened: Threat[];
  thrusting: boolean;
  failed: boolean;
  notice?: string;
  decided: number;
  label: Label;
}

export interface Clear {
  v: number;
  areas: string[];
  ends: boolean;
  reason: string;
  decided: number;
}

export type Version = [v: number, kind: 'WARNING' | 'ALL_CLEAR' | 'RETRACTION' | 'RELATION', decided: number, late: boolean];
export type Ack = [v: number, nation: string, role: string, decided: number];

export interface Voice {
  by: string;
  warning?: Warning;
  clears: Clear[];
  retraction?: { v: number; reason: string; decided: number };
  relation?: { v: number; kind: 'CORRELATED' | 'MERGED' | 'SPLIT'; other: string; reason: string; decided: number };
  versions: Version[];
}

export interface Event {
  id: string;
  voices: Voice[];
  acks: Ack[];
}

export interface Notice {
  id: string;
  origin: string;
  site: LonLat;
  from: number;
  to: number;
  areas: [string, LonLat[]][];
  corridor: string[];
  derived: boolean;
  confidence: string;
  source: string;
}

export interface Sensor {
  nation: string;
  name: string;
  site?: LonLat;
  range: number | null;
  period: number | null;
  age: number | null;
  plots?: number;
  tracks?: number;
  errors?: number;
  /** Mean of the normalised innovations squared per quantity, and its 95 % band. */
  nis?: [mean: number, low: number, high: number];
}

export interface Lane {
  released?: number;
  delivered?: number;
  refused?: number;
  outstanding?: number;
  lost?: number;
  duplicated?: number;
  outOfOrder?: number;
  coalesced?: number;
}

export type LinkState = 'UP' | 'SLOW' | 'DOWN' | 'UNKNOWN';

export interface Link {
  from: string;
  to: string;
  state: LinkState;
  p50: number | null;
  p99: number | null;
  assured: Lane;
  live: Lane;
  /** What came of the last full hour that both ends held against each other, by lane. */
  reconciled?: Reconciled[];
  /** How often the other end was asked to give something back, and of these how many it says it has. */
  recalls?: [asked: number, struck: number];
}

export type Reconciled = [lane: 'ASSURED' | 'LIVE', state: 'AGREED' | 'DIFFERS' | 'MISSING', until: number, number: number];

export interface Status {
  now: number;
  clockError: number | null;
  clock: string;
  speed: number;
  rate: number | null;
  journal?: boolean;
  altered?: number;
  sensors: Sensor[];
  links: Link[];
}

export interface Line {
  n: number;
  t: number;
  severity: 'INFO' | 'CAUTION' | 'ALARM';
  source: string;
  text: string;
}

export type Visibility = [recipient: string, verdict: 'FULL' | 'REDUCED' | 'WITHHELD', rule: string, reason: string];

/** Latency from the datagram's arrival to the frame sent, seconds, and items sent in the last second. */
export interface Shown {
  p50: number | null;
  p95: number | null;
  p99: number | null;
  perSecond: number;
}

type Raw = any; // eslint-free zone: one place where JSON becomes typed

const threat = (a: Raw): Threat => ({ area: a[0], basis: a[1], probability: a[2], from: a[3], to: a[4] });

export function readTrack(a: Raw[]): Track {
  return {
    n: a[1],
    t: a[2],
    state: a.slice(3, 9),
    sigma: a[9],
    status: a[10],
    existence: a[11],
    lastPlot: a[12],
    firstPlot: a[13],
    parent: a[14],
    mode3A: a[15],
    address: a[16],
    callsign: a[17],
    sources: a[18].map((s: Raw) => ({ nation: s[0], number: s[1], share: s[2], lastPlot: s[3] })),
    radars: a[19],
    label: a[20],
    motion: a[21],
    reduced: a[22],
  };
}

export function readAssessment(a: Raw[]): Assessment {
  return { ...a[2], threatened: a[2].threatened.map(threat), compared: a[2].compared ?? [] };
}

export function readEvent(a: Raw[]): Event {
  const voices = a[2].voices.map((voice: Raw) => ({
    ...voice,
    warning: voice.warning && { ...voice.warning, threatened: voice.warning.threatened.map(threat) },
  }));
  return { id: a[1], voices, acks: a[2].acks };
}

export function readNotice(a: Raw[]): Notice {
  return { id: a[1], ...a[2] };
}

export function readLine(a: Raw[]): Line {
  return { n: a[1], t: a[2], severity: a[3], source: a[4], text: a[5] };
}
