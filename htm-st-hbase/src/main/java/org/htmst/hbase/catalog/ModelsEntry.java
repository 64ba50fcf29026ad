package org.htmst.hbase.catalog;

import org.htmst.hbase.codec.ChannelModels;

/**
 * Channel models as the catalog has them.
 *
 * @param product whose channels they are of
 * @param number by which blocks name them
 * @param samples of the granule that they were made from
 * @param schema the {@link org.htmst.hbase.codec.SchemaVersion} that they were made for; 0 of version 4
 * @param bytes what {@link ChannelModels#encode} gave; not to be changed
 */
public record ModelsEntry(String product, int number, int samples, int schema, byte[] bytes) {

    /** What the bytes hold. */
    public ChannelModels decoded() {
        return ChannelModels.decode(number, bytes);
    }
}
