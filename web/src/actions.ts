// What an operator can do, by key, button or mouse: each a change of what is chosen on this screen, or a word to the node.
import type { Choice, Layer } from './choice';
import type { Facts } from './facts';
import type { Kind } from './held';
import { THEATRE, type MapView } from './map/map';
import type { Page } from './page';
import type { PolicySheet } from './policy';
import type { Store } from './store';
import { speak, type Language } from './words';

export class Actions {
  constructor(
    private readonly store: Store,
    private readonly choice: Choice,
    private readonly map: MapView,
    private readonly page: Page,
    private readonly policy: PolicySheet,
    private readonly facts: () => Facts,
    private readonly say: (words: unknown[]) => void,
    /** Called when the panels must not wait for their turn. */
    private readonly changed: () => void,
  ) {}

  /** Everything a key or a button can do. */
  act(name: string, arg: string): void {
    const { choice, map, store } = this;
    const wall = performance.now();
    const now = store.now(wall);
    this.changed();
    switch (name) {
      case 'help': choice.help = !choice.help; break;
      case 'policy': this.policy.open(store.node?.operator ?? ''); break;
      case 'clear': this.clear(); break;
      case 'search': this.page.search.focus(); break;
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

  select(n: number): void {
    this.choice.selected = n;
    this.choice.follow = false;
    this.say(['select', n]);
    this.changed();
  }

  goTo(at: number): void {
    const now = this.store.now(performance.now());
    if (now === undefined) return;
    this.choice.at = at >= now ? undefined : Math.max(at, this.store.since);
    if (this.choice.at !== undefined && this.choice.pace === 0) this.choice.pace = 0;
    this.changed();
  }

  private clear(): void {
    this.choice.help = false;
    this.choice.typed = '';
    this.page.search.value = '';
    this.select(0);
  }

  private nextAlert(): void {
    const { alerts } = this.facts();
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
    const alert = this.facts().alerts[this.choice.alert];
    const [id, by, version] = arg ? arg.split(' ') : alert ? [alert.id, alert.by, String(alert.version)] : [];
    if (id && this.choice.at === undefined) this.say(['ack', id, by, Number(version)]);
  }

  private zoomTo(arg: string): void {
    const { alerts } = this.facts();
    const alert = arg ? alerts.find((a) => `${a.id} ${a.by}` === arg) : alerts[this.choice.alert];
    const places = [alert?.warning?.launch?.at, alert?.warning?.impact?.at].filter((x): x is [number, number] => !!x);
    if (!places.length) return;
    const lon = places.reduce((s, p) => s + p[0], 0) / places.length;
    const lat = places.reduce((s, p) => s + p[1], 0) / places.length;
    const far = places.length > 1 ? Math.hypot((places[0]![0] - places[1]![0]) * 90_000, (places[0]![1] - places[1]![1]) * 111_000) : 0;
    this.map.look({ lon, lat, width: Math.max(900_000, far * 2.2) });
  }
}
