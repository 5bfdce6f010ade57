// What the operator has chosen on this screen: nothing of it comes from the node, nothing of it is kept.
import { KINDS, type Kind } from './held';

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
