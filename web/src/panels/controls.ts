// What the operator works with: the time line's buttons, the map's, the line of keys at the foot, the page of keys.
import type { Facts } from '../facts';
import { clock, count, date, UNKNOWN } from '../format';
import { KEYS } from '../keys';
import { w, type Word } from '../words';
import { key, tone } from './parts';

export function controls(f: Facts): string {
  const { choice, store, at } = f;
  const live = choice.at === undefined;
  const back = isFinite(store.since) ? `${date(store.since).slice(0, 6)} ${clock(store.since)} UTC` : UNKNOWN;
  const paces = [1, 4, 16].map((p) => `<button class="b ${!live && choice.pace === p ? 'on' : ''}" data-act="pace" data-arg="${p}">${p}×</button>`).join('');
  const windows = ([[600_000, '10 min'], [1_800_000, '30 min'], [7_200_000, '2 h'], [86_400_000, '24 h']] as const).map(([ms, name]) => `<button class="b ${choice.window === ms ? 'on' : ''}" data-act="window" data-arg="${ms}">${name}</button>`).join('');
  return `<button class="b ${live ? 'live' : ''}" data-act="live">${live ? '●' : '○'} ${w('live')} ${live ? '' : key('End')}</button>${live ? '' : `<span class="replay" data-test="replay">◀◀ ${w('replay')} ${at === undefined ? '' : clock(at)} UTC</span>`}<button class="b" data-act="pause">${key('Space')} ${live || choice.pace ? w('pause') : w('resume')}</button><button class="b" data-act="back">◀ 10 s ${key('←')}</button><button class="b" data-act="on">10 s ▶ ${key('→')}</button>${paces}${live ? `<span class="dim">This screen can go back to ${back}</span>` : ''}<span class="end dim">${w('window')}</span>${windows}`;
}

export function tools(f: Facts, globe: boolean): string {
  const b = (act: string, k: string, word: Word, on = false) => `<button data-act="${act}" class="${on ? 'on' : ''}" aria-pressed="${on}">${key(k)} ${w(word)}</button>`;
  return b('globe', 'G', 'globe', globe) + b('flat', 'M', 'flat', !globe) + b('profile', 'P', 'profile', f.choice.profile) + b('theatre', 'Home', 'theatre') + b('next', 'Tab', 'nextAlert');
}

export function footer(f: Facts, fps: number): string {
  const { store, choice } = f;
  const journal = store.status?.journal;
  const altered = store.status?.altered;
  const rate = store.status?.rate;
  return `<span>${key('Tab')} next alert</span><span>${key('J')} ${key('K')} next, previous track</span><span>${key('Enter')} centre</span><span class="${choice.follow ? 'ok' : ''}">${key('F')} follow</span><span>${key('[')} ${key(']')} tilt</span><span>${key('?')} all keys</span><span class="end">Plots <b>${rate === null || rate === undefined ? UNKNOWN : `${count(Math.round(rate))}/s`}</b></span><span>To screen <b>${store.shown ? `${count(store.shown.perSecond)} items/s` : UNKNOWN}</b></span><span>Drawn <b>${fps} fps, as needed</b></span><span>Frames lost <b class="${store.lost ? 'ca' : ''}">${store.lost}</b></span><span>Journal <b class="${journal === undefined ? '' : tone(journal && altered === undefined)}">${journal === undefined ? UNKNOWN : altered !== undefined ? `✕ altered at row ${count(altered)}` : journal ? '✓ writing' : '✕ not writing'}</b></span>`;
}

export function help(): string {
  return `<div class="sheet" role="dialog" aria-label="Keys"><h1>Keys</h1><div class="keys">${KEYS.map(([k, does]) => `<span>${k.split(' ').map(key).join(' ')}</span><span>${does}</span>`).join('')}</div><p class="dim">Drag turns the globe, the wheel zooms, Shift and drag tilts. Symbols move on by their last velocity for 15 s at most; a coasting track is pale. Squares are seen by own radars, diamonds by partners only. Press Esc to close.</p></div>`;
}
