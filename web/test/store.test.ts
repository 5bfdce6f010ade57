import { describe, expect, it } from 'vitest';
import { alertsOf, counters, launches, pairs, sensorState, silence } from '../src/alerts';
import { fits, kindOf, placeAt } from '../src/held';
import { Store } from '../src/store';
import { viewsOf } from '../src/views';

const P = [-3042000, 4045000, 3868000];
const track = (n: number, t: number, x = P[0], extra: Partial<Record<number, unknown>> = {}) => {
  const op: unknown[] = ['t', n, t, x, P[1], P[2], 10, 20, 30, 80, 'CONFIRMED', 0.99, t - 100, 0, 0, null, null, null, [['JPN', 5, 1, t]], ['JPN/J1'], [2, [], ['KOR']], [0.02, 0.9, 0.08, 0, 12], false];
  Object.entries(extra).forEach(([i, value]) => (op[Number(i)] = value));
  return op;
};
const event = (voices: unknown[], acks: unknown[] = []) => ['e', 'KOR-E1', { voices, acks }];
const warning = (v: number, threatened: unknown[] = []) => ({ v, realm: 'EXERCISE', class: 'BALLISTIC', confidence: 0.9, threatened, thrusting: false, failed: false, decided: v * 1000, label: [0, [], []] });

describe('the store', () => {
  it('keeps the newest state of each track and its trail', () => {
    const store = new Store();
    store.apply([1, 0, track(1, 1000), track(2, 1000)], 0);
    store.apply([2, 0, track(1, 5000, -3042500)], 0);
    expect(store.tracks.size).toBe(2);
    expect(store.tracks.get(1)!.t).toBe(5000);
    expect(store.tracks.get(1)!.trail.length).toBe(8);
  });

  it('puts no position into the trail twice and none that is older', () => {
    const store = new Store();
    store.apply([1, 0, track(1, 5000), track(1, 5000), track(1, 4000)], 0);
    expect(store.tracks.get(1)!.trail.length).toBe(4);
  });

  it('forgets a track that is gone', () => {
    const store = new Store();
    store.apply([1, 0, track(1, 1000), ['x', 1]], 0);
    expect(store.tracks.size).toBe(0);
  });

  it('counts frames that went missing', () => {
    const store = new Store();
    store.apply([1, 0], 0);
    store.apply([4, 0], 0);
    expect(store.lost).toBe(2);
  });

  it('bounds a trail by thinning its older half', () => {
    const store = new Store();
    for (let i = 1; i <= 5000; i++) store.apply([i, 0, track(1, i * 1000)], 0);
    const trail = store.tracks.get(1)!.trail;
    expect(trail.length / 4).toBeLessThanOrEqual(600);
    expect(trail[trail.length - 4]).toBe(5_000_000);
  });

  it('keeps trails over a broken connection but not tracks that ended meanwhile', () => {
    const store = new Store();
    store.apply([1, 0, track(1, 1000), track(2, 1000)], 0);
    store.restart();
    store.apply([1, 0, track(1, 2000)], 0);
    expect([...store.tracks.keys()]).toEqual([1]);
    expect(store.tracks.get(1)!.trail.length).toBe(8);
  });

  it('runs the scenario clock at its speed, and stops it when the node falls silent', () => {
    const store = new Store();
    expect(store.now(0)).toBeUndefined();
    store.apply([1, 0, ['s', { now: 100_000, speed: 20, sensors: [], links: [] }]], 5000);
    expect(store.now(6000)).toBe(120_000);
    expect(store.now(60_000)).toBe(store.now(90_000));
  });

  it('shows unknown motion as undecided, and an aircraft by whether it says who it is', () => {
    const held = (extra: Partial<Record<number, unknown>>) => {
      const store = new Store();
      store.apply([1, 0, track(1, 1000, P[0], extra)], 0);
      return kindOf(store.tracks.get(1)!);
    };
    expect(held({})).toBe('pending');
    expect(held({ 21: [0.9, 0.1, 0, 0, null] })).toBe('unknown');
    expect(held({ 21: [0.9, 0.1, 0, 0, null], 17: 'KE703' })).toBe('aircraft');
  });

  it('looks back between two positions, and nowhere before the first or over a gap', () => {
    const store = new Store();
    store.apply([1, 0, track(1, 10_000), track(1, 20_000, -3043000), track(1, 200_000, -3100000)], 0);
    const held = store.tracks.get(1)!;
    expect(placeAt(held, 9_000)).toBeUndefined();
    const middle = placeAt(held, 15_000)!;
    expect(middle.lon).toBeCloseTo((held.trail[1]! + held.trail[5]!) / 2, 9);
    expect(placeAt(held, 150_000)).toBeUndefined();
  });

  it('finds a track by callsign, number, nation or radar', () => {
    const store = new Store();
    store.apply([1, 0, track(7, 1000, P[0], { 17: 'KE703' })], 0);
    const held = store.tracks.get(7)!;
    for (const typed of ['ke7', 'S7', 'JPN-5', 'j1', '']) expect(fits(held, typed), typed).toBe(true);
    expect(fits(held, 'ZZZ')).toBe(false);
  });
});

