// Small pieces of HTML that several panels are made of. In every panel, text from the node goes through safe().
import { count, percent } from '../format';
import type { ObjectClass } from '../protocol';
import { w } from '../words';

export const key = (k: string) => `<kbd>${k}</kbd>`;
export const row = (term: string, text: string) => `<dt>${term}</dt><dd>${text}</dd>`;
export const tone = (ok: boolean, caution = false) => (ok ? 'ok' : caution ? 'ca' : 'hs');

/** What something is and how sure that is: where the kind of a launch is open, how sure it is that it is one. */
export const sureness = (kind: ObjectClass, p: number | null | undefined) => `${percent(p)} ${kind === 'UNDECIDED' ? w('someLaunch') : w(kind)}`;

export function compact(n: number): string {
  return n < 10_000 ? count(n) : n < 1_000_000 ? `${(n / 1000).toFixed(1)} k` : `${(n / 1_000_000).toFixed(1)} M`;
}
