package org.htmst.hbase.read.chunk;

import org.htmst.hbase.key.ChunkKey;
import org.htmst.sample.Family;

/** Gets single cells of rows. */
@FunctionalInterface
public interface CellFetch {

    /** For who needs none. */
    CellFetch NOTHING = (key, family, qualifier) -> null;

    /** The value of a cell, or null if the row has none. */
    byte[] value(ChunkKey key, Family family, int qualifier);
}
