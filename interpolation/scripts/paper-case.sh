#!/bin/sh
# The experiment of Kang et al. 2017, section 3.2.2, on simulated samples: 13.5 days of three satellites, a sample every two
# seconds, into eight maps by local time of electrons above 40 keV.
#
#   interpolation/scripts/paper-case.sh [FOLDER]
#
# FOLDER (default htm-st-paper-case) gets e1.nc, e1.png, validation.txt and, for compare.py, samples.csv. The store is
# FOLDER/store, or $HTM_ST_HOME if that is set. Run again, it takes the samples that are there.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd -P)
folder=${1:-htm-st-paper-case}
mkdir -p "$folder"
: "${HTM_ST_HOME:=$(cd "$folder" && pwd -P)/store}"
export HTM_ST_HOME

satellites=noaa-15,noaa-18,noaa-19
question="--channel mep_ele_tel0_flux_e1 --satellite $satellites --time 2014-02-01T00:00Z/2014-02-14T12:00Z"

"$top/htm-st" simulate --satellite $satellites --time 2014-02-01/P14D --into-store --channel mep_ele_tel0_flux_e1,MLT

# shellcheck disable=SC2086 # the options are words by intent
{
    "$top/htm-st" interpolate $question --bins 8 -o "$folder/e1.nc" --map "$folder/e1.png" --overwrite
    "$top/htm-st" interpolate $question --bins 8 --validate >"$folder/validation.txt"
    "$top/htm-st" query $question --columns time,lon,lat,mep_ele_tel0_flux_e1 -o "$folder/samples.csv" --overwrite
}
cat "$folder/validation.txt"
"$top/htm-st" server stop >/dev/null
echo "maps: $folder/e1.nc and $folder/e1.png"
