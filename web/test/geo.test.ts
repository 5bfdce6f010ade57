import { describe, expect, it } from 'vitest';
import { Camera } from '../src/map/camera';
import { advance, freeFlight } from '../src/flight';
import { age, clock, counter, flightLevel, km, latency, percent, safe, span } from '../src/format';
import { course, DEG, distance, ellipse, geodetic, latLon, offset } from '../src/geo';

function ecef(lat: number, lon: number, h: number): [number, number, number] {
  const e2 = 6.69437999014e-3;
  const n = 6378137 / Math.sqrt(1 - e2 * Math.sin(lat * DEG) ** 2);
  return [(n + h) * Math.cos(lat * DEG) * Math.cos(lon * DEG), (n + h) * Math.cos(lat * DEG) * Math.sin(lon * DEG), (n * (1 - e2) + h) * Math.sin(lat * DEG)];
}

describe('places', () => {
  it('come back from ECEF to the millimetre where targets fly', () => {
    for (const lat of [-85, -40, 0, 12, 38.5, 60, 89]) {
      for (const h of [0, 11_000, 905_000]) {
        const p = geodetic(...ecef(lat, 131, h));
        expect(p.lat).toBeCloseTo(lat, 7);
        expect(p.lon).toBeCloseTo(131, 9);
        expect(Math.abs(p.h - h)).toBeLessThan(0.01);
      }
    }
  });
  it('are written in degrees and minutes, with no minute 60', () => {
    expect(latLon(37.71, 128.25)).toBe('37°42.6′N 128°15.0′E');
    expect(latLon(-0.99999, -5)).toBe('01°00.0′S 005°00.0′W');
  });
  it('have a course: north is 0 degrees, up is climb', () => {
    const p = { lon: 0, lat: 0, h: 0 };
    expect(course(p, [0, 0, 100])).toMatchObject({ speed: 100, track: 0, climb: 0 });
    expect(course(p, [50, 100, 0])).toMatchObject({ speed: 100, track: 90, climb: 50 });
  });
  it('lie where a distance and direction put them', () => {
    const [lon, lat] = offset({ lon: 130, lat: 35 }, 70, 500_000);
    expect(distance({ lon: 130, lat: 35 }, { lon, lat })).toBeCloseTo(500_000, 3);
  });
  it('make an ellipse whose axes are as long as said', () => {
    const ring = ellipse([130, 35], 46_000, 20_000, 110);
    const radii = ring.map(([lon, lat]) => distance({ lon: 130, lat: 35 }, { lon, lat }));
    expect(Math.max(...radii)).toBeCloseTo(46_000, 0);
    expect(Math.min(...radii)).toBeCloseTo(20_000, 0);
  });
});

describe('the camera', () => {
  const camera = new Camera({ lon: 131, lat: 37, width: 3_000_000, tilt: 0.7 }, 1264, 770);
  it('puts ground points where the base map has them', () => {
    const d3 = camera.projection();
    for (const [lon, lat] of [[131, 37], [125, 39], [141, 43], [120, 25], [150, 48]] as [number, number][]) {
      const [x, y] = d3([lon, lat])!;
      const p = camera.project(lon, lat, 0)!;
      expect(p.x).toBeCloseTo(x, 4);
      expect(p.y).toBeCloseTo(y, 4);
    }
  });
  it('lifts what is high above what is low', () => {
    const ground = camera.project(131, 37, 0)!;
    const high = camera.project(131, 37, 900_000)!;
    expect(high.y).toBeLessThan(ground.y - 50);
    expect(high.hidden).toBe(false);
  });
  it('hides what is behind the Earth, and not what rises above its edge', () => {
    expect(camera.project(-49, -37, 0)?.hidden ?? true).toBe(true);
    const horizon = camera.project(131, 37 + 75, 0);
    expect(horizon?.hidden ?? true).toBe(true);
    expect(camera.project(131, 37, 100)!.hidden).toBe(false);
  });
  it('finds the ground point under a pixel', () => {
    const p = camera.project(128.5, 36.2, 0)!;
    const back = camera.ground(p.x, p.y)!;
    expect(back[0]).toBeCloseTo(128.5, 4);
    expect(back[1]).toBeCloseTo(36.2, 4);
  });
  it('shows the width asked for across the middle', () => {
    const a = camera.project(131, 37, 0)!;
    const [lon, lat] = offset({ lon: 131, lat: 37 }, 90, 100_000);
    const b = camera.project(lon, lat, 0)!;
    expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeCloseTo((1264 * 100) / 3000, 0);
  });
});

describe('free flight', () => {
  it('keeps its energy in the rotating frame', () => {
    let q = [...ecef(39, 126, 200_000), 1000, 2000, 3000];
    const jacobi = (s: number[]) => {
      const [x, y, z, vx, vy, vz] = s as [number, number, number, number, number, number];
      const r = Math.hypot(x, y, z);
      const sin2 = (z / r) ** 2;
      const potential = (-3.986004418e14 / r) * (1 - 1.08262668e-3 * (6378137 / r) ** 2 * (1.5 * sin2 - 0.5));
      return 0.5 * (vx * vx + vy * vy + vz * vz) + potential - 0.5 * 7.292115e-5 ** 2 * (x * x + y * y);
    };
    const before = jacobi(q);
    for (let i = 0; i < 100; i++) q = advance(q, 5);
    expect(Math.abs(jacobi(q) / before - 1)).toBeLessThan(1e-8);
  });
  it('ends on the ground', () => {
    const [x, y, z] = ecef(39, 126, 100_000);
    const path = freeFlight([x, y, z, 200, 300, 900]);
    expect(Math.abs(path[path.length - 1]!.h)).toBeLessThan(500);
  });
});

describe('numbers', () => {
  it('carry units, and unknown is said', () => {
    expect(km(14_000)).toBe('14 km');
    expect(km(undefined)).toBe('unknown');
    expect(latency(0.0182)).toBe('18 ms');
    expect(latency(1.9)).toBe('1.9 s');
    expect(latency(null)).toBe('unknown');
    expect(percent(0.94)).toBe('94 %');
    expect(percent(0.0004)).toBe('< 0.1 %');
    expect(percent(null)).toBe('unknown');
    expect(age(null)).toBe('unknown');
    expect(flightLevel(10_058)).toBe('FL330');
    expect(span(702_000)).toBe('11 min 42 s');
  });
  it('count down through zero', () => {
    expect(counter(474_000)).toBe('07:54');
    expect(counter(-61_000)).toBe('−01:01');
    expect(counter(-400)).toBe('00:00');
    expect(counter(3_765_000)).toBe('1:02:45');
    expect(clock(Date.UTC(2026, 10, 22, 3, 14, 27), 9)).toBe('12:14:27');
  });
  it('let no text become markup', () => {
    expect(safe('<b a="1">&')).toBe('&#60;b a=&#34;1&#34;&#62;&#38;');
  });
});
