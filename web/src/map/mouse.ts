// The mouse on the map: where it is, what it is over, and what it does. Dragged it moves the view, with the right button or
// shift it tilts it; the wheel makes more or less of it seen; a click that went nowhere picks.
import { DEG, EARTH_RADIUS } from '../geo';
import type { View } from './camera';
import type { Shown } from './scene';

/** What it moves, and asks what it is over. */
export interface Steered {
  readonly view: View;
  readonly width: number;
  readonly globe: boolean;
  readonly shown: Shown[];
  readonly pick: (n: number) => void;
  readonly moved: () => void;
  look(view: Partial<View>): void;
  zoom(factor: number): void;
}

export class Mouse {
  /** Pixels; undefined while it is elsewhere. */
  at: [number, number] | undefined;
  /** Number of the track that it is over; 0 for none. */
  over = 0;
  private drag: { x: number; y: number; tilt: boolean; far: boolean } | undefined;

  constructor(
    private readonly canvas: HTMLCanvasElement,
    private readonly map: Steered,
  ) {
    canvas.addEventListener('pointerdown', (e) => this.down(e));
    canvas.addEventListener('pointermove', (e) => this.move(e));
    canvas.addEventListener('pointerup', (e) => this.up(e));
    canvas.addEventListener('pointerleave', () => (this.at = undefined));
    canvas.addEventListener('wheel', (e) => this.wheel(e), { passive: false });
    canvas.addEventListener('contextmenu', (e) => e.preventDefault());
  }

  get drags(): boolean {
    return this.drag !== undefined;
  }

  private down(e: PointerEvent): void {
    this.drag = { x: e.offsetX, y: e.offsetY, tilt: e.button === 2 || e.shiftKey, far: false };
    this.canvas.setPointerCapture(e.pointerId);
  }

  private move(e: PointerEvent): void {
    this.at = [e.offsetX, e.offsetY];
    if (!this.drag) {
      this.over = this.nearest(e.offsetX, e.offsetY, 12);
      return;
    }
    const [dx, dy] = [e.offsetX - this.drag.x, e.offsetY - this.drag.y];
    if (!this.drag.far && Math.hypot(dx, dy) < 4) return;
    this.drag.far = true;
    this.drag.x = e.offsetX;
    this.drag.y = e.offsetY;
    this.map.moved();
    const { view, width, globe } = this.map;
    if (this.drag.tilt) {
      this.map.look({ tilt: view.tilt - dy / 300 });
      return;
    }
    const perPixel = view.width / width / EARTH_RADIUS / DEG;
    const steep = globe ? 1 + view.tilt : 1;
    this.map.look({ lon: view.lon - (dx * perPixel) / Math.max(0.2, Math.cos(view.lat * DEG)), lat: view.lat + dy * perPixel * steep });
  }

  private up(e: PointerEvent): void {
    const clicked = this.drag && !this.drag.far;
    this.drag = undefined;
    if (clicked) this.map.pick(this.nearest(e.offsetX, e.offsetY, 16));
  }

  private wheel(e: WheelEvent): void {
    e.preventDefault();
    this.map.zoom(1.0016 ** e.deltaY);
  }

  private nearest(x: number, y: number, within: number): number {
    let best = 0;
    let least = within;
    for (const s of this.map.shown) {
      const d = Math.hypot(s.x - x, s.y - y);
      if (d < least) {
        least = d;
        best = s.track.n;
      }
    }
    return best;
  }
}
