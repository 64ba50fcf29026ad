#!/usr/bin/python3
"""The interpolation of HTM-ST beside that of scipy's cKDTree and of GMT's nearneighbor, on the same samples.

    interpolation/scripts/compare.py SAMPLES.csv [LEVEL]

SAMPLES.csv is what paper-case.sh leaves: a header, then time,lon,lat,value. 219,000 of its samples, evenly taken, stand for
one bin. Targets are the centres of all trixels of LEVEL (7 unless given: 131,072); each gets the mean of the samples within
500 km weighted by distance^-3, trixels with samples of their own too, so that all have the same to do.

Needs Debian's python3-numpy, python3-scipy and gmt, and the classes of ./mvnw -q test-compile -pl interpolation -am.
"""
import os
import subprocess
import sys
import tempfile
import time

import numpy as np
from scipy.spatial import cKDTree

SAMPLES = 219_000
RADIUS_KM = 500.0
EARTH_KM = 6371.0088
POWER = 3
REPEATS = 3
TOP = os.path.abspath(os.path.join(os.path.dirname(__file__), "..", ".."))


def vectors(lon_deg, lat_deg):
    lon, lat = np.radians(lon_deg), np.radians(lat_deg)
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))


def chord(km):
    return 2 * np.sin(km / EARTH_KM / 2)


def weights(chords):
    return (2 * np.arcsin(chords / 2)) ** -POWER


def scipy_by_lists(samples, values, targets, workers):
    """The usual way: lists of neighbours, then sums over them."""
    tree = cKDTree(samples)
    answer = np.full(len(targets), np.nan)
    count = np.zeros(len(targets), dtype=np.int64)
    for first in range(0, len(targets), 8192):
        part = targets[first:first + 8192]
        lists = tree.query_ball_point(part, chord(RADIUS_KM), return_sorted=False, workers=workers)
        n = np.fromiter(map(len, lists), dtype=np.int64, count=len(lists))
        if n.sum() == 0:
            continue
        index = np.concatenate([l for l in lists if l]).astype(np.int64)
        owner = np.repeat(np.arange(len(part)), n)
        d = samples[index] - part[owner]
        w = weights(np.sqrt(np.einsum("ij,ij->i", d, d)))
        sums = np.bincount(owner, w, len(part))
        weighted = np.bincount(owner, w * values[index], len(part))
        with np.errstate(invalid="ignore"):
            answer[first:first + len(part)] = weighted / sums
        count[first:first + len(part)] = n
    return answer, count


def scipy_by_pairs(samples, values, targets):
    """The pairs with their distances from one call in C++."""
    tree = cKDTree(samples)
    answer = np.full(len(targets), np.nan)
    count = np.zeros(len(targets), dtype=np.int64)
    for first in range(0, len(targets), 8192):
        part = targets[first:first + 8192]
        pairs = cKDTree(part).sparse_distance_matrix(tree, chord(RADIUS_KM), output_type="ndarray")
        w = weights(pairs["v"])
        sums = np.bincount(pairs["i"], w, len(part))
        weighted = np.bincount(pairs["i"], w * values[pairs["j"]], len(part))
        with np.errstate(invalid="ignore"):
            answer[first:first + len(part)] = weighted / sums
        count[first:first + len(part)] = np.bincount(pairs["i"], minlength=len(part))
    return answer, count


def gmt(folder, lon_deg, lat_deg, values, targets):
    """Nearneighbor on a grid of as many nodes; it weighs the nearest sample of each of 8 sectors."""
    rows = int(np.sqrt(targets / 2))
    step = 180 / rows
    table, grid = os.path.join(folder, "samples.b"), os.path.join(folder, "gmt.nc")
    np.column_stack((lon_deg, lat_deg, values)).tofile(table)
    command = ["gmt", "nearneighbor", table, "-bi3d", "-Rd", "-r", f"-I{step}", "-S%gk" % RADIUS_KM, "-N8+m1",
               "-G" + grid, "--GMT_HISTORY=false"]
    best, cpu = timed(lambda: subprocess.run(command, check=True, cwd=folder))
    text = subprocess.run(["gmt", "grd2xyz", grid, "-bo3d"], check=True, capture_output=True, cwd=folder).stdout
    return best, cpu, np.frombuffer(text).reshape(-1, 3)


