package org.htmst.cli.store;

import java.util.Locale;

/** What granules are exported as. */
public enum ExportFormat {
    /** Each as the file that it was loaded from. */
    ORIGINAL,
    /** The samples of each product as one table. */
    PARQUET;

    /** The name on the command line. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
