// The time line: warnings, announced windows, link events, log, plots per second; a click goes back to that moment.
import type { Alert } from './alerts';
import type { Palette } from './colours';
import { hourMinute, windowOf } from './format';
import type { Line, Notice } from './protocol';
import { letters } from './lettering';

export interface Times {
  now: number;
  at: number;
  live: boolean;
  /** Seen across, milliseconds. */
  window: number;
  alerts: Alert[];
  notices: Notice[];
  lines: Line[];
  rates: [number, number | null][];
  prefix: string;
  c: Palette;
}

const ROWS = 5;
const AHEAD = 0.16;

/** Scenario time under a pixel of the time line. */
export function timeAt(x: number, width: number, now: number, window: number): number {
  return now - window * (1 - AHEAD) + (x / width) * window;
}

export function drawTimeline(canvas: HTMLCanvasElement, times: Times): void {
  const ratio = window.devicePixelRatio || 1;
  const [width, height] = sizeOf(canvas);
  if (canvas.width !== Math.round(width * ratio) || canvas.height !== Math.round(height * ratio)) {
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
  }
  const g = canvas.getContext('2d')!;
  g.setTransform(ratio, 0, 0, ratio, 0, 0);
  g.clearRect(0, 0, width, height);
  const { c } = times;
  const start = timeAt(0, width, times.now, times.window);
  const px = (t: number) => ((t - start) / times.window) * width;
  const row = height / ROWS;
  grid(g, times, width, height, px, start);
  // Several nations may speak of one launch: their names stand in one line.
  const written: { x: number; words: string; colour: string }[] = [];
  times.alerts.forEach((alert) => {
    const launched = alert.warning?.launch?.t ?? alert.decided;
    const ends = alert.state === 'WARNING' ? (alert.warning?.impact?.t ?? times.now) : alert.decided;
    const colour = alert.state === 'WARNING' ? c.hostile : c.ok;
    bar(g, px(launched), Math.max(px(launched) + 4, Math.min(px(ends), px(times.now))), 5, row - 10, colour, 0.25);
    if (ends > times.now) {
      g.setLineDash([4, 3]);
      g.strokeStyle = colour;
      g.strokeRect(px(times.now), 5.5, Math.min(px(ends), width) - px(times.now), row - 11);
      g.setLineDash([]);
    }
    const word = alert.state === 'WARNING' ? 'launch' : alert.state === 'ALL_CLEAR' ? 'all-clear, launch' : 'retracted, launch';
    const x = Math.max(4, px(launched) + 6);
    const beside = written.find((other) => Math.abs(other.x - x) < 240);
    if (beside) beside.words += ` · ${alert.id}`;
    else written.push({ x, words: `${times.prefix}${alert.id} ${word} ${hourMinute(launched)}`, colour: colour === c.ok ? c.ok : c.hostileText });
  });
  written.forEach(({ x, words, colour }) => text(g, words, x, row / 2 + 4, colour, 600));
  times.notices.forEach((notice) => {
    if (notice.to < start || px(notice.from) > width) return;
    bar(g, Math.max(-2, px(notice.from)), Math.min(width + 2, px(notice.to)), row + 8, row - 16, c.caution, 0.14);
    text(g, `Announced ${notice.id} · ${windowOf(notice)} UTC`, Math.max(6, px(notice.from) + 6), row * 1.5 + 4, c.cautionText, 500);
  });
  const rows = [times.lines.filter(isLink), times.lines.filter((l) => !isLink(l))];
  rows.forEach((lines, lane) => {
    lines.sort((a, b) => a.t - b.t);
    lines.forEach((line, i) => {
      if (line.t < start) return;
    const y = row * (lane + 2) + row / 2;
    const x = px(line.t);
    const colour = line.severity === 'ALARM' ? c.hostile : line.severity === 'CAUTION' ? c.caution : c.partner;
    mark(g, x, y, line.severity, colour);
      const next = lines[i + 1];
      const room = Math.floor(((next ? px(next.t) : width) - x - 20) / 5.8);
      if (room > 8) text(g, line.text.length > room ? `${line.text.slice(0, room - 1)}…` : line.text, x + 8, y + 4, c.text, 400);
    });
  });
  plots(g, times, row, height, px);
  const at = px(times.at);
  g.strokeStyle = times.live ? c.ok : c.caution;
  g.lineWidth = 2;
  g.beginPath();
  g.moveTo(at, 0);
  g.lineTo(at, height);
  g.stroke();
}

