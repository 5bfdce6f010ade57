// The one camera of the globe: the tilted perspective of d3's geoSatellite for what lies on the ground, and the same
// formula for what flies above it (Snyder, Map Projections: A Working Manual, 1987, chapter 23).
import { geoRotation } from 'd3-geo';
import { geoSatellite, type GeoSatellite } from 'd3-geo-projection';
import { DEG, EARTH_RADIUS } from '../geo';

export interface View {
  /** Ground point in the middle of the map, degrees. */
  lon: number;
  lat: number;
  /** Ground seen across the map at its middle, metres. */
  width: number;
  /** Of the line of sight from the vertical, 0..1 of what keeps the whole horizon in front of the camera. */
  tilt: number;
}

export interface Pixel {
  x: number;
  y: number;
  /** Whether the Earth is in the way. */
  hidden: boolean;
}

export class Camera {
  /** Distance of the eye from the Earth's centre, Earth radii. */
  readonly distance: number;
  readonly tiltDegrees: number;
  private readonly rotation: [number, number, number];
  private readonly matrix: number[];
  private readonly scale: number;
  private readonly tx: number;
  private readonly ty: number;
  private readonly sin: number;
  private readonly cos: number;

  constructor(
    readonly view: View,
    readonly widthPx: number,
    readonly heightPx: number,
  ) {
    const P = (this.distance = Math.min(4.5, Math.max(1.45, 1 + (view.width / EARTH_RADIUS) * 1.15)));
    const edge = Math.asin(1 / P);
    const omega = view.tilt * Math.min(edge * 0.82, (90 * DEG - edge) * 0.94);
    this.tiltDegrees = omega / DEG;
    this.sin = Math.sin(omega);
    this.cos = Math.cos(omega);
    const below = Math.asin(Math.min(1, P * this.sin)) - omega; // arc from the eye's nadir to the middle of the view
    this.rotation = [-view.lon, -(view.lat - below / DEG), 0];
    const rotate = geoRotation(this.rotation);
    const axes = [unit(rotate([0, 0])), unit(rotate([90, 0])), unit(rotate([0, 90]))];
    this.matrix = [0, 1, 2].flatMap((row) => axes.map((axis) => axis[row]!));
    const [, y] = this.raw(vector(view.lon, view.lat, 0))!;
    const east = this.raw(vector(view.lon + 0.1 / Math.cos(view.lat * DEG), view.lat, 0))!;
    const perMetre = Math.hypot(east[0], east[1] - y) / (0.1 * DEG * EARTH_RADIUS);
    this.scale = widthPx / (view.width * perMetre);
    this.tx = widthPx / 2;
    this.ty = heightPx * 0.56 + y * this.scale;
  }

  /** d3's projection of the same camera, for what lies on the ground. */
  projection(): GeoSatellite {
    return geoSatellite()
      .distance(this.distance)
      .tilt(this.tiltDegrees)
      .rotate(this.rotation)
      .scale(this.scale)
      .translate([this.tx, this.ty])
      .clipAngle(Math.acos(1 / this.distance) / DEG - 1e-6)
      .precision(0.4);
  }

  /** Where a point at a height appears; undefined behind the eye. */
  project(lon: number, lat: number, h: number): Pixel | undefined {
    const v = vector(lon, lat, h);
    const p = this.raw(v);
    return p && { x: this.tx + p[0] * this.scale, y: this.ty - p[1] * this.scale, hidden: p[2] === 1 };
  }

  /** Ground point under a pixel; undefined beside the Earth. */
  ground(x: number, y: number): [number, number] | undefined {
    const p = this.projection().invert?.([x, y]);
    if (!p || !isFinite(p[0]) || !isFinite(p[1])) return undefined;
    const back = this.project(p[0], p[1], 0);
    return back && !back.hidden && Math.hypot(back.x - x, back.y - y) < 2 ? p : undefined;
  }

  private raw(v: number[]): [number, number, number] | undefined {
    const m = this.matrix;
    const z = m[0]! * v[0]! + m[1]! * v[1]! + m[2]! * v[2]!;
    const x = m[3]! * v[0]! + m[4]! * v[1]! + m[5]! * v[2]!;
    const y = m[6]! * v[0]! + m[7]! * v[1]! + m[8]! * v[2]!;
    const P = this.distance;
    const k = (P - 1) / (P - z);
    const a = (k * y * this.sin) / (P - 1) + this.cos;
    if (P - z <= 0.01 || a <= 0.02) return undefined;
    // The sight line from (P, 0, 0) to the point: nearest approach to the centre, when it lies before the point.
    const dz = z - P;
    const d2 = dz * dz + x * x + y * y;
    const s = (-P * dz) / d2;
    const near2 = P * P - (P * dz) ** 2 / d2;
    const hidden = s < 1 - 1e-7 && near2 < 1 - 1e-7;
    return [(k * x * this.cos) / a, (k * y) / a, hidden ? 1 : 0];
  }
}

function vector(lon: number, lat: number, h: number): number[] {
  const r = 1 + h / EARTH_RADIUS;
  const c = Math.cos(lat * DEG) * r;
  return [c * Math.cos(lon * DEG), c * Math.sin(lon * DEG), r * Math.sin(lat * DEG)];
}

function unit(p: [number, number]): number[] {
  return vector(p[0], p[1], 0);
}
