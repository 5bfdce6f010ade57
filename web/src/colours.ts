// Colours of the map; the panels have the same in style.css. Shape and text always repeat what a colour says.
export interface Palette {
  space: string;
  seaIn: string;
  seaOut: string;
  land: string;
  coast: string;
  grid: string;
  text: string;
  dim: string;
  halo: string;
  city: string;
  sea: string;
  hostile: string;
  hostileText: string;
  caution: string;
  cautionText: string;
  unknown: string;
  own: string;
  partner: string;
  radar: string;
  ok: string;
  select: string;
}

export const DARK: Palette = {
  space: '#05090d',
  seaIn: '#0d1f2d',
  seaOut: '#0a1722',
  land: '#22323d',
  coast: '#5d7b8d',
  grid: 'rgba(127,164,187,.13)',
  text: '#d6e2ea',
  dim: '#8ea4b3',
  halo: 'rgba(10,20,28,.88)',
  city: '#9db2c0',
  sea: '#6589a3',
  hostile: '#ff7a5c',
  hostileText: '#ffb7a4',
  caution: '#ffc04d',
  cautionText: '#ffd38a',
  unknown: '#f2d35b',
  own: '#9cc5ae',
  partner: '#6fc6ff',
  radar: '#86aecb',
  ok: '#58c9b9',
  select: '#ffffff',
};

/** Dashes tell the nations apart where colour does not. */
export const DASHES: number[][] = [[9, 4], [4, 3], [2, 4], [12, 3, 2, 3]];
