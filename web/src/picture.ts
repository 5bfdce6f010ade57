// The picture of one signed-in operator: socket, store, panels, map, keys, joined.
import { alertsOf, type Alert } from './alerts';
import { firstChoice, type Layer } from './app';
import { loadCoast } from './base';
import { DARK } from './colours';
import { km } from './format';
import { latLon } from './geo';
import { MapView, THEATRE } from './map';
import * as panels from './panels';
import { PolicySheet } from './policy';
import { drawProfile } from './profile';
import type { Node } from './protocol';
import { fits, KINDS, Store, type Held, type Kind } from './store';
import { loadSymbols, sign } from './symbols';
import { isLaunch, whereIs } from './targets';
import { drawTimeline, timeAt } from './timeline';
import { REALM_PREFIX, speak, w, type Language } from './words';

const PANEL_MS = 250;
/** With this at the end of the address every frame is drawn, needed or not: for measuring. */
const FULL_RATE = '#full-rate';

const LAYOUT = `<header id="hd"></header>
<aside class="l"><div class="se"><kbd>/</kbd><input id="search" maxlength="40" spellcheck="false" autocomplete="off"></div><div id="left"></div></aside>
<div class="map" id="map"><div class="ov tb" id="tools"></div><div class="ov sb"><span class="mono" id="where"></span><svg width="122" height="12"><path d="M1,2V9H121V2"/></svg><span id="scale"></span></div><div class="ov pf" id="pf" hidden><h3><span id="pft"></span><span class="dim">km altitude / km from launch</span></h3><canvas id="pfc" width="300" height="122"></canvas></div><div class="old" id="old" hidden></div></div>
<aside class="r"><div id="alerts" aria-live="assertive"></div><section class="pt" id="sel"></section><section class="pt" id="log"></section><section class="pt" id="led"></section></aside>
<section class="tl"><div class="tc" id="controls"></div><div class="ln" id="rows"></div><canvas id="tlc"></canvas></section><footer id="ft"></footer><div id="help" hidden></div><div id="policy" hidden></div>`;

export class Picture {
  private readonly store = new Store();
  private readonly choice = firstChoice();
  private readonly html = new Map<string, string>();
  private readonly map: MapView;
  private readonly policy: PolicySheet;
  private socket: WebSocket | undefined;
  private connected = false;
  private heard = performance.now();
  private drawn = 0;
  private panelled = 0;
  private fps = 0;
  private frames: number[] = [];
  private lastStep = performance.now();
  private groundVersion = 0;
  private backoff = 250;

  constructor(
    private readonly app: HTMLElement,
    node: Node,
  ) {
    document.body.classList.remove('door');
    app.innerHTML = LAYOUT;
    this.store.node = node;
    this.map = new MapView(document.getElementById('map')!);
    this.policy = new PolicySheet(document.getElementById('policy')!);
    this.map.pick = (n) => this.select(n);
    this.map.moved = () => (this.choice.follow = false);
  }

  start(): void {
    this.connect();
    this.app.addEventListener('click', (e) => this.click(e));
    document.addEventListener('keydown', (e) => this.key(e));
    const search = this.input();
    search.addEventListener('input', () => (this.choice.typed = search.value));
    document.getElementById('tlc')!.addEventListener('click', (e) => {
      const now = this.store.now(performance.now());
      const at = now === undefined ? Infinity : timeAt(e.offsetX, (e.target as HTMLElement).clientWidth, now, this.choice.window);
      this.goTo(at);
    });
    // For the eye and for tests: when the first picture with data stood on the screen.
    void loadCoast().then(() => this.groundVersion++);
    void loadSymbols().then(() => this.signs());
    requestAnimationFrame((t) => this.frame(t));
  }

  private input(): HTMLInputElement {
    return document.getElementById('search') as HTMLInputElement;
  }

  private connect(): void {
    const socket = (this.socket = new WebSocket(`${location.origin.replace('http', 'ws')}/picture`));
    socket.onopen = () => {
      this.connected = true;
      this.backoff = 250;
      this.store.restart();
      this.say(['select', this.choice.selected]);
    };
    socket.onmessage = (e) => {
      this.heard = performance.now();
      this.store.apply(JSON.parse(e.data as string) as unknown[], this.heard);
    };
    socket.onclose = (e) => {
      this.connected = false;
      if (e.code === 4401) location.reload();
      else this.again();
    };
  }

  /** A refused socket cannot say why: when the session is gone, the page is loaded again and asks to sign in. */
  private again(): void {
    this.backoff = Math.min(5000, this.backoff * 2);
    setTimeout(() => {
      fetch('/node')
        .then(async (answer) => (((await answer.json()) as Node).operator ? this.connect() : location.reload()))
        .catch(() => this.again());
    }, this.backoff);
  }

