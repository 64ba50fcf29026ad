package org.htmst.bench;

import java.util.Locale;

/** What the store is compared with. */
enum Rival {
    /** DuckDB over Parquet sorted by time. */
    DUCKDB,
    /** DuckDB over Parquet that the store exports. */
    EXPORT,
    /** QuestDB over a table with a partition a day. */
    QUESTDB,
    /** One row a sample, keys of time and trixel digits in turn. */
    COUPLED,
    /** One row a sample, keys of all time digits before the trixel. */
    TIME_FIRST,
    /** One row a sample, keys of the whole trixel before time. */
    SPACE_FIRST,
    /** Nothing. */
    NONE;

    /** The name on the command line and in reports. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
