// What moves on the map: tracks, trails, leaders, labels; the paths and areas of launches.
import { outlined, type Ground } from './base';
import type { Alert } from './alerts';
import type { Palette } from './colours';
import { freeFlight, type Step } from './flight';
import { counter, flightLevel, km, knots, percent } from './format';
import { ellipse, type Place } from './geo';
import type { Ground as Region, Realm } from './protocol';
import { GAP_MS, nameOf, placeAt, type Held } from './store';
import { sign } from './symbols';
import { figures, letters } from './lettering';

export interface Shown {
  track: Held;
  x: number;
  y: number;
}

export interface Scene {
  g: CanvasRenderingContext2D;
  ground: Ground;
  c: Palette;
  /** Scenario time drawn. */
  at: number;
  live: boolean;
  realm: Realm;
  nation: string;
  prefix: string;
  selected: number;
  trailMs: number;
  leaders: boolean;
  labels: boolean;
  declutter: boolean;
  /** Boxes that hold writing already. */
  taken: Box[];
}

export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

const SMALL = letters('500 10.5px');
const BOLD = letters('600 11px');
const LONGEST_AHEAD = 15;

/** Where a track is drawn: live, its last state moved on by its velocity for 15 s at most; else where it was. */
export function whereIs(track: Held, at: number, live: boolean): Place | undefined {
  if (!live) return placeAt(track, at);
  const s = Math.min(LONGEST_AHEAD, Math.max(0, (at - track.t) / 1000));
  return { lon: track.place.lon + track.drift[0] * s, lat: track.place.lat + track.drift[1] * s, h: track.place.h + track.drift[2] * s };
}

/** Trails of everything that is not a launch, in one stroke. */
export function drawTrails(scene: Scene, tracks: Held[]): void {
  const { g, c } = scene;
  g.beginPath();
  for (const track of tracks) if (!isLaunch(track)) trace(scene, track, scene.at - scene.trailMs);
  g.strokeStyle = c.own;
  g.globalAlpha = 0.5;
  g.lineWidth = 1.1;
  g.stroke();
  g.globalAlpha = 1;
}

function trace(scene: Scene, track: Held, from: number): void {
  const { g, ground } = scene;
  const trail = track.trail;
  let down = false;
  let before = 0;
  for (let i = 0; i < trail.length; i += 4) {
    const t = trail[i]!;
    if (t < from) continue;
    if (t > scene.at) break;
    const p = ground.place(trail[i + 1]!, trail[i + 2]!, trail[i + 3]!);
    if (!p || p.hidden) {
      down = false;
      continue;
    }
    if (down && t - before <= GAP_MS) g.lineTo(p.x, p.y);
    else g.moveTo(p.x, p.y);
    down = true;
    before = t;
  }
}

export function isLaunch(track: Held): boolean {
  return track.kind === 'ballistic' || track.kind === 'space' || track.kind === 'pending';
}

/** All symbols; returns where they are, for the mouse. */
export function drawTracks(scene: Scene, tracks: Held[]): Shown[] {
  const shown: Shown[] = [];
  const { ground } = scene;
  for (const track of tracks) {
    const place = whereIs(track, scene.at, scene.live);
    const p = place && ground.place(place.lon, place.lat, place.h);
    if (!p || p.hidden || p.x < -20 || p.y < -20 || p.x > ground.width + 20 || p.y > ground.height + 20) continue;
    shown.push({ track, x: p.x, y: p.y });
  }
  squares(scene, shown);
  for (const s of shown) if (s.track.kind !== 'aircraft') symbol(scene, s);
  const selected = shown.find((s) => s.track.n === scene.selected);
  if (selected) ring(scene, selected);
  return shown;
}

/** Where it will be in two minutes, if it keeps on. */
export function drawLeaders(scene: Scene, shown: Shown[]): void {
  const { g, ground, c } = scene;
  g.beginPath();
  for (const { track, x, y } of shown) {
    if (isLaunch(track) || track.course.speed < 15) continue;
    const [dLon, dLat, dH] = track.drift;
    const place = track.place;
    const p = ground.place(place.lon + dLon * 120, place.lat + dLat * 120, place.h + dH * 120);
    if (!p || p.hidden) continue;
    g.moveTo(x, y);
    g.lineTo(p.x, p.y);
  }
  g.strokeStyle = c.partner;
  g.globalAlpha = 0.8;
  g.lineWidth = 1.1;
  if (shown.length < 800) g.setLineDash([1.5, 3]); // many dashes are dear
  g.stroke();
  g.setLineDash([]);
  g.globalAlpha = 1;
}