  private say(words: unknown[]): void {
    if (this.socket?.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(words));
  }

  private frame(wall: number): void {
    requestAnimationFrame((t) => this.frame(t));
    const pace = location.hash === FULL_RATE ? 30 : this.map.pace(wall) * (this.store.status?.speed && this.store.status.speed > 1 ? 2 : 1);
    if (wall - this.drawn < 1000 / Math.min(31, pace) - 5) return;
    this.drawn = wall;
    this.step(wall);
    const facts = this.facts(wall);
    if (wall - this.panelled >= PANEL_MS) {
      this.panelled = wall;
      this.panels(facts);
    }
    this.follow(facts);
    this.drawMap(facts, wall);
    this.frames.push(wall);
    while (this.frames.length && wall - this.frames[0]! > 1000) this.frames.shift();
    this.fps = this.frames.length;
    if (this.store.status && !performance.getEntriesByName('picture').length) performance.mark('picture');
  }

  /**
   * While looking back, time goes on at its own pace, until it has caught up. Who stopped it stays where he stopped: now itself goes
   * back a little with each word of the node that came later than the one before, and must not overtake him.
   */
  private step(wall: number): void {
    const dt = wall - this.lastStep;
    this.lastStep = wall;
    const { choice } = this;
    if (choice.at === undefined) return;
    const now = this.store.now(wall);
    choice.at += choice.pace * dt;
    if (choice.pace > 0 && now !== undefined && choice.at >= now) choice.at = undefined;
  }

  private facts(wall: number): panels.Facts {
    const { store, choice } = this;
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
    const inView = this.map.shown.length;
    return { store, choice, at, wall, connected: this.connected, heard: this.heard, alerts, tracks, inView, kindCounts };
  }

  private panels(f: panels.Facts): void {
    this.put('hd', panels.header(f));
    this.put('left', panels.left(f));
    this.put('alerts', panels.alerts(f));
    this.put('sel', panels.selected(f));
    this.put('log', panels.log(f));
    this.put('led', panels.ledger(f));
    this.put('controls', panels.controls(f));
    this.put('rows', [w('warnings'), w('windows'), w('links'), w('log'), w('plots')].map((x) => `<div>${x}</div>`).join(''));
    this.put('tools', panels.tools(f, this.map.globe));
    this.put('ft', panels.footer(f, this.fps));
    this.put('help', this.choice.help ? panels.help() : '');
    document.getElementById('help')!.hidden = !this.choice.help;
    document.body.classList.toggle('replaying', this.choice.at !== undefined);
    this.input().placeholder = w('search');
    const old = document.getElementById('old')!;
    const quiet = performance.now() - this.heard;
    const refusal = this.store.refusal;
    old.hidden = this.connected && quiet < 3500 && !refusal;
    if (!old.hidden) old.textContent = refusal && this.connected ? refusal : w('disconnected');
    if (refusal) setTimeout(() => (this.store.refusal = ''), 4000);
    const under = this.map.under();
    this.text('where', under ? latLon(under[1], under[0]) : '—');
    this.text('scale', km((this.map.view.width / Math.max(1, this.map.width)) * 120));
    const now = f.store.now(performance.now());
    if (now !== undefined) {
      const { store, choice } = this;
      drawTimeline(document.getElementById('tlc') as HTMLCanvasElement, {
        now,
        at: f.at ?? now,
        live: choice.at === undefined,
        window: choice.window,
        alerts: f.alerts,
        notices: [...store.notices.values()],
        lines: store.lines,
        rates: store.rates,
        prefix: this.prefix(),
        c: DARK,
      });
    }
    this.profile(f);
    this.signs();
  }

  private profile(f: panels.Facts): void {
    const launches = f.tracks.filter(isLaunch);
    const track = launches.find((t) => t.n === this.choice.selected) ?? launches.find((t) => t.place.h > 5000) ?? launches[0];
    const box = document.getElementById('pf')!;
    box.hidden = !this.choice.profile || !track || f.at === undefined;
    if (box.hidden || !track || f.at === undefined) return;
    this.text('pft', `${this.prefix()}S${track.n} profile`);
    drawProfile(document.getElementById('pfc') as HTMLCanvasElement, track, f.at, this.choice.at === undefined, DARK);
  }

  /** Sets the content of a panel only where it changed, so that what is pressed or marked stays. */
  private put(id: string, html: string): void {
    if (this.html.get(id) === html) return;
    this.html.set(id, html);
    const element = document.getElementById(id)!;
    const focus = document.activeElement as HTMLElement | null;
    const again = focus && element.contains(focus) ? `[data-act="${focus.dataset.act}"][data-arg="${focus.dataset.arg ?? ''}"]` : '';
    element.innerHTML = html;
    if (again) element.querySelector<HTMLElement>(again.replace('[data-arg=""]', ''))?.focus();
  }

