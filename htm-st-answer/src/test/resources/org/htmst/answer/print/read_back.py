"""Reads what HTM-ST wrote with pandas and xarray, and compares it with expected.json, number by number."""
import glob
import gzip
import json
import sys

import netCDF4
import numpy as np
import pandas as pd
import xarray as xr

folder = sys.argv[1]
with open(f"{folder}/expected.json") as file:
    expected = json.load(file)


def same(what, actual, wanted):
    if not np.array_equal(np.asarray(actual, float), np.asarray(wanted, float), equal_nan=True):
        raise AssertionError(f"{what}: {actual} in place of {wanted}")


def same_times(what, actual, wanted, unit="ms"):
    wanted = np.array(wanted, f"datetime64[{unit}]").astype("datetime64[ns]")
    actual = np.asarray(actual, "datetime64[ns]")
    if not np.array_equal(actual, wanted):
        raise AssertionError(f"{what}: {actual} in place of {wanted}")


def check_references(name):
    with netCDF4.Dataset(name) as file:
        names = set(file.variables)
        for variable in file.variables.values():
            for attribute in ("coordinates", "bounds", "ancillary_variables", "grid_mapping", "mesh"):
                missing = set(getattr(variable, attribute, "").split()) - names
                if missing:
                    raise AssertionError(f"{name}: {attribute} of {variable.name} names {missing}")


for label, samples in expected["samples"].items():
    base = f"{folder}/{label}"
    times, flux, mlt, count = samples["ms"], samples["flux"], samples["MLT"], samples["count"]
    for name in glob.glob(base + ".nc*"):
        check_references(name)
        with xr.open_dataset(name) as data:
            same_times(name, data.time, times)
            same(name + " flux", data.flux, flux)
            same(name + " MLT", data.MLT, mlt)
            same(name + " count", data["count"], count)
            same(name + " lon", data.lon, samples["lon"])
            assert data.MLT.attrs["units"] == "h" and data.MLT.dtype == np.float32, data.MLT
            assert data.flux.attrs["units"] == "cm-2 s-1 sr-1", data.flux.attrs
            assert data["count"].attrs["units"] == "1", data["count"].attrs
            assert {"time", "lat", "lon", "alt"} <= set(data.coords), data.coords
            data.load().to_netcdf(base + "-again.nc")
    with xr.open_dataset(base + "-again.nc") as data:
        same_times(base + "-again.nc", data.time, times)
    for name in (base + ".csv", base + ".csv.gz"):
        table = pd.read_csv(name, parse_dates=["time"], float_precision="round_trip")
        same_times(name, table.time.dt.tz_convert(None), times)
        same(name, table.flux.astype(np.float32), flux)
        same(name, table.MLT.astype(np.float32), mlt)
        same(name, table["count"], count)
    lines = pd.read_json(base + ".jsonl", lines=True, convert_dates=["time"], precise_float=True)
    same_times(base + ".jsonl", lines.time.dt.tz_convert(None), times)
    same(base + ".jsonl", lines.flux.astype(np.float32), flux)
    same(base + ".jsonl", lines["count"], count)
    with gzip.open(base + ".geojson.gz") as file:
        features = json.load(file)["features"]
    same_times(base + ".geojson", [f["properties"]["time"].rstrip("Z") for f in features], times)
    same(base + ".geojson", [np.nan if f["properties"]["flux"] is None else np.float32(f["properties"]["flux"]) for f in features], flux)

fields = {"value", "count", "distance", "origin"}
for kind, rows in (("mesh", ["trixel"]), ("grid", ["lat", "lon"])):
    names = sorted(glob.glob(f"{folder}/{kind}-*.nc"))
    for name in names:
        check_references(name)
    for joined in (
        xr.open_mfdataset(names),
        xr.concat([xr.open_dataset(name) for name in names], "time"),
        xr.open_mfdataset(names, combine="nested", concat_dim="time"),
    ):
        same_times(kind, joined.time, expected["middles"], "ns")
        same_times(kind, joined.time_bounds.values.ravel(), np.ravel(expected["windows"]))
        timed = {name for name, variable in joined.variables.items() if "time" in variable.dims}
        extra = {f"value_{b}" for b in (1, 2)} | {"value_grid"} if kind == "mesh" else set()
        assert timed == fields | extra | {"time", "time_bounds"}, timed
        assert list(joined.value.dims) == ["time", "bin"] + rows, joined.value.dims
        assert joined.value.dtype == np.float64 and joined.local_time.dtype == np.float64
        for at, name in enumerate(names):
            text = name[:-3] + ".csv"
            table = pd.read_csv(text, comment="#", float_precision="round_trip")
            same(text, joined.value.values[at].ravel(), table.value)
            same(text, joined["count"].values[at].ravel(), table["count"])
            same(text, joined.distance.values[at].ravel(), table.distance_km)

for name in glob.glob(f"{folder}/*-1.nc4"):
    check_references(name)
    with xr.open_dataset(name) as deflated, xr.open_dataset(name[:-1]) as classic:
        xr.testing.assert_identical(deflated, classic)
        assert deflated.value.encoding["zlib"] or deflated.value.size < 10000, deflated.value.encoding

with xr.open_dataset(sorted(glob.glob(f"{folder}/mesh-*.nc"))[0]) as mesh:
    corners = mesh.node_place.values[mesh.trixel_nodes.values.astype(int)]
    edges = {tuple(sorted((t[i], t[i - 1]))) for t in corners.tolist() for i in range(3)}
    places = len(set(corners.ravel().tolist()))
    assert places - len(edges) + len(corners) == 2, (places, len(edges), len(corners))
print("all equal")
