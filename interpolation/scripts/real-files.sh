#!/bin/sh
# What can be done of the same experiment with the real files of this repository: 24 October 2019, from midnight on, of
# three satellites (six and a half hours of noaa-15, twelve of noaa-18, seven of noaa-19). Samples lie along single tracks,
# so most trixels of most bins are filled from afar or empty; two bins, day and night, show more than eight.
#
#   interpolation/scripts/real-files.sh [FOLDER]
#
# FOLDER (default htm-st-real-files) gets the maps as .nc and .png. The store is FOLDER/store, or $HTM_ST_HOME if that is set.
set -eu
top=$(cd "$(dirname "$0")/../.." && pwd -P)
folder=${1:-htm-st-real-files}
mkdir -p "$folder"
: "${HTM_ST_HOME:=$(cd "$folder" && pwd -P)/store}"
export HTM_ST_HOME

"$top/htm-st" load "$top"/sample-data/*_proc.nc

# make NAME OPTION...
make() {
    name=$1
    shift
    "$top/htm-st" interpolate --channel mep_ele_tel0_flux_e1 --time 2019-10-24/P1D "$@" \
        -o "$folder/$name.nc" --map "$folder/$name.png" --overwrite
}

make eight-bins --bins 8
make day-and-night --bin 6,18 --bin 18,6
make magnetic --axis magnetic-local-time --bins 8
make log10 --bins 1 --space log10
make ascending --bins 1 --direction ascending
"$top/htm-st" interpolate --channel mep_ele_tel0_flux_e1 --time 2019-10-24/P1D --bins 1 --validate
"$top/htm-st" server stop >/dev/null
