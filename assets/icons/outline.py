#!/usr/bin/env python3
"""Turns the strokes of icons into filled outlines, in place:  python3 outline.py *.svg */*.svg

The toolkit's rasteriser scales paths but not stroke widths, so a stroked icon
is too heavy when small and too thin on dense screens. Reads what the icons
here are made of: paths of absolute M, L, C and Z with fill or stroke
attributes. A file without strokes is left alone, so it can be run again.
"""
import math
import re
import sys

PATH = re.compile(r"<path ([^>]*?)/>")
ATTR = re.compile(r'([\w-]+)="([^"]*)"')
TOKEN = re.compile(r"[MLCZ]|-?\d*\.?\d+(?:e-?\d+)?")


def contours(d):
    """Polylines of a path: lists of points and whether they are closed."""
    out, points = [], []
    tokens = TOKEN.findall(d)
    i, op = 0, ""

    def take(n):
        nonlocal i
        v = [float(x) for x in tokens[i:i + n]]
        i += n
        return v

    while i < len(tokens):
        if tokens[i] in "MLCZ":
            op = tokens[i]
            i += 1
        if op == "Z":
            out.append((points, True))
            points = []
        elif op == "M":
            if len(points) > 0:
                out.append((points, False))
            points = [tuple(take(2))]
            op = "L"
        elif op == "L":
            points.append(tuple(take(2)))
        else:
            (x0, y0), (x1, y1, x2, y2, x3, y3) = points[-1], take(6)
            n = max(7, min(20, int(math.hypot(x3 - x0, y3 - y0) * 2)))
            for k in range(1, n + 1):
                t = k / n
                a, b, c, e = (1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t ** 3
                points.append((a * x0 + b * x1 + c * x2 + e * x3, a * y0 + b * y1 + c * y2 + e * y3))
    if points:
        out.append((points, False))
    return out


def tidy(points, closed):
    clean = []
    for p in points:
        if not clean or math.dist(p, clean[-1]) > 1e-3:
            clean.append(p)
    if closed and len(clean) > 1 and math.dist(clean[0], clean[-1]) <= 1e-3:
        clean.pop()
    return clean


def dashed(points, closed, pattern):
    """Cuts a polyline into its dashes."""
    if closed:
        points = points + points[:1]
    out, current, left, k = [], [points[0]], pattern[0], 0
    for a, b in zip(points, points[1:]):
        length, at = math.dist(a, b), 0.0
        while length - at > left:
            at += left
            p = (a[0] + (b[0] - a[0]) * at / length, a[1] + (b[1] - a[1]) * at / length)
            current.append(p)
            if k % 2 == 0:
                out.append(current)
            current, k = [p], k + 1
            left = pattern[k % len(pattern)]
        left -= length - at
        current.append(b)
    if k % 2 == 0 and len(current) > 1:
        out.append(current)
    return out


def arc(c, r, a0, a1):
    n = max(2, int(abs(a1 - a0) / 0.35) + 1)
    return [(c[0] + r * math.cos(a0 + (a1 - a0) * k / n), c[1] + r * math.sin(a0 + (a1 - a0) * k / n)) for k in range(n + 1)]


def side(points, r, closed):
    """The line r to the left of a polyline, round on the outside of corners."""
    out, n = [], len(points)
    turns = range(n) if closed else range(1, n - 1)
    normal = []
    for k in range(n if closed else n - 1):
        a, b = points[k], points[(k + 1) % n]
        length = math.dist(a, b)
        normal.append(((b[1] - a[1]) / length, (a[0] - b[0]) / length))
    if not closed:
        out.append((points[0][0] + r * normal[0][0], points[0][1] + r * normal[0][1]))
    for k in turns:
        p, u, v = points[k], normal[k - 1], normal[k]
        turn = math.atan2(u[0] * v[1] - u[1] * v[0], u[0] * v[0] + u[1] * v[1])
        if abs(turn) < 0.5:  # a smooth bend: one point on the bisector
            s = 1 / max(0.5, math.cos(turn / 2))
            mx, my = u[0] + v[0], u[1] + v[1]
            m = math.hypot(mx, my)
            out.append((p[0] + r * s * mx / m, p[1] + r * s * my / m))
        elif turn > 0:  # outside of the corner
            a0 = math.atan2(u[1], u[0])
            out.extend(arc(p, r, a0, a0 + turn))
        else:
            out.append((p[0] + r * u[0], p[1] + r * u[1]))
            out.append(p)
            out.append((p[0] + r * v[0], p[1] + r * v[1]))
    if not closed:
        out.append((points[-1][0] + r * normal[-1][0], points[-1][1] + r * normal[-1][1]))
    return out


def outline(points, closed, r, cap):
    points = tidy(points, closed)
    if len(points) < 2:
        c = points[0]
        return [arc(c, r, 0, 2 * math.pi)[:-1]] if cap == "round" else []
    if closed and len(points) > 2:
        return [side(points, r, True), side(points[::-1], r, True)]
    there, back = side(points, r, False), side(points[::-1], r, False)
    if cap != "round":
        return [there + back]

    def end(p, before):
        a = math.atan2(p[1] - before[1], p[0] - before[0])
        return arc(p, r, a - math.pi / 2, a + math.pi / 2)[1:-1]

    return [there + end(points[-1], points[-2]) + back + end(points[0], points[1])]


def number(v):
    s = ("%.2f" % v).rstrip("0").rstrip(".")
    return "0" if s in ("-0", "") else s


def write(loops):
    return "".join("M" + "L".join(f"{number(x)} {number(y)}" for x, y in loop) + "Z" for loop in loops)


def path(match):
    attr = dict(ATTR.findall(match.group(1)))
    if attr.get("stroke", "none") == "none":
        return match.group(0)
    out = ""
    if attr.get("fill", "none") != "none":
        out = f'<path fill="{attr["fill"]}" d="{attr["d"]}"/>'
    loops = []
    pattern = [float(x) for x in attr.get("stroke-dasharray", "").replace(",", " ").split()]
    for points, closed in contours(attr["d"]):
        parts = [(p, False) for p in dashed(points, closed, pattern)] if pattern else [(points, closed)]
        for p, c in parts:
            loops += outline(p, c, float(attr.get("stroke-width", 1)) / 2, attr.get("stroke-linecap", "butt"))
    return out + f'<path fill="{attr["stroke"]}" d="{write(loops)}"/>'


for name in sys.argv[1:] or sys.exit(__doc__):
    with open(name) as f:
        text = f.read()
    with open(name, "w") as f:
        f.write(PATH.sub(path, text))
