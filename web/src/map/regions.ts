// Where a warning says that a launch began and that it comes down: regions on the ground, with their probability.
import type { Alert } from '../alerts';
import { km, percent } from '../format';
import { ellipse } from '../geo';
import type { Ground as Region } from '../protocol';
import { outlined } from './base';
import { BOLD, type Scene } from './scene';

/** Launch point and impact area of a warning, with their probability. */
export function drawRegions(scene: Scene, alert: Alert, named: boolean): void {
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
