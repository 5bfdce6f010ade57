// Places: ECEF to geodetic, bearings and distances on the sphere, and how they are written.

export const EARTH_RADIUS = 6371008.8;
const A = 6378137;
const F = 1 / 298.257223563;
const E2 = F * (2 - F);
const B = A * (1 - F);
const EP2 = (A * A - B * B) / (B * B);
export const DEG = Math.PI / 180;

export interface Place {
  lon: number;
  lat: number;
  h: number;
}

/** WGS84 geodetic from ECEF metres (Bowring 1976, one step: below 1 mm to 1,000 km height). */
export function geodetic(x: number, y: number, z: number): Place {
  const p = Math.hypot(x, y);
  const beta = Math.atan2(z * A, p * B);
  const sb = Math.sin(beta);
  const cb = Math.cos(beta);
  const lat = Math.atan2(z + EP2 * B * sb * sb * sb, p - E2 * A * cb * cb * cb);
  const s = Math.sin(lat);
  const c = Math.cos(lat);
  const n = A / Math.sqrt(1 - E2 * s * s);
  const h = Math.abs(c) > 0.1 ? p / c - n : z / s - n * (1 - E2);
  return { lon: Math.atan2(y, x) / DEG, lat: lat / DEG, h };
}

export interface Course {
  /** Over ground, m/s. */
  speed: number;
  /** Clockwise from north, degrees. */
  track: number;
  /** m/s, up positive. */
  climb: number;
}

/** Velocity in ECEF as an operator reads it, at a place. */
export function course(place: Place, v: number[]): Course {
  const [vx = 0, vy = 0, vz = 0] = v;
  const sl = Math.sin(place.lat * DEG);
  const cl = Math.cos(place.lat * DEG);
  const so = Math.sin(place.lon * DEG);
  const co = Math.cos(place.lon * DEG);
  const east = -so * vx + co * vy;
  const north = -sl * co * vx - sl * so * vy + cl * vz;
  const up = cl * co * vx + cl * so * vy + sl * vz;
  return { speed: Math.hypot(east, north), track: (Math.atan2(east, north) / DEG + 360) % 360, climb: up };
}

/** Great-circle distance, metres. */
export function distance(a: Place | { lon: number; lat: number }, b: { lon: number; lat: number }): number {
  const dl = (b.lat - a.lat) * DEG;
  const dn = (b.lon - a.lon) * DEG;
  const s = Math.sin(dl / 2) ** 2 + Math.cos(a.lat * DEG) * Math.cos(b.lat * DEG) * Math.sin(dn / 2) ** 2;
  return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(s)));
}

/** The place at a distance in a direction, on the sphere. */
export function offset(from: { lon: number; lat: number }, azimuth: number, metres: number): [number, number] {
  const d = metres / EARTH_RADIUS;
  const a = azimuth * DEG;
  const lat = from.lat * DEG;
  const s = Math.sin(lat) * Math.cos(d) + Math.cos(lat) * Math.sin(d) * Math.cos(a);
  const lon = from.lon * DEG + Math.atan2(Math.sin(a) * Math.sin(d) * Math.cos(lat), Math.cos(d) - Math.sin(lat) * s);
  return [((lon / DEG + 540) % 360) - 180, Math.asin(s) / DEG];
}

/** An ellipse as a closed ring of [lon, lat]; axes in metres, azimuth of the major one in degrees. */
export function ellipse(centre: [number, number], major: number, minor: number, azimuth: number, n = 48): [number, number][] {
  const ring: [number, number][] = [];
  for (let i = 0; i <= n; i++) {
    const a = (i / n) * 2 * Math.PI;
    const along = major * Math.cos(a);
    const across = minor * Math.sin(a);
    const r = Math.hypot(along, across);
    ring.push(offset({ lon: centre[0], lat: centre[1] }, azimuth + Math.atan2(across, along) / DEG, r));
  }
  return ring;
}

/** `37°42.6′N 128°15.0′E`. */
export function latLon(lat: number, lon: number): string {
  return `${angle(lat, 2, 'N', 'S')} ${angle(lon, 3, 'E', 'W')}`;
}

/** `37°43′N 128°15′E`: for results whose error is kilometres. */
export function latLonShort(lat: number, lon: number): string {
  return `${angle(lat, 2, 'N', 'S', 0)} ${angle(lon, 3, 'E', 'W', 0)}`;
}

function angle(value: number, width: number, plus: string, minus: string, digits = 1): string {
  const scale = 10 ** digits;
  const minutes = Math.round(Math.abs(value) * 60 * scale) / scale;
  const whole = Math.floor(minutes / 60);
  const rest = (minutes - whole * 60).toFixed(digits).padStart(digits ? 3 + digits : 2, '0');
  return `${String(whole).padStart(width, '0')}°${rest}′${value < 0 ? minus : plus}`;
}
