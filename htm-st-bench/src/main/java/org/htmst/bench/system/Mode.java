package org.htmst.bench.system;

import java.util.Locale;

/** What is wanted of the samples that answer. */
public enum Mode {
    /** Satellite, time, longitude, latitude, altitude and value of each. */
    ROWS,
    /** Number, sum, least and greatest value. */
    AGGREGATE;

    /** The name in reports. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