/** Identified aircraft: a square where own radars see it, a diamond where only partners do. */
function squares(scene: Scene, shown: Shown[]): void {
  const { g, c } = scene;
  const ratio = window.devicePixelRatio || 1;
  const stamps = [stamp(c.own, true, ratio), stamp(c.partner, false, ratio)] as const;
  for (const { track, x, y } of shown) {
    if (track.kind !== 'aircraft') continue;
    g.drawImage(stamps[ownSees(track, scene.nation) ? 0 : 1], x - STAMP / 2, y - STAMP / 2, STAMP, STAMP);
  }
}

const STAMP = 12;
const stamps = new Map<string, HTMLCanvasElement>();

/** A square or a diamond, drawn once: thousands of images cost less than thousands of shapes. */
function stamp(colour: string, square: boolean, ratio: number): HTMLCanvasElement {
  const key = `${colour} ${square} ${ratio}`;
  let canvas = stamps.get(key);
  if (canvas) return canvas;
  canvas = document.createElement('canvas');
  canvas.width = canvas.height = STAMP * ratio;
  const g = canvas.getContext('2d')!;
  g.scale(ratio, ratio);
  g.translate(STAMP / 2, STAMP / 2);
  if (!square) g.rotate(Math.PI / 4);
  g.beginPath();
  g.rect(-2.6, -2.6, 5.2, 5.2);
  g.fillStyle = '#0a1118';
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = 1.2;
  g.stroke();
  stamps.set(key, canvas);
  return canvas;
}

export function ownSees(track: Held, nation: string): boolean {
  return track.sources.some((source) => source.nation === nation);
}

function symbol(scene: Scene, { track, x, y }: Shown): void {
  const { g, c } = scene;
  const launch = isLaunch(track);
  const colour = track.kind === 'ballistic' ? c.hostile : track.kind === 'unknown' ? c.unknown : c.caution;
  g.globalAlpha = track.status === 'COASTING' ? 0.55 : 1;
  if (launch) {
    g.strokeStyle = colour;
    for (const [r, alpha] of [[17, 0.55], [24, 0.25]] as const) {
      g.beginPath();
      g.arc(x, y, r, 0, 2 * Math.PI);
      g.globalAlpha = alpha;
      g.lineWidth = 1.2;
      g.stroke();
    }
    g.globalAlpha = track.status === 'COASTING' ? 0.55 : 1;
  }
  const image = sign(track.kind, scene.realm, launch ? 20 : 15);
  if (image) {
    const ratio = window.devicePixelRatio || 1;
    g.drawImage(image.image, x - image.x, y - image.y, image.image.width / ratio, image.image.height / ratio);
  } else {
    g.beginPath();
    g.arc(x, y, 6, 0, 2 * Math.PI);
    g.fillStyle = colour;
    g.fill();
  }
  g.globalAlpha = 1;
}

function ring(scene: Scene, { x, y }: Shown): void {
  const { g, c } = scene;
  g.strokeStyle = c.select;
  g.lineWidth = 1.6;
  for (const quarter of [0, 1, 2, 3]) {
    g.beginPath();
    g.arc(x, y, 14, quarter * (Math.PI / 2) + 0.35, (quarter + 1) * (Math.PI / 2) - 0.35);
    g.stroke();
  }
}

