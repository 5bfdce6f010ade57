// The map: three canvases over each other (ground, trails, what moves) and the camera. It draws at 30 frames a second while
// something moves and only then.
import { geoMercator } from 'd3-geo';
import type { Alert } from '../alerts';
import { DEG, EARTH_RADIUS } from '../geo';
import { isLaunch, type Held } from '../held';
import { whenLettersCome } from '../lettering';
import { drawBase, type Ground, type Laid } from './base';
import { Camera, type View } from './camera';
import { drawLabels } from './labels';
import { drawLaunch } from './launch';
import { Mouse } from './mouse';
import { drawRegions } from './regions';
import type { Scene, Shown } from './scene';
import { drawTracks } from './tracks';
import { drawLeaders, drawTrails } from './trails';

export interface Drawn {
  scene: Omit<Scene, 'g' | 'ground' | 'taken'>;
  tracks: Held[];
  alerts: Alert[];
  /** Which of the alerts is in front. */
  front: number;
  laid: Laid;
  trails: boolean;
  areas: boolean;
  found: Set<number>;
  /** Changes whenever the ground layer must be drawn again. */
  groundKey: string;
}

export const THEATRE: View = { lon: 131.5, lat: 36.2, width: 3_150_000, tilt: 0.86 };
const REST_MS = 180;

export class MapView {
  view: View = { ...THEATRE };
  globe = true;
  shown: Shown[] = [];
  pick: (n: number) => void = () => {};
  moved: () => void = () => {};
  private readonly layers: CanvasRenderingContext2D[];
  private readonly mouse: Mouse;
  width = 0;
  private height = 0;
  private key = '';
  private trailsAt = 0;
  private touched = 0;
  private ground: Ground | undefined;
  private camera: Camera | undefined;

  constructor(private readonly host: HTMLElement) {
    this.layers = [0, 1, 2].map(() => {
      const canvas = document.createElement('canvas');
      host.append(canvas);
      return canvas.getContext('2d')!;
    });
    const top = this.layers[2]!.canvas;
    top.setAttribute('role', 'img');
    top.setAttribute('aria-label', 'Air and space picture');
    this.mouse = new Mouse(top, this);
    new ResizeObserver(() => this.resize()).observe(host);
    whenLettersCome(() => (this.key = ''));
    this.resize();
  }

  private resize(): void {
    const ratio = window.devicePixelRatio || 1;
    this.width = Math.max(50, this.host.clientWidth);
    this.height = Math.max(50, this.host.clientHeight);
    for (const { canvas } of this.layers) {
      canvas.width = Math.round(this.width * ratio);
      canvas.height = Math.round(this.height * ratio);
    }
    this.key = '';
  }

  look(view: Partial<View>): void {
    this.touched = performance.now();
    Object.assign(this.view, view);
    this.view.lat = Math.max(-80, Math.min(80, this.view.lat));
    this.view.lon = ((this.view.lon + 540) % 360) - 180;
    this.view.width = Math.max(150_000, Math.min(16_000_000, this.view.width));
    this.view.tilt = Math.max(0, Math.min(1, this.view.tilt));
  }

  /** How many frames a second the eye needs: enough that nothing jumps by more than a quarter of a pixel. */
  pace(wall: number): number {
    if (this.mouse.drags || wall - this.touched < 600) return 30;
    const metresPerPixel = this.view.width / this.width;
    let fastest = 0;
    for (const { track } of this.shown) {
      const speed = isLaunch(track) ? Math.hypot(track.course.speed, track.course.climb) : track.course.speed;
      fastest = Math.max(fastest, speed);
    }
    return Math.min(30, Math.max(6, fastest / metresPerPixel / 0.25));
  }

  /** One frame. */
  draw(drawn: Drawn, wall: number): void {
    const ratio = window.devicePixelRatio || 1;
    const moving = this.mouse.drags || wall - this.touched < REST_MS;
    const { lon, lat, width, tilt } = this.view;
    const key = [lon, lat, width, tilt, this.globe, moving, this.width, this.height, drawn.groundKey].join();
    const fresh = key !== this.key;
    if (fresh) {
      this.key = key;
      this.ground = this.lay(moving);
      const g = this.layers[0]!;
      g.setTransform(ratio, 0, 0, ratio, 0, 0);
      drawBase(g, this.ground, drawn.laid, drawn.scene.c);
    }
    const ground = this.ground!;
    if (fresh || wall - this.trailsAt > 400) {
      this.trailsAt = wall;
      const g = this.clear(1, ratio);
      if (drawn.trails && !moving) drawTrails({ ...drawn.scene, g, ground, taken: [] }, drawn.tracks);
      if (drawn.scene.leaders && !moving) drawLeaders({ ...drawn.scene, g, ground, taken: [] }, this.shown);
    }
    const g = this.clear(2, ratio);
    const scene: Scene = { ...drawn.scene, g, ground, taken: [] };
    // Several nations may speak of one launch: the writing beside the areas is that of the alert in front.
    if (drawn.areas) drawn.alerts.forEach((alert, i) => drawRegions(scene, alert, i === drawn.front));
    const launches = drawn.tracks.filter(isLaunch).sort((a, b) => Number(b.n === scene.selected) - Number(a.n === scene.selected) || a.n - b.n);
    for (const track of launches) drawLaunch(scene, track, alertFor(track, drawn));
    this.shown = drawTracks(scene, drawn.tracks);
    drawLabels(scene, this.shown, this.mouse.over, drawn.found);
  }

  /** Ground point under the mouse. */
  under(): [number, number] | undefined {
    if (!this.mouse.at || !this.ground) return undefined;
    if (this.globe) return this.camera?.ground(...this.mouse.at);
    return this.ground.projection.invert?.(this.mouse.at) ?? undefined;
  }

  private clear(layer: number, ratio: number): CanvasRenderingContext2D {
    const g = this.layers[layer]!;
    g.setTransform(ratio, 0, 0, ratio, 0, 0);
    g.clearRect(0, 0, this.width, this.height);
    return g;
  }

  private lay(moving: boolean): Ground {
    const common = { width: this.width, height: this.height, across: this.view.width, moving, globe: this.globe };
    if (this.globe) {
      const camera = (this.camera = new Camera(this.view, this.width, this.height));
      return { ...common, projection: camera.projection(), place: (lon, lat, h) => camera.project(lon, lat, h) };
    }
    const scale = (this.width / this.view.width) * EARTH_RADIUS * Math.cos(this.view.lat * DEG);
    const projection = geoMercator().rotate([-this.view.lon, 0]).scale(scale).translate([0, 0]).precision(0.4);
    const [x, y] = projection([this.view.lon, this.view.lat])!;
    projection.translate([this.width / 2 - x, this.height / 2 - y]);
    projection.clipExtent([[-50, -50], [this.width + 50, this.height + 50]]);
    return {
      ...common,
      projection,
      place: (lon, lat) => {
        const p = Math.abs(lat) < 85 ? projection([lon, lat]) : null;
        return p ? { x: p[0], y: p[1], hidden: false } : undefined;
      },
    };
  }

  /** Makes the width seen `factor` times as large. */
  zoom(factor: number): void {
    this.look({ width: this.view.width * factor });
  }
}

/** The alert that a track is behind: its nation's own track is in it. */
export function alertFor(track: Held, drawn: { alerts: Alert[] }): Alert | undefined {
  return drawn.alerts.find((alert) => track.sources.some((s) => `${s.nation}-${s.number}` === alert.warning?.track));
}
