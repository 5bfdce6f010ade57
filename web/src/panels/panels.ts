// Sets all panels of the page, the time line and the profile by the facts of one moment.
import { DARK } from '../colours';
import type { Facts } from '../facts';
import { km } from '../format';
import { latLon } from '../geo';
import { isLaunch } from '../held';
import type { MapView } from '../map/map';
import type { Page } from '../page';
import { drawProfile } from '../profile';
import { drawTimeline } from '../timeline';
import { REALM_PREFIX, w } from '../words';
import { controls, footer, help, tools } from './controls';
import { header } from './header';
import { ledger, log } from './ledger';
import { left } from './left';
import { selected } from './selected';
import { alerts } from './warnings';

/** Without a frame for so long, milliseconds, the picture is called old. */
const OLD_MS = 3500;
const REFUSAL_MS = 4000;

export function setPanels(page: Page, map: MapView, f: Facts, fps: number): void {
  const { store, choice } = f;
  page.put('hd', header(f));
  page.put('left', left(f));
  page.put('alerts', alerts(f));
  page.put('sel', selected(f));
  page.put('log', log(f));
  page.put('led', ledger(f));
  page.put('controls', controls(f));
  page.put('rows', [w('warnings'), w('windows'), w('links'), w('log'), w('plots')].map((x) => `<div>${x}</div>`).join(''));
  page.put('tools', tools(f, map.globe));
  page.put('ft', footer(f, fps));
  page.put('help', choice.help ? help() : '');
  document.getElementById('help')!.hidden = !choice.help;
  document.body.classList.toggle('replaying', choice.at !== undefined);
  page.search.placeholder = w('search');
  notice(f);
  const under = map.under();
  page.text('where', under ? latLon(under[1], under[0]) : '—');
  page.text('scale', km((map.view.width / Math.max(1, map.width)) * 120));
  timeline(f);
  profile(page, f);
  page.signs(store.realm);
}

/** Over the map: that the picture is old, or why the node refused what was asked. */
function notice({ store, connected, heard }: Facts): void {
  const old = document.getElementById('old')!;
  const { refusal } = store;
  old.hidden = connected && performance.now() - heard < OLD_MS && !refusal;
  if (!old.hidden) old.textContent = refusal && connected ? refusal : w('disconnected');
  if (refusal) setTimeout(() => (store.refusal = ''), REFUSAL_MS);
}

function timeline({ store, choice, at, alerts }: Facts): void {
  const now = store.now(performance.now());
  if (now === undefined) return;
  drawTimeline(document.getElementById('tlc') as HTMLCanvasElement, {
    now,
    at: at ?? now,
    live: choice.at === undefined,
    window: choice.window,
    alerts,
    notices: [...store.notices.values()],
    lines: store.lines,
    rates: store.rates,
    prefix: REALM_PREFIX[store.realm],
    c: DARK,
  });
}

function profile(page: Page, { store, choice, at, tracks }: Facts): void {
  const launches = tracks.filter(isLaunch);
  const track = launches.find((t) => t.n === choice.selected) ?? launches.find((t) => t.place.h > 5000) ?? launches[0];
  const box = document.getElementById('pf')!;
  box.hidden = !choice.profile || !track || at === undefined;
  if (box.hidden || !track || at === undefined) return;
  page.text('pft', `${REALM_PREFIX[store.realm]}S${track.n} profile`);
  drawProfile(document.getElementById('pfc') as HTMLCanvasElement, track, at, choice.at === undefined, DARK);
}