const sizes = new WeakMap<HTMLCanvasElement, [number, number]>();

/** Size on screen, asked of the browser only when it changes: asking costs a layout. */
function sizeOf(canvas: HTMLCanvasElement): [number, number] {
  const known = sizes.get(canvas);
  if (known) return known;
  new ResizeObserver(() => sizes.set(canvas, [canvas.clientWidth, canvas.clientHeight])).observe(canvas);
  const size: [number, number] = [canvas.clientWidth, canvas.clientHeight];
  sizes.set(canvas, size);
  return size;
}

function isLink(line: Line): boolean {
  return line.source === 'link' || line.source.includes('>');
}

function grid(g: CanvasRenderingContext2D, times: Times, width: number, height: number, px: (t: number) => number, start: number): void {
  g.lineWidth = 1;
  g.strokeStyle = 'rgba(127,164,187,.12)';
  for (let i = 1; i < ROWS; i++) line(g, 0, Math.round((height / ROWS) * i) + 0.5, width, true);
  const step = times.window <= 600_000 ? 60_000 : times.window <= 2_400_000 ? 300_000 : times.window <= 9_000_000 ? 900_000 : 7_200_000;
  for (let t = Math.ceil(start / step) * step; t < start + times.window; t += step) {
    line(g, Math.round(px(t)) + 0.5, 0, height, false);
    text(g, hourMinute(t), px(t) + 4, height - 3, times.c.dim, 400);
  }
}

function line(g: CanvasRenderingContext2D, x: number, y: number, length: number, flat: boolean): void {
  g.beginPath();
  g.moveTo(x, y);
  g.lineTo(flat ? x + length : x, flat ? y : y + length);
  g.stroke();
}

function plots(g: CanvasRenderingContext2D, times: Times, row: number, height: number, px: (t: number) => number): void {
  const most = Math.max(1, ...times.rates.map((r) => r[1] ?? 0));
  g.fillStyle = '#33566b';
  times.rates.forEach(([t, rate], i) => {
    if (rate === null) return;
    const next = times.rates[i + 1]?.[0] ?? times.now;
    const h = (rate / most) * (row - 10);
    g.fillRect(px(t), height - h, Math.max(1, Math.min(px(next) - px(t) - 1, 12)), h);
  });
}

function bar(g: CanvasRenderingContext2D, x0: number, x1: number, y: number, h: number, colour: string, alpha: number): void {
  g.fillStyle = colour;
  g.globalAlpha = alpha;
  g.fillRect(x0, y, x1 - x0, h);
  g.globalAlpha = 0.9;
  g.strokeStyle = colour;
  g.lineWidth = 1;
  g.strokeRect(x0 + 0.5, y + 0.5, x1 - x0 - 1, h - 1);
  g.globalAlpha = 1;
}

/** A square for the record, a triangle for what needs an eye. */
function mark(g: CanvasRenderingContext2D, x: number, y: number, severity: string, colour: string): void {
  g.fillStyle = colour;
  g.beginPath();
  if (severity === 'INFO') g.rect(x - 3, y - 3, 6, 6);
  else {
    g.moveTo(x, y - 4);
    g.lineTo(x + 4, y + 4);
    g.lineTo(x - 4, y + 4);
  }
  g.fill();
}

function text(g: CanvasRenderingContext2D, words: string, x: number, y: number, colour: string, weight: number): void {
  g.font = letters(`${weight} 11px`);
  g.fillStyle = colour;
  g.fillText(words, x, y);
}
