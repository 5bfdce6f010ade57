// The ground of the map: sea, land, grid, names, radar coverage, announced areas. Drawn when the camera or one of these
// changes, not for every frame.
import { geoCircle, geoGraticule10, geoPath, type GeoProjection } from 'd3-geo';
import type { MultiPolygon } from 'geojson';
import { feature } from 'topojson-client';
import land110 from 'world-atlas/land-110m.json';
import { CITIES, SEAS } from '../areas';
import { DASHES, type Palette } from '../colours';
import { DEG, EARTH_RADIUS } from '../geo';
import type { Notice, Sensor } from '../protocol';
import { letters } from '../lettering';

const coarse = feature(land110 as any, (land110 as any).objects.land) as any;
let fine: unknown;

/** Fetches the finer coast from the node; until then the coarse one serves. */
export async function loadCoast(): Promise<void> {
  const { default: land50 } = await import('world-atlas/land-50m.json');
  fine = feature(land50 as any, (land50 as any).objects.land);
}

export interface Ground {
  projection: GeoProjection;
  place: (lon: number, lat: number, h: number) => { x: number; y: number; hidden: boolean } | undefined;
  width: number;
  height: number;
  /** Ground seen across the map, metres. */
  across: number;
  moving: boolean;
  globe: boolean;
}

export interface Laid {
  nations: string[];
  sensors: Sensor[];
  notices: Notice[];
  coverage: boolean;
  hazard: boolean;
}

export function drawBase(g: CanvasRenderingContext2D, ground: Ground, laid: Laid, c: Palette): void {
  const path = geoPath(ground.projection, g);
  g.fillStyle = c.space;
  g.fillRect(0, 0, ground.width, ground.height);
  const sea = g.createRadialGradient(ground.width / 2, ground.height * 0.6, 0, ground.width / 2, ground.height * 0.6, ground.width * 0.8);
  sea.addColorStop(0, c.seaIn);
  sea.addColorStop(1, c.seaOut);
  g.beginPath();
  path({ type: 'Sphere' });
  g.fillStyle = sea;
  g.fill();
  if (ground.globe) {
    g.strokeStyle = 'rgba(111,198,255,.35)';
    g.lineWidth = 1.5;
    g.stroke();
  }
  g.beginPath();
  path(geoGraticule10());
  g.strokeStyle = c.grid;
  g.lineWidth = 0.8;
  g.stroke();
  g.beginPath();
  path(ground.moving || !fine ? coarse : (fine as MultiPolygon));
  g.fillStyle = c.land;
  g.fill();
  g.strokeStyle = c.coast;
  g.lineWidth = 0.9;
  g.stroke();
  if (laid.coverage) coverage(g, ground, laid, c);
  if (laid.hazard) laid.notices.forEach((notice) => hazard(g, ground, notice, c));
  if (!ground.moving) names(g, ground, c);
}

/** Radars as triangles, their instrumented range dashed by nation. */
function coverage(g: CanvasRenderingContext2D, ground: Ground, laid: Laid, c: Palette): void {
  const path = geoPath(ground.projection, g);
  g.lineJoin = 'round';
  for (const sensor of laid.sensors) {
    if (!sensor.site) continue;
    g.strokeStyle = c.radar;
    const nation = Math.max(0, laid.nations.indexOf(sensor.nation));
    if (sensor.range) {
      g.beginPath();
      path(geoCircle().center(sensor.site).radius(Math.min(60, sensor.range / EARTH_RADIUS / DEG))());
      g.setLineDash(DASHES[nation % DASHES.length]!);
      g.globalAlpha = 0.5;
      g.lineWidth = 1.1;
      g.stroke();
      g.setLineDash([]);
      g.globalAlpha = 1;
    }
    const p = ground.place(sensor.site[0], sensor.site[1], 0);
    if (!p || p.hidden) continue;
    g.beginPath();
    g.moveTo(p.x, p.y - 5);
    g.lineTo(p.x + 5, p.y + 4);
    g.lineTo(p.x - 5, p.y + 4);
    g.closePath();
    g.lineWidth = 1.4;
    g.stroke();
    outlined(g, sensor.name, p.x + 8, p.y + 4, c.radar, c.halo, letters('600 10px'));
  }
}

/** Announced areas, hatched; the name says so. */
function hazard(g: CanvasRenderingContext2D, ground: Ground, notice: Notice, c: Palette): void {
  for (const [name, ring] of notice.areas) {
    const points = ring.map(([lon, lat]) => ground.place(lon, lat, 0));
    if (points.some((p) => !p || p.hidden)) continue;
    g.beginPath();
    points.forEach((p, i) => (i ? g.lineTo(p!.x, p!.y) : g.moveTo(p!.x, p!.y)));
    g.closePath();
    g.strokeStyle = c.caution;
    g.lineWidth = 1.4;
    g.setLineDash(notice.derived ? [6, 3] : []);
    g.stroke();
    g.setLineDash([]);
    g.save();
    g.clip();
    const xs = points.map((p) => p!.x);
    const ys = points.map((p) => p!.y);
    const [x0, x1, y0, y1] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    g.beginPath();
    for (let x = x0 - (y1 - y0); x < x1; x += 7) {
      g.moveTo(x, y1);
      g.lineTo(x + (y1 - y0), y0);
    }
    g.globalAlpha = 0.4;
    g.stroke();
    g.restore();
    const text = notice.derived ? `${name} · derived` : name;
    outlined(g, text, x1 + 6, (y0 + y1) / 2 + 3, c.cautionText, c.halo, letters('600 10.5px'));
  }
}

function names(g: CanvasRenderingContext2D, ground: Ground, c: Palette): void {
  const near = ground.across < 2_000_000 ? 2 : ground.across < 3_200_000 ? 1 : 0;
  if (ground.across > 9_000_000) return;
  g.textAlign = 'center';
  for (const sea of SEAS) {
    const p = ground.place(sea.at[0], sea.at[1], 0);
    if (!p || p.hidden) continue;
    g.letterSpacing = '1.7px';
    outlined(g, sea.name, p.x, p.y, c.sea, c.halo, letters('italic 500 11px'), 0);
    g.letterSpacing = '0px';
  }
  g.textAlign = 'left';
  for (const city of CITIES) {
    if (city.rank > near) continue;
    const p = ground.place(city.at[0], city.at[1], 0);
    if (!p || p.hidden) continue;
    g.fillStyle = c.city;
    g.fillRect(p.x - 1.5, p.y - 1.5, 3, 3);
    outlined(g, city.name, p.x + 6, p.y + 4, c.city, c.halo, letters('500 11px'));
  }
}

/** Text with a dark edge, legible on anything. */
export function outlined(g: CanvasRenderingContext2D, text: string, x: number, y: number, fill: string, halo: string, font: string, edge = 3.5): void {
  g.font = font;
  if (edge > 0) {
    g.strokeStyle = halo;
    g.lineWidth = edge;
    g.lineJoin = 'round';
    g.strokeText(text, x, y);
  }
  g.fillStyle = fill;
  g.fillText(text, x, y);
}
