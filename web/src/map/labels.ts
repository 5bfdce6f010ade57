// Labels beside the tracks: who it is, how high, how fast.
import { flightLevel, knots } from '../format';
import { isLaunch, nameOf, ownSees } from '../held';
import { outlined } from './base';
import { BOLD, SMALL, type Scene, type Shown } from './scene';

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
