// The picture of one signed-in operator: connection, store, panels, map, actions, joined and drawn frame by frame.
import { Actions } from './actions';
import { firstChoice } from './choice';
import { DARK } from './colours';
import { Connection } from './connection';
import { factsOf, type Facts } from './facts';
import { whereIs } from './held';
import { BINDINGS } from './keys';
import { loadCoast } from './map/base';
import { MapView } from './map/map';
import { loadSymbols } from './map/symbols';
import { Page } from './page';
import { setPanels } from './panels/panels';
import { PolicySheet } from './policy';
import type { Node } from './protocol';
import { Store } from './store';
import { timeAt } from './timeline';
import { REALM_PREFIX } from './words';

const PANEL_MS = 250;
/** With this at the end of the address every frame is drawn, needed or not: for measuring. */
const FULL_RATE = '#full-rate';

export class Picture {
  private readonly store = new Store();
  private readonly choice = firstChoice();
  private readonly page: Page;
  private readonly map: MapView;
  private readonly connection: Connection;
  private readonly actions: Actions;
  private drawn = 0;
  private panelled = 0;
  private fps = 0;
  private frames: number[] = [];
  private lastStep = performance.now();
  private groundVersion = 0;

  constructor(
    private readonly app: HTMLElement,
    node: Node,
  ) {
    const { store, choice } = this;
    this.page = new Page(app);
    store.node = node;
    this.map = new MapView(document.getElementById('map')!);
    this.connection = new Connection(
      () => {
        store.restart();
        this.connection.say(['select', choice.selected]);
      },
      (frame, wall) => store.apply(frame, wall),
    );
    const facts = () => this.facts(performance.now());
    const policy = new PolicySheet(document.getElementById('policy')!);
    this.actions = new Actions(store, choice, this.map, this.page, policy, facts, (words) => this.connection.say(words), () => (this.panelled = 0));
    this.map.pick = (n) => this.actions.select(n);
    this.map.moved = () => (choice.follow = false);
  }

  start(): void {
    this.connection.open();
    this.app.addEventListener('click', (e) => this.click(e));
    document.addEventListener('keydown', (e) => this.key(e));
    const { search } = this.page;
    search.addEventListener('input', () => (this.choice.typed = search.value));
    document.getElementById('tlc')!.addEventListener('click', (e) => {
      const now = this.store.now(performance.now());
      const at = now === undefined ? Infinity : timeAt(e.offsetX, (e.target as HTMLElement).clientWidth, now, this.choice.window);
      this.actions.goTo(at);
    });
    // For the eye and for tests: when the first picture with data stood on the screen.
    void loadCoast().then(() => this.groundVersion++);
    void loadSymbols().then(() => this.page.signs(this.store.realm));
    requestAnimationFrame((t) => this.frame(t));
  }

  private click(e: MouseEvent): void {
    const target = (e.target as HTMLElement).closest<HTMLElement>('[data-act]');
    if (target?.dataset.act) this.actions.act(target.dataset.act, target.dataset.arg ?? '');
  }

  private key(e: KeyboardEvent): void {
    const search = this.page.search;
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (document.activeElement === search) {
      if (e.key !== 'Escape' && e.key !== 'Enter') return;
      search.blur();
      const first = this.facts(performance.now()).tracks[0];
      if (e.key === 'Enter' && this.choice.typed && first) this.actions.select(first.n);
      if (e.key === 'Escape') this.actions.act('clear', '');
      e.preventDefault();
      return;
    }
    const act = BINDINGS[e.key.length === 1 ? e.key.toLowerCase() : e.key];
    if (!act) return;
    e.preventDefault();
    this.actions.act(...act);
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
      setPanels(this.page, this.map, facts, this.fps);
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

  private facts(wall: number): Facts {
    return factsOf(this.store, this.choice, this.connection, this.map.shown.length, wall);
  }

  private follow(f: Facts): void {
    if (!this.choice.follow || f.at === undefined) return;
    const track = this.store.tracks.get(this.choice.selected);
    const place = track && whereIs(track, f.at, this.choice.at === undefined);
    const { view } = this.map;
    if (place && Math.hypot(place.lon - view.lon, place.lat - view.lat) * 111_000 > view.width / 60) this.map.look(place);
  }

  private drawMap(f: Facts, wall: number): void {
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
          realm: store.realm,
          nation: store.node?.nation ?? '',
          prefix: REALM_PREFIX[store.realm],
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
}