  private text(id: string, text: string): void {
    const element = document.getElementById(id)!;
    if (element.textContent !== text) element.textContent = text;
  }

  /** Symbols in the panels are the same as on the map. */
  private signs(): void {
    const realm = this.store.node?.realm ?? 'ACTUAL';
    for (const kind of KINDS) {
      const image = sign(kind, realm, 15);
      if (!image || this.html.has(`sign ${kind}`)) continue;
      this.html.set(`sign ${kind}`, '');
      document.documentElement.style.setProperty(`--sign-${kind}`, `url(${image.image.toDataURL()})`);
    }
  }

  private prefix(): string {
    return REALM_PREFIX[this.store.node?.realm ?? 'ACTUAL'];
  }

  private follow(f: panels.Facts): void {
    if (!this.choice.follow || f.at === undefined) return;
    const track = this.store.tracks.get(this.choice.selected);
    const place = track && whereIs(track, f.at, this.choice.at === undefined);
    const { view } = this.map;
    if (place && Math.hypot(place.lon - view.lon, place.lat - view.lat) * 111_000 > view.width / 60) this.map.look(place);
  }

  private drawMap(f: panels.Facts, wall: number): void {
    const { store, choice } = this;
    const live = choice.at === undefined;
    const sensors = store.status?.sensors ?? [];
    const notices = [...store.notices.values()];
    const { coverage, hazard } = choice.layers;
    this.map.draw(
      {
        scene: {
          c: DARK,
          at: f.at ?? 0,
          live,
          realm: store.node?.realm ?? 'ACTUAL',
          nation: store.node?.nation ?? '',
          prefix: this.prefix(),
          selected: choice.selected,
          trailMs: choice.trailMs,
          leaders: choice.layers.leaders && live,
          labels: choice.layers.labels,
          declutter: choice.layers.declutter,
        },
        tracks: f.tracks,
        alerts: f.alerts,
        front: choice.alert,
        laid: { nations: store.node?.nations ?? [], sensors, notices, coverage, hazard },
        trails: choice.layers.trails,
        areas: choice.layers.areas,
        found: choice.typed ? new Set(f.tracks.slice(0, 40).map((t) => t.n)) : new Set(),
        groundKey: [coverage, hazard, this.groundVersion, sensors.map((s) => s.name + s.site).join(), notices.map((n) => n.id).join()].join(),
      },
      wall,
    );
  }

  private select(n: number): void {
    this.choice.selected = n;
    this.choice.follow = false;
    this.say(['select', n]);
    this.panelled = 0;
  }

  private goTo(at: number): void {
    const now = this.store.now(performance.now());
    if (now === undefined) return;
    this.choice.at = at >= now ? undefined : Math.max(at, this.store.since);
    if (this.choice.at !== undefined && this.choice.pace === 0) this.choice.pace = 0;
    this.panelled = 0;
  }

  private click(e: MouseEvent): void {
    const target = (e.target as HTMLElement).closest<HTMLElement>('[data-act]');
    if (target?.dataset.act) this.act(target.dataset.act, target.dataset.arg ?? '');
  }

  private key(e: KeyboardEvent): void {
    const search = this.input();
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (document.activeElement === search) {
      if (e.key !== 'Escape' && e.key !== 'Enter') return;
      search.blur();
      const first = this.facts(performance.now()).tracks[0];
      if (e.key === 'Enter' && this.choice.typed && first) this.select(first.n);
      if (e.key === 'Escape') this.act('clear', '');
      e.preventDefault();
      return;
    }
    const act = BINDINGS[e.key.length === 1 ? e.key.toLowerCase() : e.key];
    if (!act) return;
    e.preventDefault();
    this.act(...act);
  }

