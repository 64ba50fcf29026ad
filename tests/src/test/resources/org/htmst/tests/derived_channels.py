"""Golden values of the derived channels that come with the program, by numpy from a real file and not by the program.

Run in this folder: python3 derived_channels.py ../../../../../../../sample-data/poes_n18_20191024_proc.nc > derived_channels.csv
"""

import math
import sys

import netCDF4
import numpy as np

G = dict(e1=0.0124, e2=0.0144, e3=0.0075, e4=0.0055, p1=0.4295, p2=1.3528, p3=4.01091, p4=11.2867, p5=22.0313, p6=0.0041)
EVERY = 37

data = netCDF4.Dataset(sys.argv[1])
data.set_auto_mask(False)


def column(name, *missing):
    values = data.variables[name][::EVERY].astype(np.float64)
    for value in missing:
        values[values == value] = np.nan
    return values


def truth(condition, *of):
    """1 or 0, NaN where anything of it is missing."""
    return np.where(np.any(np.isnan(np.array(of)), axis=0), np.nan, np.where(condition, 1.0, 0.0))


def lam(channel, p2, p3, p4):
    """After poes_contamination_removal of SPEDAS, sample by sample."""
    bow, edges, cal = [138.0, 346.0, 926.0], [80.0, 240.0, 800.0, 2500.0], [147.9, 345.5, 461.8]
    start = {1: 210, 2: 280, 3: 440}[channel]
    band = 0 if channel == 1 else 1
    out = []
    for counts in zip(p2, p3, p4):
        here, after = counts[band], counts[band + 1]
        e0 = None
        if here > 0 and after > 0:
            e0 = (math.log(here / cal[band]) - math.log(after / cal[band + 1])) / (bow[band] - bow[band + 1])
            last, n = 0.0, 0
            while e0 != 0 and (last == 0 or abs((e0 - last) / last) > 0.01) and n < 500:
                last = e0
                widths = []
                for i in (band, band + 1):
                    widths.append(math.exp(-bow[i] * last) / last * (math.exp(edges[i + 1] * last) - math.exp(edges[i] * last)))
                e0 = (math.log(here / widths[0]) - math.log(after / widths[1])) / (bow[band] - bow[band + 1])
                n += 1
        low, high = edges[band], edges[band + 1]
        if e0:
            share = (math.exp(e0 * high) - math.exp(e0 * start)) / (math.exp(e0 * high) - math.exp(e0 * low))
        else:
            share = (high - start) / (high - low)
        above = counts[1] + counts[2] if band == 0 else counts[2]
        out.append(here * share + above)
    return np.array(out)


out = {}
with np.errstate(all="ignore"):
    flux = {f"{c}/{tel}": column(f"mep_{'ele' if c[0] == 'e' else 'pro'}_tel{tel}_flux_{c}", *([-999.0] if c == "e4" else []))
            for c in G for tel in (0, 90)}
    out["anisotropy"] = flux["e1/0"] / flux["e1/90"]
    out["anisotropy"][~np.isfinite(out["anisotropy"])] = np.nan
    out["soft"] = flux["e1/90"] - flux["e2/90"]
    out["magnitude"] = np.log10(flux["e3/90"])
    out["magnitude"][~np.isfinite(out["magnitude"])] = np.nan
    out["strong"] = np.where(flux["e1/0"] > flux["e1/90"], flux["e1/0"], np.nan)
    out["outer"] = np.where(np.isnan(column("L_IGRF", -1)), np.nan, np.where(column("L_IGRF", -1) > 4, np.sqrt(flux["e2/0"]), 0.0))
    for inst, tel, alpha in (("mep", 0, "meped_alpha_0"), ("mep", 90, "meped_alpha_90"), ("ted", 0, "ted_alpha_0"), ("ted", 30, "ted_alpha_30")):
        sat = column(alpha + "_sat")
        sine = np.sin(sat * (np.pi / 180)) ** 2
        limit = column("Btot_sat") / column("Btot_foot")
        out[f"{inst}_tel{tel}_in_loss_cone"] = truth(sine < limit, sine, limit)
        out[f"{inst}_tel{tel}_at_foot"] = np.where(sat >= 0, np.where(np.isnan(column(alpha + "_foot", -1)), 0.0, 1.0), np.nan)
    for tel in (0, 90):
        for c in ("e1", "p3", "e4", "p6"):
            kind = "ele" if c[0] == "e" else "pro"
            counts = np.round(2 * flux[f"{c}/{tel}"] * G[c]) / 2
            out[f"mep_{kind}_tel{tel}_counts_{c}"] = counts
            out[f"mep_{kind}_tel{tel}_poisson_{c}"] = np.sqrt(counts) / G[c]
        valid = np.where(np.isnan(flux[f"e4/{tel}"]), 0.0, 1.0)
        out[f"mep_tel{tel}_e4_valid"] = valid
        out[f"mep_pro_tel{tel}_flux_p6_only"] = np.where(valid == 0, flux[f"p6/{tel}"], np.nan)
        protons = [flux[f"p{i}/{tel}"] * G[f"p{i}"] for i in (2, 3, 4)]
        for i in (1, 2, 3):
            e = flux[f"e{i}/{tel}"]
            out[f"mep_ele_tel{tel}_flux_e{i}_lam"] = np.maximum(0, e - lam(i, *protons) / G[f"e{i}"])

time = data.variables["time"][::EVERY]
print("time," + ",".join(out))
for i in range(len(time)):
    print(f"{int(time[i])}," + ",".join("" if np.isnan(v[i]) else repr(float(v[i])) for v in out.values()))
