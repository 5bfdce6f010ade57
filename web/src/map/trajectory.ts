// The rest of a launch's flight, predicted without thrust: dashed, with the minutes since launch and the apogee on it.
import type { Alert } from '../alerts';
import { freeFlight, type Step } from '../flight';
import { counter, km } from '../format';
import type { Held } from '../held';
import { figures } from '../lettering';
import { outlined } from './base';
import { BOLD, write, type Scene } from './scene';

const paths = new WeakMap<Held, Step[]>();

/** The rest of a flight without thrust, from the last state; worked out once per state. */
export function ahead(track: Held): Step[] {
  let path = paths.get(track);
  if (!path) paths.set(track, (path = freeFlight(track.state, 3000)));
  return path;
}

/** Draws it from the time looked at on. */
export function drawTrajectory(scene: Scene, track: Held, colour: string, text: string, alert: Alert | undefined): void {
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