  /** Everything a key or a button can do. */
  private act(name: string, arg: string): void {
    const { choice, map, store } = this;
    const wall = performance.now();
    const now = store.now(wall);
    this.panelled = 0;
    switch (name) {
      case 'help': choice.help = !choice.help; break;
      case 'policy': this.policy.open(store.node?.operator ?? ''); break;
      case 'clear': this.clear(); break;
      case 'search': this.input().focus(); break;
      case 'speak': speak(arg as Language); break;
      case 'signout': void fetch('/sign-out', { method: 'POST' }).finally(() => location.reload()); break;
      case 'kind': choice.kinds.has(arg as Kind) ? choice.kinds.delete(arg as Kind) : choice.kinds.add(arg as Kind); break;
      case 'layer': choice.layers[arg as Layer] = !choice.layers[arg as Layer]; break;
      case 'length': choice.trailMs = { 60_000: 300_000, 300_000: 900_000, 900_000: 1_800_000 }[choice.trailMs] ?? 60_000; break;
      case 'globe': map.globe = true; break;
      case 'flat': map.globe = false; break;
      case 'profile': choice.profile = !choice.profile; break;
      case 'theatre': choice.follow = false; map.look(THEATRE); break;
      case 'tilt': map.look({ tilt: map.view.tilt + Number(arg) }); break;
      case 'size': map.zoom(Number(arg)); break;
      case 'next': this.nextAlert(); break;
      case 'track': this.stepTrack(Number(arg)); break;
      case 'centre': this.centre(); break;
      case 'follow': choice.follow = choice.selected > 0 && !choice.follow; break;
      case 'front': choice.alert = Number(arg); break;
      case 'ack': this.acknowledge(arg); break;
      case 'zoom': this.zoomTo(arg); break;
      case 'live': choice.at = undefined; choice.pace = 1; break;
      case 'pause':
        if (choice.at === undefined) [choice.at, choice.pace] = [now, 0];
        else choice.pace = choice.pace ? 0 : 1;
        break;
      case 'back': if (now !== undefined) this.goTo((choice.at ?? now) - 10_000); break;
      case 'on': if (now !== undefined) this.goTo((choice.at ?? now) + 10_000); break;
      case 'pace': choice.pace = Number(arg); break;
      case 'window': choice.window = Number(arg); break;
    }
  }

  private clear(): void {
    this.choice.help = false;
    this.choice.typed = '';
    this.input().value = '';
    this.select(0);
  }

  private nextAlert(): void {
    const { alerts } = this.facts(performance.now());
    if (!alerts.length) return;
    this.choice.alert = (this.choice.alert + 1) % alerts.length;
    const alert = alerts[this.choice.alert]!;
    this.zoomTo(`${alert.id} ${alert.by}`);
    document.querySelectorAll('.al')[this.choice.alert]?.scrollIntoView({ block: 'nearest' });
  }

  private stepTrack(by: number): void {
    const order: Kind[] = ['ballistic', 'space', 'pending', 'unknown', 'aircraft'];
    const list = this.map.shown.map((s) => s.track).sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind) || a.n - b.n);
    if (!list.length) return;
    const at = list.findIndex((t) => t.n === this.choice.selected);
    const next = at < 0 ? (by > 0 ? 0 : list.length - 1) : (at + by + list.length) % list.length;
    this.select(list[next]!.n);
  }

  private centre(): void {
    const track = this.store.tracks.get(this.choice.selected);
    if (track) this.map.look({ lon: track.place.lon, lat: track.place.lat });
  }

  private acknowledge(arg: string): void {
    const alert = this.facts(performance.now()).alerts[this.choice.alert];
    const [id, by, version] = arg ? arg.split(' ') : alert ? [alert.id, alert.by, String(alert.version)] : [];
    if (id && this.choice.at === undefined) this.say(['ack', id, by, Number(version)]);
  }

  private zoomTo(arg: string): void {
    const { alerts } = this.facts(performance.now());
    const alert = arg ? alerts.find((a) => `${a.id} ${a.by}` === arg) : alerts[this.choice.alert];
    const places = [alert?.warning?.launch?.at, alert?.warning?.impact?.at].filter((x): x is [number, number] => !!x);
    if (!places.length) return;
    const lon = places.reduce((s, p) => s + p[0], 0) / places.length;
    const lat = places.reduce((s, p) => s + p[1], 0) / places.length;
    const far = places.length > 1 ? Math.hypot((places[0]![0] - places[1]![0]) * 90_000, (places[0]![1] - places[1]![1]) * 111_000) : 0;
    this.map.look({ lon, lat, width: Math.max(900_000, far * 2.2) });
  }
}

/** What each key does: an action and its argument. */
const BINDINGS: Record<string, [string, string]> = {
  '?': ['help', ''],
  Escape: ['clear', ''],
  '/': ['search', ''],
  Tab: ['next', ''],
  a: ['ack', ''],
  z: ['zoom', ''],
  j: ['track', '1'],
  k: ['track', '-1'],
  Enter: ['centre', ''],
  f: ['follow', ''],
  g: ['globe', ''],
  m: ['flat', ''],
  p: ['profile', ''],
  Home: ['theatre', ''],
  '[': ['tilt', '-0.08'],
  ']': ['tilt', '0.08'],
  '+': ['size', '0.8'],
  '=': ['size', '0.8'],
  '-': ['size', '1.25'],
  ' ': ['pause', ''],
  ArrowLeft: ['back', ''],
  ArrowRight: ['on', ''],
  End: ['live', ''],
  c: ['layer', 'coverage'],
  h: ['layer', 'hazard'],
  e: ['layer', 'areas'],
  t: ['layer', 'trails'],
  y: ['length', ''],
  v: ['layer', 'leaders'],
  l: ['layer', 'labels'],
  d: ['layer', 'declutter'],
};
