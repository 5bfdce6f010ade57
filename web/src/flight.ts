// Free flight ahead of a state, for drawing: gravity with J2 and the Earth's rotation, no thrust, no drag. What the node
// assessed is shown as the node gave it; this only joins the dots between the last state and the ground.
import { geodetic, type Place } from './geo';

const MU = 3.986004418e14;
const J2 = 1.08262668e-3;
const RE = 6378137;
const OMEGA = 7.292115e-5;

export interface Step extends Place {
  /** Seconds after the state. */
  s: number;
}

/** Acceleration in the rotating frame. */
function acceleration(q: number[]): number[] {
  const [x = 0, y = 0, z = 0, vx = 0, vy = 0] = q;
  const r2 = x * x + y * y + z * z;
  const r = Math.sqrt(r2);
  const g = -MU / (r2 * r);
  const j = 1.5 * J2 * ((RE * RE) / r2);
  const zz = (5 * z * z) / r2;
  return [
    g * x * (1 + j * (1 - zz)) + 2 * OMEGA * vy + OMEGA * OMEGA * x,
    g * y * (1 + j * (1 - zz)) - 2 * OMEGA * vx + OMEGA * OMEGA * y,
    g * z * (1 + j * (3 - zz)),
  ];
}

function rate(q: number[]): number[] {
  return [q[3]!, q[4]!, q[5]!, ...acceleration(q)];
}

/** One step of Runge-Kutta of order 4. */
export function advance(q: number[], dt: number): number[] {
  const mix = (k: number[], f: number) => q.map((value, i) => value + k[i]! * f);
  const k1 = rate(q);
  const k2 = rate(mix(k1, dt / 2));
  const k3 = rate(mix(k2, dt / 2));
  const k4 = rate(mix(k3, dt));
  return q.map((value, i) => value + (dt / 6) * (k1[i]! + 2 * k2[i]! + 2 * k3[i]! + k4[i]!));
}

/** The path from a state (ECEF) until it meets the ground or `longest` seconds are over; at most 400 points. */
export function freeFlight(state: number[], longest = 3600): Step[] {
  const path: Step[] = [{ s: 0, ...geodetic(state[0]!, state[1]!, state[2]!) }];
  let q = state;
  const dt = Math.max(2, longest / 400);
  for (let s = dt; s <= longest; s += dt) {
    const next = advance(q, dt);
    const place = geodetic(next[0]!, next[1]!, next[2]!);
    const before = path[path.length - 1]!;
    if (place.h <= 0) {
      const f = before.h / (before.h - place.h);
      const last = advance(q, dt * f);
      path.push({ s: s - dt + dt * f, ...geodetic(last[0]!, last[1]!, last[2]!) });
      break;
    }
    path.push({ s, ...place });
    q = next;
  }
  return path;
}
