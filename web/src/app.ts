// What the operator has chosen on this screen: nothing of it comes from the node, nothing of it is kept.
import type { Kind } from './store';
import { KINDS } from './store';

export type Layer = 'coverage' | 'hazard' | 'areas' | 'trails' | 'leaders' | 'labels' | 'declutter';

export interface Layers extends Record<Layer, boolean> {}

export interface Choice {
  selected: number;
  /** Index of the alert in front. */
  alert: number;
  typed: string;
  kinds: Set<Kind>;
  layers: Layers;
  trailMs: number;
  follow: boolean;
  profile: boolean;
  help: boolean;
  /** Scenario time looked at; undefined: live. */
  at: number | undefined;
  /** Seconds of scenario time per second while looking back; 0: paused. */
  pace: number;
  window: number;
}

export function firstChoice(): Choice {
  return {
    selected: 0,
    alert: 0,
    typed: '',
    kinds: new Set(KINDS),
    layers: { coverage: true, hazard: true, areas: true, trails: true, leaders: true, labels: false, declutter: true },
    trailMs: 300_000,
    follow: false,
    profile: true,
    help: false,
    at: undefined,
    pace: 1,
    window: 1_800_000,
  };
}

/** Every key, what it is printed on, and what it does: the help page and the buttons are made from this. */
export const KEYS: [key: string, does: string][] = [
  ['Tab', 'next alert'],
  ['A', 'acknowledge the alert in front'],
  ['Z', 'zoom to the alert in front'],
  ['J', 'next track'],
  ['K', 'previous track'],
  ['Enter', 'centre the selected track'],
  ['F', 'follow the selected track'],
  ['Esc', 'clear selection, search and help'],
  ['/', 'search'],
  ['G', 'globe'],
  ['M', 'flat map'],
  ['P', 'profile'],
  ['Home', 'whole theatre'],
  ['[ ]', 'tilt'],
  ['+ −', 'zoom'],
  ['Space', 'pause, go on'],
  ['← →', '10 s back, 10 s on'],
  ['End', 'back to live'],
  ['C', 'radar coverage'],
  ['H', 'announced hazard areas'],
  ['E', 'launch and impact areas'],
  ['T', 'history trails'],
  ['Y', 'trail length: 1, 5, 15, 30 min'],
  ['V', 'leader lines'],
  ['L', 'labels of all tracks'],
  ['D', 'keep labels apart'],
  ['?', 'this page'],
];