/** Labels: of what matters always, of the rest when asked for; apart from each other unless switched off. */
export function drawLabels(scene: Scene, shown: Shown[], hovered: number, wanted: Set<number>): void {
  const { g, ground, c } = scene;
  const { taken } = scene;
  const rank = ({ track }: Shown) => (track.n === scene.selected ? 0 : isLaunch(track) ? 1 : track.n === hovered ? 2 : track.kind === 'unknown' ? 3 : 4);
  const chosen = shown.filter((s) => !isLaunch(s.track) && (scene.labels || rank(s) < 4 || wanted.has(s.track.n)));
  chosen.sort((a, b) => rank(a) - rank(b) || a.track.n - b.track.n);
  for (const s of shown) if (s.track.kind !== 'aircraft') taken.push([s.x - 9, s.y - 9, s.x + 9, s.y + 9]);
  g.textAlign = 'left';
  for (const s of chosen.slice(0, 600)) {
    const { track } = s;
    const first = `${nameOf(track)}${ownSees(track, scene.nation) ? '' : ' ◇'}`;
    const second = `${flightLevel(track.place.h)} ${knots(track.course.speed)}`;
    g.font = BOLD;
    const width = Math.max(g.measureText(first).width, 66);
    const spots: [number, number][] = [[12, -10], [-12 - width, -10], [12, 18], [-12 - width, 18], [-width / 2, -26]];
    const free = spots.find(([dx, dy]) => {
      const box = [s.x + dx, s.y + dy - 10, s.x + dx + width, s.y + dy + 14] as const;
      return box[0] > 0 && box[2] < ground.width && !taken.some((t) => t[0] < box[2] && t[2] > box[0] && t[1] < box[3] && t[3] > box[1]);
    });
    const spot = free ?? (!scene.declutter || rank(s) === 0 ? spots[0]! : undefined);
    if (!spot) continue;
    const [x, y] = [s.x + spot[0], s.y + spot[1]];
    taken.push([x, y - 10, x + width, y + 14]);
    outlined(g, first, x, y, track.kind === 'unknown' ? c.unknown : c.partner, c.halo, BOLD);
    outlined(g, second, x, y + 12, '#c3d3de', c.halo, SMALL);
  }
}

function isFree(scene: Scene, box: Box): boolean {
  return !scene.taken.some((t) => t[0] < box[2] && t[2] > box[0] && t[1] < box[3] && t[3] > box[1]);
}

/** Writes where nothing is written yet, or anywhere with labels not kept apart. */
function write(scene: Scene, box: Box, draw: () => void): void {
  if (scene.declutter && !isFree(scene, box)) return;
  scene.taken.push(box);
  draw();
}

const paths = new WeakMap<Held, Step[]>();

/** The rest of a flight without thrust, from the last state; worked out once per state. */
export function ahead(track: Held): Step[] {
  let path = paths.get(track);
  if (!path) paths.set(track, (path = freeFlight(track.state, 3000)));
  return path;
}

/** A launch in the air: what was measured, what follows, and the lines that show its height. */
export function drawLaunch(scene: Scene, track: Held, alert: Alert | undefined): void {
  const { g, ground, c } = scene;
  const colour = track.kind === 'ballistic' ? c.hostile : c.caution;
  const text = track.kind === 'ballistic' ? c.hostileText : c.cautionText;
  curtain(scene, track, colour);
  g.beginPath();
  trace(scene, track, -Infinity);
  g.strokeStyle = colour;
  g.lineWidth = 2.4;
  g.stroke();
  const place = whereIs(track, scene.at, scene.live);
  const p = place && ground.place(place.lon, place.lat, place.h);
  const orbits = track.assessment?.class === 'ORBITAL';
  if (scene.live && !orbits && track.place.h > 10_000) future(scene, track, colour, text, alert);
  if (!place || !p || p.hidden) return;
  const foot = ground.place(place.lon, place.lat, 0);
  if (foot && !foot.hidden) {
    g.beginPath();
    g.moveTo(p.x, p.y);
    g.lineTo(foot.x, foot.y);
    g.strokeStyle = colour;
    g.lineWidth = 1.2;
    g.setLineDash([2, 3]);
    g.stroke();
    g.setLineDash([]);
    g.beginPath();
    g.arc(foot.x, foot.y, 2.5, 0, 7);
    g.stroke();
  }
  callout(scene, track, alert, p.x, p.y, place, colour, text);
}

