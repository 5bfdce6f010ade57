// The lines of a track: its trail behind it, its leader before it.
import { GAP_MS, isLaunch, type Held } from '../held';
import type { Scene, Shown } from './scene';

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

/** Lays one trail from a scenario time on into the path begun; not across gaps. */
export function trace(scene: Scene, track: Held, from: number): void {
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
