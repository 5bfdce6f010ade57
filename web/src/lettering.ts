// The letters on the canvases. The page brings its fonts in slices; a canvas asks for a slice by writing with it, but does
// not write again once it is there: whoever draws must.
const FAMILY = '"Inter Variable","Noto Sans CJK KR","Noto Sans CJK JP","Noto Sans JP Variable","Noto Sans KR Variable",sans-serif';

/** A font for words in any of the three languages: `600 11px` and the like. */
export const letters = (style: string): string => `${style} ${FAMILY}`;

/** A font for figures that stand below each other. */
export const figures = (style: string): string => `${style} "JetBrains Mono Variable",monospace`;

/** Calls back whenever letters have come that a canvas may have left empty. */
export function whenLettersCome(redraw: () => void): void {
  document.fonts.addEventListener('loadingdone', redraw);
}
