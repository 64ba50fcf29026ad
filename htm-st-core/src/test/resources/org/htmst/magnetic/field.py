"""Golden values of the Earth's own field: IGRF-14 by numpy, another way than the program.

The potential is summed from explicit Legendre polynomials and their derivatives, and the field is its difference over 20 m in each direction.
L and quasi-dipole latitude come from walks of fixed, much shorter steps (Euler's midpoint rule).

Run in this folder: python3 field.py ../../../../../main/resources/org/htmst/magnetic/igrf14.txt > field.csv
"""

import datetime
import math
import sys

import numpy as np
from numpy.polynomial import legendre

A = 6371.2
lines = [line.split() for line in open(sys.argv[1]) if not line.startswith("#")]
years = [float(year) for year in lines[0][1:]]
table = {(kind, int(n), int(m)): [float(v) for v in values] for kind, n, m, *values in lines[1:]}


def schmidt(n, m):
    """The polynomial whose value times sin(theta)^m is Schmidt's function."""
    base = np.zeros(n + 1)
    base[n] = 1
    derivative = legendre.legder(base, m) if m else base
    factor = 1 if m == 0 else math.sqrt(2 * math.factorial(n - m) / math.factorial(n + m))
    return legendre.leg2poly(derivative) * factor


POLY = {(n, m): np.polynomial.Polynomial(schmidt(n, m)) for n in range(1, 14) for m in range(n + 1)}


def coefficients(ms):
    year = 2000 + (ms - 946684800000) / (365.25 * 86400000)
    return {key: float(np.interp(year, years, values)) for key, values in table.items()}


def potential(c, place):
    x, y, z = place
    r = math.sqrt(x * x + y * y + z * z)
    phi = math.atan2(y, x)
    cos, sin = z / r, math.hypot(x, y) / r
    total = 0
    for (n, m), poly in POLY.items():
        angle = c[("g", n, m)] * math.cos(m * phi)
        if m:
            angle += c[("h", n, m)] * math.sin(m * phi)
        total += A * (A / r) ** (n + 1) * angle * poly(cos) * sin**m
    return total


def field(c, place):
    step = 0.01
    b = []
    for i in range(3):
        up, down = list(place), list(place)
        up[i] += step
        down[i] -= step
        b.append(-(potential(c, up) - potential(c, down)) / (2 * step))
    return np.array(b)


def geocentric(lon, lat, alt):
    a, f = 6378.137, 1 / 298.257223563
    e2 = f * (2 - f)
    phi, lam = math.radians(lat), math.radians(lon)
    n = a / math.sqrt(1 - e2 * math.sin(phi) ** 2)
    return np.array([
        (n + alt) * math.cos(phi) * math.cos(lam),
        (n + alt) * math.cos(phi) * math.sin(lam),
        (n * (1 - e2) + alt) * math.sin(phi),
    ])


def dipole(c, place):
    axis = -np.array([c[("g", 1, 1)], c[("h", 1, 1)], c[("g", 1, 0)]])
    axis /= np.linalg.norm(axis)
    unit = place / np.linalg.norm(place)
    lat = math.degrees(math.asin(unit @ axis))
    east = np.cross([0, 0, 1], axis)
    east /= np.linalg.norm(east)
    lon = math.degrees(math.atan2(unit @ east, unit @ np.cross(east, axis))) % 360
    return lat, lon


def shell(c, place):
    """McIlwain's L by Hilton's formula, the invariant by the midpoint rule in steps of a hundredth of the radius."""
    mirror = np.linalg.norm(field(c, place))

    def walk(way):
        at, invariant = place.copy(), 0.0
        while True:
            length = 0.01 * np.linalg.norm(at)
            b = field(c, at)
            middle = at + way * length / 2 * b / np.linalg.norm(b)
            b = field(c, middle)
            strength = np.linalg.norm(b)
            if strength >= mirror:
                return invariant
            invariant += length / A * math.sqrt(1 - strength / mirror)
            at = at + way * length * b / strength

    invariant = max(walk(1), walk(-1))
    x = invariant**3 * mirror / 31165.3
    return ((1 + 1.350474 * x ** (1 / 3) + 0.465380 * x ** (2 / 3) + 0.0475455 * x) * 31165.3 / mirror) ** (1 / 3)


print("time_ms,lon,lat,alt,b,dipole_lat,dipole_lon,l")
random = np.random.default_rng(20261128)
start = datetime.datetime(1966, 1, 1, tzinfo=datetime.timezone.utc).timestamp()
for case in range(40):
    ms = int((start + random.uniform(0, 63 * 365.25 * 86400)) * 1000)
    lon, lat, alt = round(random.uniform(-180, 360), 3), round(random.uniform(-66, 66), 3), round(random.uniform(300, 1500), 1)
    if case == 0:
        lat = 90.0
    c = coefficients(ms)
    place = geocentric(lon, lat, alt)
    lat_d, lon_d = dipole(c, place)
    far = abs(lat_d) > 70
    level = float("nan") if far else shell(c, place)
    print(f"{ms},{lon},{lat},{alt},{np.linalg.norm(field(c, place)):.3f},{lat_d:.9f},{lon_d:.9f},{level:.5f}")
