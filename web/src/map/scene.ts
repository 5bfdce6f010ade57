// One frame of what moves on the map: what every drawing needs to know, where the tracks came to stand, and which places
// hold writing already.
import type { Palette } from '../colours';
import type { Held } from '../held';
import { letters } from '../lettering';
import type { Realm } from '../protocol';
import type { Ground } from './base';

export interface Shown {
  track: Held;
  x: number;
  y: number;
}

export interface Scene {
  g: CanvasRenderingContext2D;
  ground: Ground;
  c: Palette;
  /** Scenario time drawn. */
  at: number;
  live: boolean;
  realm: Realm;
  nation: string;
  prefix: string;
  selected: number;
  trailMs: number;
  leaders: boolean;
  labels: boolean;
  declutter: boolean;
  /** Boxes that hold writing already. */
  taken: Box[];
}

export type Box = readonly [x0: number, y0: number, x1: number, y1: number];

export const SMALL = letters('500 10.5px');
export const BOLD = letters('600 11px');

export function isFree(scene: Scene, box: Box): boolean {
  return !scene.taken.some((t) => t[0] < box[2] && t[2] > box[0] && t[1] < box[3] && t[3] > box[1]);
}

/** Writes where nothing is written yet, or anywhere with labels not kept apart. */
export function write(scene: Scene, box: Box, draw: () => void): void {
  if (scene.declutter && !isFree(scene, box)) return;
  scene.taken.push(box);
  draw();
}
