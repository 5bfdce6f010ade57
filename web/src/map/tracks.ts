// The tracks themselves: a small shape for an identified aircraft, a symbol for everything else, a ring round the selected.
import { isLaunch, ownSees, whereIs, type Held } from '../held';
import type { Scene, Shown } from './scene';
import { sign } from './symbols';

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
