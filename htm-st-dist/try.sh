#!/bin/sh
# The first session of the README in an unpacked release, with what it must say.
set -eu

fail() {
    echo "try.sh: $1" >&2
    exit 1
}

./htm-st version
# Every jar that is named is there.
for list in lib/classpath lib/classpath-simulate; do
    tr : '\n' <"$list" | while IFS= read -r jar || [ -n "$jar" ]; do
        [ -f "$jar" ] || fail "$list names $jar, which is not there"
    done
done
./htm-st load sample-data/*.nc
[ "$(./htm-st count --satellite noaa-18 --box 270,-50,360,0)" = 1583 ] || fail "a count is wrong"
./htm-st interpolate --channel e1/90 --time 2019-10-24/P1D --output "$HTM_ST_HOME-maps.nc"
./htm-st map "$HTM_ST_HOME-maps.nc" --output "$HTM_ST_HOME-maps.png"
./htm-st simulate --satellite metop-02 --time 2015-04-24/P1D -d "$HTM_ST_HOME-simulated"
./htm-st server stop
if ./htm-st bench 2>/dev/null; then
    fail "bench ran, whose jars are not there"
fi
[ -s share/man/man1/htm-st-query.1 ] || fail "no manual pages"
[ -s share/completions/htm-st ] || fail "no completions"
[ -s sbom.cdx.json ] && [ -s THIRD-PARTY.txt ] && [ -s LICENSE ] || fail "no list of libraries"
