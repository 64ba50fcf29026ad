"""Places in several frames, by ERFA (the IAU's SOFA library) and astropy, which share nothing with the program.

python3 places.py > places.csv, with astropy 5.2 and its own table of the Earth's rotation. Each line is a place on WGS 84 and where it
lies along the axes of a frame: geo (turning with the Earth), gei (mean equator and equinox of date), j2000 (GCRS), gse (Sun and
ecliptic of date). Nutation, aberration and UT1 are in these numbers, so that inertial ones agree to 0.02 degrees.
"""
import random

import erfa
import numpy as np
from astropy import units as u
from astropy.coordinates import GCRS, ITRS, TEME, CartesianRepresentation, get_sun
from astropy.time import Time
from astropy.utils import iers

iers.conf.auto_download = False
random.seed(17)


def gse(geo, time):
    """GSE of a GEO vector: x to the Sun, z to the pole of the ecliptic of date."""
    gcrs = ITRS(CartesianRepresentation(*geo * u.km), obstime=time).transform_to(GCRS(obstime=time)).cartesian.xyz.to_value(u.km)
    sun = get_sun(time).cartesian.xyz.value
    x = sun / np.linalg.norm(sun)
    pole = erfa.ecm06(time.tt.jd1, time.tt.jd2)[2]
    y = np.cross(pole, x)
    y /= np.linalg.norm(y)
    return np.array([x @ gcrs, y @ gcrs, np.cross(x, y) @ gcrs])


print("frame,timeMs,x,y,z,lonDeg,latDeg,altKm")
corners = [(0, 90, 850), (0, -90, 0), (180, 0, 450), (-90, 1e-9, 30000), (12.5, 45, -0.4)]
times = ["1983-02-13T00:00:03", "2000-01-01T12:00:00", "2008-02-29T23:59:59.999", "2016-12-31T23:59:59", "2021-06-21T03:00:00"]
for i in range(60):
    lon, lat, alt = corners[i] if i < len(corners) else (
        random.uniform(-180, 180), random.uniform(-90, 90), random.choice([random.uniform(200, 2000), random.uniform(2000, 40000)]))
    time = Time(times[i % len(times)], scale="utc")
    # As the store counts, without leap seconds.
    ms = int(np.datetime64(time.isot, "ms").astype(np.int64))
    geo = erfa.gd2gc(1, np.radians(lon), np.radians(lat), alt * 1000) / 1000
    itrs = ITRS(CartesianRepresentation(*geo * u.km), obstime=time)
    frames = {
        "geo": geo,
        "gei": itrs.transform_to(TEME(obstime=time)).cartesian.xyz.to_value(u.km),
        "j2000": itrs.transform_to(GCRS(obstime=time)).cartesian.xyz.to_value(u.km),
        "gse": gse(geo, time),
    }
    for frame, v in frames.items():
        print(f"{frame},{ms},{v[0]!r},{v[1]!r},{v[2]!r},{lon!r},{lat!r},{alt!r}")
