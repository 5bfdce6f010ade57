// Small pieces of HTML that several panels are made of. In every panel, text from the node goes through safe().
import { count } from '../format';

export const key = (k: string) => `<kbd>${k}</kbd>`;
export const row = (term: string, text: string) => `<dt>${term}</dt><dd>${text}</dd>`;
export const tone = (ok: boolean, caution = false) => (ok ? 'ok' : caution ? 'ca' : 'hs');

export function compact(n: number): string {
  return n < 10_000 ? count(n) : n < 1_000_000 ? `${(n / 1000).toFixed(1)} k` : `${(n / 1_000_000).toFixed(1)} M`;
}
