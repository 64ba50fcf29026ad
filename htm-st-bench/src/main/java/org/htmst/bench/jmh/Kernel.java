package org.htmst.bench.jmh;

import java.util.Locale;
import java.util.OptionalDouble;

/** The inner loops that are measured. */
enum Kernel {
    VECTOR_TO_TRIXEL("GridKernels.vectorToTrixel", "unit vector to trixel of level 12", "points", 5e6),
    PLACE_TO_TRIXEL("GridKernels.placeToTrixel", "longitude and latitude to trixel of level 12", "points", 0),
    CAP_COVER("GridKernels.capCover", "cap of 45 degrees in trixels of level 10, 256 ranges", "covers", 1000),
    COUPLED_CODE("CodeKernels.coupledCode", "time and trixel to coupled code of level 12", "codes", 0),
    RANGES_OF_SAMPLES("CodeKernels.rangesOfSamples", "query III in 256 ranges of level 12", "plans", 0),
    RANGES_OF_CHUNKS("CodeKernels.rangesOfChunks", "query III in ranges of chunks of level 2", "plans", 0),
    VALUES("BlockKernels.values", "decode a channel's values", "samples", 0),
    TIMES("BlockKernels.times", "decode times", "samples", 0),
    POSITIONS("BlockKernels.positions", "decode longitudes, latitudes, altitudes", "samples", 0),
    RUN_MAP("BlockKernels.runMap", "decode a run map", "runs", 0),
    PRUNED_RUNS("BlockKernels.prunedRuns", "rule out runs by a cap", "runs", 0);

    private final String benchmark;
    private final String what;
    private final String unit;
    private final double target;

    Kernel(String benchmark, String what, String unit, double target) {
        this.benchmark = Kernel.class.getPackageName() + "." + benchmark;
        this.what = what;
        this.unit = unit;
        this.target = target;
    }

    /** The method that JMH runs. */
    String benchmark() {
        return benchmark;
    }

    /** What it does, in words. */
    String what() {
        return what;
    }

    /** What a second makes many of. */
    String unit() {
        return unit;
    }

    /** How many of them a second must make at least. */
    OptionalDouble target() {
        return target == 0 ? OptionalDouble.empty() : OptionalDouble.of(target);
    }

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