def timed(work):
    """Least seconds, and least processor seconds of this process and its children, of some repeats."""
    seconds, processor = [], []
    for _ in range(REPEATS):
        before, start = os.times(), time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
        after = os.times()
        processor.append(sum(after[:4]) - sum(before[:4]))
    return min(seconds), min(processor)


def ours(folder, lon_deg, lat_deg, values, level, threads):
    table, out = os.path.join(folder, "samples.be"), os.path.join(folder, "ours.be")
    np.concatenate((lon_deg, lat_deg, values)).astype(">f8").tofile(table)
    classes = [os.path.join(TOP, part) for part in
               ("htm-st-core/target/classes", "interpolation/target/classes", "interpolation/target/test-classes")]
    run = subprocess.run(
        ["java", f"-Djava.util.concurrent.ForkJoinPool.common.parallelism={max(1, threads - 1)}",
         f"-XX:ActiveProcessorCount={threads}", "-XX:+UseSerialGC", "-cp", ":".join(classes),
         "org.htmst.interpolation.idw.KernelTiming", table, str(level), str(RADIUS_KM), str(POWER), out],
        check=True, capture_output=True, text=True)
    first, best, processor = map(float, run.stdout.split())
    columns = np.fromfile(out, dtype=">f8").reshape(5, -1)
    return first, best, processor, columns


def main():
    level = int(sys.argv[2]) if len(sys.argv) > 2 else 7
    every = np.loadtxt(sys.argv[1], delimiter=",", skiprows=1, usecols=(1, 2, 3))
    chosen = every[np.linspace(0, len(every) - 1, min(SAMPLES, len(every))).astype(int)]
    lon, lat, values = (np.ascontiguousarray(column) for column in chosen.T)
    samples = vectors(lon, lat)
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for threads in (1, 2):
            first, best, cpu, columns = ours(folder, lon, lat, values, level, threads)
            rows.append((f"HTM-ST, {threads} thread{'s' * (threads > 1)}", best, cpu))
            rows.append(("  its first run, before the JVM has compiled it", first, float("nan")))
        targets = np.column_stack(columns[:3])
        answer, count = columns[3], columns[4]
        results = {}
        for name, work in (
                ("scipy, lists of neighbours, 1 worker", lambda: scipy_by_lists(samples, values, targets, 1)),
                ("scipy, lists of neighbours, 2 workers", lambda: scipy_by_lists(samples, values, targets, 2)),
                ("scipy, pairs with distances", lambda: scipy_by_pairs(samples, values, targets))):
            def keep(name=name, work=work):
                results[name] = work()
            rows.append((name,) + timed(keep))
        best, cpu, nodes = gmt(folder, lon, lat, values, len(targets))
        rows.append(("GMT nearneighbor, 8 sectors", best, cpu))

    base, base_cpu = rows[0][1:]
    print(f"{len(lon):,} samples, {len(targets):,} targets, {int(count.sum()):,} pairs; least of {REPEATS} runs")
    print("ratios are to one thread of HTM-ST; processor seconds count all threads, and other work on the machine less")
    print(f"{'':50} {'seconds':>9} {'ratio':>7} {'cpu s':>9} {'ratio':>7} {'M pairs/cpu s':>14}")
    for name, seconds, cpu in rows:
        print(f"{name:50} {seconds:9.3f} {seconds / base:7.1f} {cpu:9.3f} {cpu / base_cpu:7.1f}"
              f" {count.sum() / cpu / 1e6:14.1f}")

    for name, (theirs, n) in results.items():
        both = ~np.isnan(answer) & ~np.isnan(theirs)
        worst = np.max(np.abs(theirs[both] / answer[both] - 1))
        other = int(np.sum(np.isnan(answer) != np.isnan(theirs)))
        print(f"{name}: greatest relative difference {worst:.1e}; {int(np.sum(n != count))} counts differ; "
              f"{other} targets have a value in one only")
        assert worst < 1e-9 and other == 0
    reached = cKDTree(samples).query(vectors(nodes[:, 0], nodes[:, 1]))[0] <= chord(RADIUS_KM)
    agree = np.mean(reached == ~np.isnan(nodes[:, 2]))
    print(f"GMT nearneighbor: another mean (of one sample a sector) on its own nodes; {100 * agree:.2f} % of them have a value"
          " just where a sample lies within the radius")
    assert agree > 0.99


main()
