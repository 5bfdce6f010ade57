// Symbols of MIL-STD-2525D through milsymbol, drawn once each. The library is large and comes after the first picture;
// until then, and for identified aircraft, plain shapes stand in.
import type { Kind } from '../held';
import type { Realm } from '../protocol';

export interface Sign {
  image: HTMLCanvasElement;
  /** Middle of the symbol inside the image, CSS pixels. */
  x: number;
  y: number;
}

const signs = new Map<string, Sign>();
let draw: ((code: string, size: number) => HTMLCanvasElement & { anchor: { x: number; y: number } }) | undefined;

/** Fetches the library from the node. */
export async function loadSymbols(): Promise<void> {
  const { default: ms } = await import('milsymbol');
  ms.setColorMode(
    'Watchfire',
    ms.ColorMode('#2f7fc1', '#2f7fc1', '#c4432a', '#4f9e6a', '#c9a92c', '#e0694a') as any,
  );
  draw = (code, size) => {
    const symbol = new ms.Symbol(code, {
      size,
      civilianColor: false,
      colorMode: 'Watchfire',
      outlineWidth: 5,
      outlineColor: '#0a1118',
    } as any);
    const image = symbol.asCanvas(window.devicePixelRatio || 1) as any;
    image.anchor = symbol.getAnchor();
    return image;
  };
}

const CONTEXT: Record<Realm, string> = { ACTUAL: '0', EXERCISE: '1', TEST: '2' };

/** Identity, symbol set, entity and modifier by kind. Nobody said whose it is: unknown, and for a missile suspect. */
const CODES: Partial<Record<Kind, string>> = {
  ballistic: '5020000' + '110000' + '0600',
  space: '1050000' + '111000' + '0000',
  pending: '1050000' + '000000' + '0000',
  unknown: '1010000' + '000000' + '0000',
};

/** The sign of a kind; undefined where a plain shape is wanted or the library is not here yet. */
export function sign(kind: Kind, realm: Realm, size: number): Sign | undefined {
  const code = CODES[kind];
  if (!draw || !code) return undefined;
  const key = `${code} ${realm} ${size}`;
  let known = signs.get(key);
  if (!known) {
    const image = draw(`10${CONTEXT[realm]}${code}`, size);
    const ratio = window.devicePixelRatio || 1;
    known = { image, x: image.anchor.x, y: image.anchor.y };
    image.style.width = `${image.width / ratio}px`;
    signs.set(key, known);
  }
  return known;
}
