// What is so at the moment looked at: the alerts then, the tracks wanted. Every panel and the map draw from this.
import { alertsOf, type Alert } from './alerts';
import type { Choice } from './choice';
import { fits, KINDS, type Held, type Kind } from './held';
import type { Store } from './store';

export interface Facts {
  store: Store;
  choice: Choice;
  /** Scenario time looked at. */
  at: number | undefined;
  wall: number;
  connected: boolean;
  /** Wall time of the last frame. */
  heard: number;
  alerts: Alert[];
  tracks: Held[];
  inView: number;
  kindCounts: Record<Kind, number>;
}

/** How this screen hears its node. */
export type Hearing = Pick<Facts, 'connected' | 'heard'>;

/** The facts at this screen's time `wall`, milliseconds; `inView` tracks are on the map now. */
export function factsOf(store: Store, choice: Choice, hearing: Hearing, inView: number, wall: number): Facts {
  const now = store.now(wall);
  const at = choice.at ?? now;
  const nations = store.node?.nations ?? [];
  const events = choice.at === undefined ? [...store.events.values()] : store.eventsAt(choice.at);
  const alerts = events.flatMap((event) => alertsOf(event, nations));
  const weight = (a: Alert) => (a.state === 'WARNING' ? 0 : 1);
  alerts.sort((a, b) => weight(a) - weight(b) || b.decided - a.decided);
  choice.alert = Math.min(choice.alert, Math.max(0, alerts.length - 1));
  const kindCounts = Object.fromEntries(KINDS.map((k) => [k, 0])) as Record<Kind, number>;
  const tracks: Held[] = [];
  for (const track of store.tracks.values()) {
    kindCounts[track.kind]++;
    const wanted = choice.kinds.has(track.kind) && fits(track, choice.typed);
    if (wanted || track.n === choice.selected) tracks.push(track);
  }
  return { store, choice, at, wall, connected: hearing.connected, heard: hearing.heard, alerts, tracks, inView, kindCounts };
}
