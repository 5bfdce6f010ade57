// Height over distance flown of one launch: measured in full, predicted dashed, as the node's last state has it.
import type { Palette } from './colours';
import { distance } from './geo';
import type { Held } from './held';
import { figures } from './lettering';
import { ahead } from './map/trajectory';

export function drawProfile(canvas: HTMLCanvasElement, track: Held, at: number, live: boolean, c: Palette): void {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = [300, 122];
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  const g = canvas.getContext('2d')!;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  const measured: [number, number][] = [];
  const origin = { lon: track.assessment?.launch?.at[0] ?? track.trail[1]!, lat: track.assessment?.launch?.at[1] ?? track.trail[2]! };
  for (let i = 0; i < track.trail.length; i += 4) {
    if (track.trail[i]! > at) break;
    measured.push([distance(origin, { lon: track.trail[i + 1]!, lat: track.trail[i + 2]! }), track.trail[i + 3]!]);
  }
  const predicted: [number, number][] =
    live && track.assessment?.class !== 'ORBITAL' ? ahead(track).map((s) => [distance(origin, s), s.h]) : [];
  const all = [...measured, ...predicted];
  const far = Math.max(100_000, ...all.map((p) => p[0]));
  const high = nice(Math.max(50_000, ...all.map((p) => p[1])));
  const x = (d: number) => 38 + (d / far) * (width - 50);
  const y = (h: number) => height - 22 - (h / high) * (height - 36);
  g.font = figures('10px');
  g.lineWidth = 1;
  for (let i = 0; i <= 4; i++) {
    const h = (high / 4) * i;
    g.strokeStyle = 'rgba(127,164,187,.16)';
    g.beginPath();
    g.moveTo(38, y(h));
    g.lineTo(width - 10, y(h));
    g.stroke();
    g.fillStyle = c.dim;
    g.textAlign = 'right';
    g.fillText(String(Math.round(h / 1000)), 33, y(h) + 3);
    g.textAlign = 'center';
    g.fillText(String(Math.round(((far / 4) * i) / 1000)), x((far / 4) * i), height - 6);
  }
  const colour = track.kind === 'ballistic' ? c.hostile : c.caution;
  plot(g, measured, x, y, colour, 2.2, []);
  plot(g, predicted, x, y, colour, 1.6, [5, 4]);
  const last = measured[measured.length - 1];
  if (last) {
    g.beginPath();
    g.arc(x(last[0]), y(last[1]), 3.5, 0, 7);
    g.fillStyle = colour;
    g.fill();
  }
}

function plot(g: CanvasRenderingContext2D, points: [number, number][], x: (d: number) => number, y: (h: number) => number, colour: string, width: number, dash: number[]): void {
  g.beginPath();
  points.forEach(([d, h], i) => (i ? g.lineTo(x(d), y(h)) : g.moveTo(x(d), y(h))));
  g.strokeStyle = colour;
  g.lineWidth = width;
  g.setLineDash(dash);
  g.stroke();
  g.setLineDash([]);
}

/** The next round number of metres that four lines divide well. */
function nice(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return [1, 2, 4, 6, 8, 10].map((f) => f * power).find((v) => v >= value) ?? 10 * power;
}
