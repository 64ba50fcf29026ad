package org.htmst.bench.sql;

import java.time.Instant;

/** Where systems want the same SQL in other words. */
public enum SqlDialect {
    /** Times are a column of whole milliseconds. */
    DUCKDB {
        @Override
        public String timeColumn() {
            return "time_ms";
        }

        @Override
        String instant(long timeMs) {
            return Long.toString(timeMs);
        }

        @Override
        String timeMs() {
            return "time_ms";
        }

        @Override
        String longType() {
            return "BIGINT";
        }

        @Override
        String bound(float bound) {
            return bound + "::FLOAT";
        }
    },
    /** Times are timestamps with a zone, and places doubles, which are the floats exactly. */
    EXPORT {
        @Override
        public String timeColumn() {
            return "time";
        }

        @Override
        String instant(long timeMs) {
            return "TIMESTAMPTZ '" + Instant.ofEpochMilli(timeMs) + "'";
        }

        @Override
        String timeMs() {
            return "epoch_ms(time)";
        }

        @Override
        String longType() {
            return "BIGINT";
        }

        @Override
        String bound(float bound) {
            return Double.toString(bound) + "::DOUBLE";
        }

        @Override
        String place() {
            return "satellite::UTINYINT, epoch_ms(time), lon::FLOAT, lat::FLOAT, alt::FLOAT";
        }
    },
    /** Times are the timestamps, in microseconds, that a table is partitioned by. */
    QUESTDB {
        @Override
        public String timeColumn() {
            return "time";
        }

        /** Only a constant timestamp chooses partitions, and rows in them, without looking at all. */
        @Override
        String instant(long timeMs) {
            return "'" + Instant.ofEpochMilli(timeMs) + "'";
        }

        @Override
        String timeMs() {
            return "time::LONG / 1000";
        }

        @Override
        String longType() {
            return "LONG";
        }

        /** A filter with a cast is not compiled; digits of the float alone would be another double. */
        @Override
        String bound(float bound) {
            return Double.toString(bound);
        }
    };

    /** Satellite, time in its own unit, longitude, latitude and altitude. */
    String place() {
        return "satellite, " + timeColumn() + ", lon, lat, alt";
    }

    /** The column of times. */
    public abstract String timeColumn();

    /** A constant to compare that column with. */
    abstract String instant(long timeMs);

    /** The time of a row in whole ms since 1970 UTC. */
    abstract String timeMs();

    /** The type of 64-bit integers. */
    abstract String longType();

    /** A constant to compare a column of floats with, exactly. */
    abstract String bound(float bound);
}