describe('an alert', () => {
  const read = (op: unknown[]) => {
    const store = new Store();
    store.apply([1, 0, op], 0);
    return [...store.events.values()][0]!;
  };

  it('is a warning until an all-clear ends it', () => {
    const open = read(event([{ by: 'KOR', warning: warning(1), clears: [], versions: [[1, 'WARNING', 1, false]] }]));
    expect(alertsOf(open, ['JPN'])[0]!.state).toBe('WARNING');
    const over = read(event([{ by: 'KOR', warning: warning(1), clears: [{ v: 2, areas: [], ends: true, reason: 'fell', decided: 2 }], versions: [[1, 'WARNING', 1, false], [2, 'ALL_CLEAR', 2, false]] }]));
    expect(alertsOf(over, ['JPN'])[0]!.state).toBe('ALL_CLEAR');
  });

  it('is a warning again when a higher warning follows the all-clear', () => {
    const again = read(event([{ by: 'KOR', warning: warning(3), clears: [{ v: 2, areas: [], ends: true, reason: 'fell', decided: 2 }], versions: [[3, 'WARNING', 3, false]] }]));
    expect(alertsOf(again, [])[0]!.state).toBe('WARNING');
  });

  it('lifts one area and keeps the others', () => {
    const partly = read(event([{ by: 'KOR', warning: warning(1, [['JP-47', 'CORRIDOR', 0.1, 0, 1], ['JP-05', 'IMPACT', 0.2, 0, 1]]), clears: [{ v: 2, areas: ['JP-47'], ends: false, reason: 'r', decided: 2 }], versions: [[1, 'WARNING', 1, false], [2, 'ALL_CLEAR', 2, false]] }]));
    const [alert] = alertsOf(partly, []);
    expect(alert!.state).toBe('WARNING');
    expect(alert!.areas.map((a) => [a.area, a.lifted])).toEqual([['JP-47', 2], ['JP-05', undefined]]);
  });

  it('says with which event it is one launch, which nobody has to take note of', () => {
    const relation = { v: 2, kind: 'CORRELATED', other: 'JPN-E1', reason: 'r', decided: 2 };
    const voice = { by: 'KOR', warning: warning(1), clears: [], relation, versions: [[1, 'WARNING', 1, false], [2, 'RELATION', 2, false]] };
    const [alert] = alertsOf(read(event([voice], [[1, 'JPN', 'WATCH_OFFICER', 5]])), ['JPN']);
    expect([alert!.oneWith, alert!.version]).toEqual(['JPN-E1', 1]);
    expect(alert!.acks).toEqual([['JPN', 5]]);
  });

  it('counts with all others as many launches as there are', () => {
    const said = (id: string, oneWith?: string, state = 'WARNING') => ({ id, state, warning: {}, ...(oneWith ? { oneWith } : {}) }) as never;
    expect(launches([said('JPN-E1'), said('KOR-E1'), said('USA-E1')])).toBe(3);
    expect(launches([said('JPN-E1', 'KOR-E1'), said('KOR-E1'), said('USA-E1', 'JPN-E1')])).toBe(1);
    expect(launches([said('KOR-E2', 'KOR-E1', 'RETRACTED'), said('KOR-E1')])).toBe(1);
    expect(launches([said('KOR-E1', undefined, 'RETRACTED')])).toBe(0);
  });

  it('names who has taken note of the newest version, and not of an older one', () => {
    const acked = read(event([{ by: 'KOR', warning: warning(2), clears: [], versions: [[1, 'WARNING', 1, false], [2, 'WARNING', 2, false]] }], [[1, 'USA', 'WATCH_OFFICER', 5], [2, 'JPN', 'WATCH_OFFICER', 7]]));
    expect(alertsOf(acked, ['JPN', 'USA'])[0]!.acks).toEqual([['JPN', 7], ['USA', undefined]]);
  });

  it('counts to the impact and from the launch, and knows nothing it was not told', () => {
    const ground = { at: [0, 0] as [number, number], major: 1, minor: 1, azimuth: 0, probability: 0.95, sigma: 1 };
    const w = { ...warning(1), threatened: [], launch: { ...ground, t: 1000 }, impact: { ...ground, t: 11_000 } } as any;
    expect(counters(w, 6000)).toEqual({ toImpact: 5000, sinceLaunch: 5000, impact: 11_000, progress: 0.5 });
    expect(counters(warning(1) as any, 6000)).toEqual({ toImpact: undefined, sinceLaunch: undefined, impact: undefined, progress: undefined });
  });
});

