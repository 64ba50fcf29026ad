package org.htmst.hbase.catalog;

import org.htmst.code.CodeLayout;
import org.htmst.failure.HtmStException;

/**
 * How the rows of the samples table are laid out; fixed when the table is made.
 *
 * @param version of the byte layout
 * @param layout the name of the order of digits in the code: coupled, time-first or space-first
 * @param chunkLevel the level of the space-time cells that chunks fall into
 */
public record SchemaRecord(int version, String layout, int chunkLevel) {

    /** The order of digits, at the chunk level. */
    public CodeLayout codeLayout() {
        return switch (layout) {
            case "coupled" -> CodeLayout.coupled(chunkLevel);
            case "time-first" -> CodeLayout.timeFirst(chunkLevel);
            case "space-first" -> CodeLayout.spaceFirst(chunkLevel);
            default ->
                throw new HtmStException(
                        "layout '" + layout + "' is unknown; allowed: coupled, time-first, space-first", false);
        };
    }
}
