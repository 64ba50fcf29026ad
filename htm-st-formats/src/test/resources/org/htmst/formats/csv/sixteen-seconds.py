"""Makes sample-data/poes_n18_20191024.txt of the first 90 minutes of sample-data/poes_n18_20191024_proc.nc.

The layout is that of the 16-second averages that NOAA made until 2014: 41 columns with blanks between them, after one line of
names. Means are over 8 samples; time, place and field line are those of the 5th, mlt is in degrees, counts are flux times NOAA's
geometric factors. What the daily file does not hold (omnidirectional counts, characteristic energies) is -999.0.

Usage: python3 sixteen-seconds.py DAILY.nc > poes_n18_20191024.txt; needs ncdump.
"""
import datetime
import re
import subprocess
import sys

RECORDS = 2700
MISSING = -999.0
# Counts a second over flux; of p1 to p5, flux is a keV.
FACTORS = {
    "ele": {"e1": 0.0124, "e2": 0.0144, "e3": 0.0075},
    "pro": {"p1": 0.4295, "p2": 1.3528, "p3": 4.01091, "p4": 11.2867, "p5": 22.0313, "p6": 0.0041},
}


def columns(path, names):
    text = subprocess.run(
        ["ncdump", "-p", "9,17", "-v", ",".join(names), path], check=True, capture_output=True, text=True
    ).stdout
    data = text[text.index("data:"):]
    found = {}
    for name in names:
        body = re.search(r"\b%s =(.*?);" % name, data, re.S).group(1)
        found[name] = [float(number) for number in body.split(",")[:RECORDS]]
    return found


def mean(values):
    kept = [value for value in values if value not in (-1.0, MISSING)]
    return sum(kept) / len(kept) if kept else MISSING


def main(path):
    telescopes = [(angle, kind, channel) for angle in (0, 90) for kind in ("ele", "pro") for channel in FACTORS[kind]]
    flux = {key: "mep_%s_tel%d_flux_%s" % (key[1], key[0], key[2]) for key in telescopes}
    plain = ["time", "lat", "lon", "geod_lat_foot", "geod_lon_foot", "L_IGRF", "MLT", "meped_alpha_0_sat",
             "meped_alpha_90_sat", "ted_total_eflux_atmo", "ted_ele_eflux_atmo_total"]
    data = columns(path, plain + list(flux.values()))
    names = "year mo dy hr mi second dayofyear sslat sslon folat folon lval mlt pas0 pas90".split()
    names += ["mep%d%s" % (angle, channel) for angle, _, channel in telescopes]
    names += "mepomp6 mepomp7 mepomp8 mepomp9 ted echar pchar econtr".split()
    print(" ".join(names))
    for first in range(0, RECORDS - 7, 8):
        fifth = first + 4
        when = datetime.datetime(1970, 1, 1) + datetime.timedelta(milliseconds=int(data["time"][fifth]))
        row = ["%4d %2d %2d %2d %2d %6.3f %3d" % (
            when.year, when.month, when.day, when.hour, when.minute, when.second + when.microsecond / 1e6,
            when.timetuple().tm_yday)]
        shell = data["L_IGRF"][fifth]
        for name in ("lat", "lon", "geod_lat_foot", "geod_lon_foot"):
            row.append("%8.3f" % data[name][fifth])
        row.append("%8.3f" % (MISSING if shell == -1 else shell))
        row.append("%8.3f" % (data["MLT"][fifth] * 15))
        row += ["%8.2f" % data[name][fifth] for name in ("meped_alpha_0_sat", "meped_alpha_90_sat")]
        for angle, kind, channel in telescopes:
            value = mean(data[flux[angle, kind, channel]][first:first + 8])
            row.append("%10.2f" % (value if value == MISSING else value * FACTORS[kind][channel]))
        row += ["%7.1f" % MISSING] * 4
        total = mean(data["ted_total_eflux_atmo"][first:first + 8])
        electrons = mean(data["ted_ele_eflux_atmo_total"][first:first + 8])
        row += ["%9.4f" % total, "%7.1f" % MISSING, "%7.1f" % MISSING]
        row.append("%7.3f" % (electrons / total if total > 0 and electrons >= 0 else MISSING))
        print(" ".join(row))


main(sys.argv[1])