/** Thin lines from the path to the ground: how high it was, where. */
function curtain(scene: Scene, track: Held, colour: string): void {
  const { g, ground } = scene;
  const trail = track.trail;
  const points = trail.length / 4;
  const every = Math.max(1, Math.floor(points / 36));
  g.beginPath();
  for (let k = 0; k < points; k += every) {
    const i = k * 4;
    if (trail[i]! > scene.at || trail[i + 3]! < 20_000) continue;
    const top = ground.place(trail[i + 1]!, trail[i + 2]!, trail[i + 3]!);
    const foot = ground.place(trail[i + 1]!, trail[i + 2]!, 0);
    if (!top || !foot || top.hidden || foot.hidden) continue;
    g.moveTo(top.x, top.y);
    g.lineTo(foot.x, foot.y);
  }
  g.strokeStyle = colour;
  g.globalAlpha = 0.2;
  g.lineWidth = 1;
  g.stroke();
  g.globalAlpha = 1;
}

function future(scene: Scene, track: Held, colour: string, text: string, alert: Alert | undefined): void {
  const { g, ground, c } = scene;
  const path = ahead(track);
  g.beginPath();
  let down = false;
  path.forEach((step) => {
    if (track.t + step.s * 1000 < scene.at) return;
    const p = ground.place(step.lon, step.lat, step.h);
    if (!p || p.hidden) {
      down = false;
      return;
    }
    if (down) g.lineTo(p.x, p.y);
    else g.moveTo(p.x, p.y);
    down = true;
  });
  g.strokeStyle = colour;
  g.lineWidth = 1.8;
  g.setLineDash([7, 5]);
  g.stroke();
  g.setLineDash([]);
  const launched = alert?.warning?.launch?.t ?? track.assessment?.launch?.t;
  if (launched !== undefined) {
    for (const step of path) {
      const since = (track.t + step.s * 1000 - launched) / 1000;
      const minute = Math.round(since / 120) * 120;
      const dt = (path[1]?.s ?? 0) / 2 + 0.01;
      if (Math.abs(since - minute) > dt || track.t + step.s * 1000 < scene.at || minute < 60) continue;
      const p = ground.place(step.lon, step.lat, step.h);
      if (p && !p.hidden) tick(scene, p.x, p.y, `T+${minute / 60}`, colour, text);
    }
    let top: Step | undefined;
    path.forEach((step) => (top = !top || step.h > top.h ? step : top));
    const p = top && top.s > 5 && ground.place(top.lon, top.lat, top.h);
    if (top && p && !p.hidden) {
      g.textAlign = 'center';
      const words = `apogee ${km(top.h)} at T+${counter(track.t + top.s * 1000 - launched)}, predicted`;
      const y = Math.max(14, p.y - 30);
      g.font = BOLD;
      const half = g.measureText(words).width / 2;
      write(scene, [p.x - half, y - 11, p.x + half, y + 4], () => outlined(g, words, p.x, y, text, c.halo, BOLD));
      g.textAlign = 'left';
    }
  }
}

function tick(scene: Scene, x: number, y: number, label: string, colour: string, text: string): void {
  const { g, c } = scene;
  g.beginPath();
  g.arc(x, y, 2.6, 0, 7);
  g.fillStyle = '#0a1118';
  g.fill();
  g.strokeStyle = colour;
  g.lineWidth = 1.4;
  g.stroke();
  write(scene, [x + 7, y - 6, x + 42, y + 6], () => outlined(g, label, x + 8, y + 3, text, c.halo, figures('500 10px')));
}