describe('sensors and links', () => {
  const sensor = { nation: 'KOR', name: 'K1', range: null, period: 10, age: 4 };
  it('are judged by the age of the last plot against their own period', () => {
    expect(sensorState(sensor)).toBe('on');
    expect(sensorState({ ...sensor, age: 16 })).toBe('late');
    expect(sensorState({ ...sensor, age: 31 })).toBe('off');
    expect(sensorState({ ...sensor, age: null })).toBe('unknown');
    expect(sensorState(sensor, 40)).toBe('off');
  });
  it('age by themselves only when the node has said nothing for longer than it should, at any speed', () => {
    expect(silence(2, 1)).toBe(0);
    expect(silence(17, 10)).toBe(0);
    expect(silence(30, 1)).toBe(27.5);
  });
  it('show the worse direction of a pair', () => {
    const link = (from: string, to: string, state: 'UP' | 'DOWN') => ({ from, to, state, p50: null, p99: null, assured: {}, live: {} });
    expect(pairs([link('KOR', 'JPN', 'UP'), link('JPN', 'KOR', 'DOWN')])).toMatchObject([{ a: 'JPN', b: 'KOR', state: 'DOWN' }]);
  });
});

describe('the views of a launch', () => {
  const assessed = (compared: unknown[]) => ['a', 1, { t: 2000, by: 'JPN', class: 'BALLISTIC', p: { BALLISTIC: 0.9 }, threatened: [], thrusting: false, failed: false, compared }];
  const seen = (compared: unknown[], theirs?: string) => {
    const store = new Store();
    store.apply([1, 0, track(1, 1000), assessed(compared), event([{ by: 'KOR', warning: { ...warning(1), track: theirs }, clears: [], versions: [[1, 'WARNING', 1, false]] }])], 0);
    return viewsOf(alertsOf(store.events.get('KOR-E1')!, ['JPN'])[0]!, [...store.tracks.values()], store.events);
  };

  it('hold what a partner says against the track it was compared with', () => {
    const comparison = ['KOR-E1', 1, 'KOR', 'SAME', 0.4, 0.2, 0.6, 1];
    expect(seen([comparison])!.views).toMatchObject([{ by: 'KOR', comparison }]);
  });

  it('show what this node says itself without a comparison', () => {
    expect(seen([], 'JPN-5')!.views.map((view) => [view.by, view.comparison])).toEqual([['KOR', undefined]]);
  });

  it('are none where no track here is of that launch', () => {
    expect(seen([])).toBeUndefined();
  });
});
