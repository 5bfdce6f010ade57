// What the operator works with: the time line's buttons, the map's, the line of keys at the foot, the page of keys.
import type { Facts } from '../facts';
import { clock, count, date, UNKNOWN } from '../format';
import { KEYS } from '../keys';
import { w, type Word } from '../words';
import { key, tone } from './parts';

export function controls(f: Facts): string {
  const { choice, store, at } = f;
  const live = choice.at === undefined;
  const [day, back] = isFinite(store.since) ? [date(store.since).slice(0, 6), clock(store.since)] : ['', UNKNOWN];
  const paces = [1, 4, 16].map((p) => `<button class="b ${!live && choice.pace === p ? 'on' : ''}" data-act="pace" data-arg="${p}">${p}×</button>`).join('');
  const windows = ([[600_000, '10 min'], [1_800_000, '30 min'], [7_200_000, '2 h'], [86_400_000, '24 h']] as const).map(([ms, name]) => `<button class="b ${choice.window === ms ? 'on' : ''}" data-act="window" data-arg="${ms}">${name}</button>`).join('');
  return `<button class="b ${live ? 'live' : ''}" data-act="live">${live ? '●' : '○'} ${w('live')} ${live ? '' : key('End')}</button>${live ? '' : `<span class="replay" data-test="replay">◀◀ ${w('replay')} ${at === undefined ? '' : clock(at)} UTC</span>`}<button class="b" data-act="pause">${key('Space')} ${live || choice.pace ? w('pause') : w('resume')}</button><button class="b" data-act="back">◀ 10 s ${key('←')}</button><button class="b" data-act="on">10 s ▶ ${key('→')}</button>${paces}${live ? `<span class="dim far" title="${day} UTC">${w('backTo')} ${back}</span>` : ''}<span class="end dim">${w('window')}</span>${windows}`;
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
  return `<span>${key('Tab')} ${w('nextAlert')}</span><span>${key('J')} ${key('K')} ${w('nextPrevious')}</span><span>${key('Enter')} ${w('centre')}</span><span class="${choice.follow ? 'ok' : ''}">${key('F')} ${w('follow')}</span><span>${key('[')} ${key(']')} ${w('tilt')}</span><span>${key('?')} ${w('allKeys')}</span><span class="end">${w('plots')} <b>${rate === null || rate === undefined ? UNKNOWN : count(Math.round(rate))}</b></span><span>${w('toScreen')} <b>${store.shown ? count(store.shown.perSecond) : UNKNOWN}</b></span><span>${w('drawn')} <b>${fps} fps, ${w('asNeeded')}</b></span><span>${w('framesLost')} <b class="${store.lost ? 'ca' : ''}">${store.lost}</b></span><span>${w('journal')} <b class="${journal === undefined ? '' : tone(journal && altered === undefined)}">${journal === undefined ? UNKNOWN : altered !== undefined ? `✕ ${w('alteredAtRow')} ${count(altered)}` : journal ? `✓ ${w('writing')}` : `✕ ${w('notWriting')}`}</b></span>`;
}

export function help(): string {
  return `<div class="sheet" role="dialog" aria-label="Keys"><h1>Keys</h1><div class="keys">${KEYS.map(([k, does]) => `<span>${k.split(' ').map(key).join(' ')}</span><span>${does}</span>`).join('')}</div><p class="dim">Drag turns the globe, the wheel zooms, Shift and drag tilts. Symbols move on by their last velocity for 15 s at most; a coasting track is pale. Squares are seen by own radars, diamonds by partners only. Press Esc to close.</p></div>`;
}