function callout(scene: Scene, track: Held, alert: Alert | undefined, x: number, y: number, place: Place, colour: string, text: string): void {
  const { g, ground, c } = scene;
  const kind = track.kind === 'ballistic' ? 'BALLISTIC' : track.assessment?.class === 'ORBITAL' ? 'IN ORBIT' : track.kind === 'space' ? 'SPACE LAUNCH' : 'UNDECIDED';
  const speed = Math.hypot(track.state[3]!, track.state[4]!, track.state[5]!);
  const lines = [`${scene.prefix}${alert ? alert.id : `S${track.n}`} · ${kind}`, `alt ${km(place.h)} · ${(speed / 1000).toFixed(2)} km/s`];
  const impact = alert?.warning?.impact ?? track.assessment?.impact;
  const known = track.assessment?.p[track.assessment.class];
  const left = impact && impact.t > scene.at ? `impact in ${counter(impact.t - scene.at)} · ` : '';
  if (scene.live) lines.push(`${left}conf ${percent(known)}${track.status === 'COASTING' ? ' · coasting' : ''}`);
  g.font = BOLD;
  const width = Math.max(...lines.map((line) => g.measureText(line).width)) + 14;
  const height = lines.length * 13.5 + 8;
  // Several parts of one launch fly close together: each has its box where there is room, and only its symbol where not.
  const spots: [number, number][] = [[x + 30, y - 18], [x - 30 - width, y - 18], [x + 30, y + 34], [x - 30 - width, y + 34], [x + 30, y - 70], [x - 30 - width, y - 70]];
  const boxes = spots.map(([left, top]): Box => {
    const fit = Math.max(4, Math.min(top, ground.height - height - 4));
    return [left, fit, left + width, fit + height];
  });
  const box = boxes.find((b) => b[0] > 0 && b[2] < ground.width && isFree(scene, b)) ?? (track.n === scene.selected || !scene.declutter ? boxes[0] : undefined);
  if (!box) return;
  const [bx, by] = box;
  g.fillStyle = 'rgba(5,9,13,.86)';
  g.strokeStyle = colour;
  g.lineWidth = 1;
  g.beginPath();
  g.roundRect(bx, by, width, height, 3);
  g.fill();
  g.globalAlpha = 0.7;
  g.stroke();
  g.globalAlpha = 1;
  scene.taken.push(box);
  g.textAlign = 'left';
  lines.forEach((line, i) => {
    g.font = i ? SMALL : BOLD;
    g.fillStyle = i ? c.text : text;
    g.fillText(line, bx + 7, by + 14 + i * 13.5);
  });
}

/** Launch point and impact area of a warning, with their probability. */
export function drawAreas(scene: Scene, alert: Alert, named: boolean): void {
  const { c } = scene;
  const over = alert.state !== 'WARNING';
  const warning = alert.warning;
  if (!warning) return;
  const hostile = warning.class === 'BALLISTIC';
  const colour = over ? c.ok : hostile ? c.hostile : c.caution;
  const text = over ? c.ok : hostile ? c.hostileText : c.cautionText;
  if (warning.launch) region(scene, warning.launch, colour, text, `${scene.prefix}LAUNCH ± ${km(warning.launch.major)}`, true, named);
  if (warning.impact) {
    const now = warning.thrusting ? 'IF THRUST ENDED NOW' : 'IMPACT';
    const size = `${km(2 * warning.impact.major).replace(' km', '')} × ${km(2 * warning.impact.minor)}`;
    const lift = over ? ' · CLEARED' : '';
    region(scene, warning.impact, colour, text, `${scene.prefix}${now} ${percent(warning.impact.probability)} · ${size}${lift}`, false, named);
  }
}

function region(scene: Scene, ground: Region, colour: string, text: string, label: string, below: boolean, named: boolean): void {
  const { g, c } = scene;
  const points = ellipse(ground.at, ground.major, ground.minor, ground.azimuth).map(([lon, lat]) => scene.ground.place(lon, lat, 0));
  const middle = scene.ground.place(ground.at[0], ground.at[1], 0);
  if (!middle || middle.hidden) return;
  if (points.every((p) => p && !p.hidden)) {
    g.beginPath();
    points.forEach((p, i) => (i ? g.lineTo(p!.x, p!.y) : g.moveTo(p!.x, p!.y)));
    g.closePath();
    g.fillStyle = colour;
    g.globalAlpha = 0.2;
    g.fill();
    g.globalAlpha = 1;
    g.strokeStyle = colour;
    g.lineWidth = 1.6;
    g.stroke();
  }
  g.beginPath();
  g.moveTo(middle.x - 6, middle.y);
  g.lineTo(middle.x + 6, middle.y);
  g.moveTo(middle.x, middle.y - 6);
  g.lineTo(middle.x, middle.y + 6);
  g.strokeStyle = text;
  g.lineWidth = 1.6;
  g.stroke();
  if (!named) return;
  const right = Math.max(middle.x, ...points.map((p) => p?.x ?? 0));
  g.textAlign = 'left';
  const [x, y] = below ? [middle.x + 10, middle.y + 16] : [right + 8, middle.y + 4];
  outlined(g, label, x, y, text, c.halo, BOLD);
  scene.taken.push([x, y - 11, x + g.measureText(label).width, y + 4]);
}
