// A launch in the air: what was measured of it, how high that was, and in words what it is.
import type { Alert } from '../alerts';
import { counter, km, percent } from '../format';
import type { Place } from '../geo';
import { whereIs, type Held } from '../held';
import { stated } from '../views';
import { BOLD, isFree, SMALL, type Box, type Scene } from './scene';
import { trace } from './trails';
import { drawTrajectory } from './trajectory';

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
  if (scene.live && !orbits && track.place.h > 10_000) drawTrajectory(scene, track, colour, text, alert);
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

function callout(scene: Scene, track: Held, alert: Alert | undefined, x: number, y: number, place: Place, colour: string, text: string): void {
  const { g, ground, c } = scene;
  const kind = track.kind === 'ballistic' ? 'BALLISTIC' : track.assessment?.class === 'ORBITAL' ? 'IN ORBIT' : track.kind === 'space' ? 'SPACE LAUNCH' : 'UNDECIDED';
  const speed = Math.hypot(track.state[3]!, track.state[4]!, track.state[5]!);
  const lines = [`${scene.prefix}${alert ? alert.id : `S${track.n}`} · ${kind}`, `alt ${km(place.h)} · ${(speed / 1000).toFixed(2)} km/s`];
  const impact = alert?.warning?.impact ?? track.assessment?.impact;
  const known = track.assessment && stated(track.assessment);
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
