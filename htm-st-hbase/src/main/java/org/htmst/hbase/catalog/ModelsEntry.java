package org.htmst.hbase.catalog;

import org.htmst.hbase.codec.LevelModels;

/**
 * Level models as the catalog has them.
 *
 * @param product whose channels they are of
 * @param number by which blocks name them
 * @param samples of the granule that they were made from
 * @param bytes what {@link LevelModels#encode} gave; not to be changed
 */
public record ModelsEntry(String product, int number, int samples, byte[] bytes) {

    /** What the bytes hold. */
    public LevelModels decoded() {
        return LevelModels.decode(number, bytes);
    }
}
