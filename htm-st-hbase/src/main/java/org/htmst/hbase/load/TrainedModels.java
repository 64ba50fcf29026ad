package org.htmst.hbase.load;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.ModelsEntry;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.ChunkNumbers;
import org.htmst.hbase.codec.Chunks;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.sample.SampleTable;

/**
 * The channel models with which rows are written: of each product the newest, as they are written now. A product has none until a granule of some size comes; and
 * new ones once there is one of several times that size, which knows more levels and what follows them.
 */
final class TrainedModels {

    private static final int FEWEST_SAMPLES = 5000;
    private static final int TIMES_AS_MANY = 4;

    private final CatalogWriter writer;
    private final Catalog catalog;
    private final Map<String, ModelsEntry> newest = new HashMap<>();

    TrainedModels(CatalogWriter writer) throws IOException {
        this.writer = writer;
        this.catalog = writer.catalog();
        // Ascending, so that the newest of each stays.
        catalog.models().stream()
                .filter(entry -> entry.schema() >= SchemaVersion.CHUNKS)
                .forEach(entry -> newest.put(entry.product(), entry));
    }

    /** Those for the samples of a granule, made from them now if none are good enough. */
    ChannelModels of(String product, SampleTable samples, ChunkNumbers numbers) throws IOException {
        ModelsEntry known = newest.get(product);
        if (samples.size() >= (known == null ? FEWEST_SAMPLES : TIMES_AS_MANY * (long) known.samples())) {
            known = trained(product, samples, numbers);
            newest.put(product, known);
        }
        return known == null ? ChannelModels.NONE : catalog.channelModels(known.number());
    }

    private ModelsEntry trained(String product, SampleTable samples, ChunkNumbers numbers) throws IOException {
        int number = writer.newModels();
        Chunks chunks = Chunks.of(samples, catalog.schema().codeLayout(), numbers);
        ChannelModels models = ChannelModels.of(number, samples, chunks, numbers);
        ModelsEntry entry = new ModelsEntry(product, number, samples.size(), SchemaVersion.CURRENT, models.encode());
        writer.addModels(entry);
        return entry;
    }
}
