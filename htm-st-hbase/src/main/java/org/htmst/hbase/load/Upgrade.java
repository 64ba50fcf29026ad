package org.htmst.hbase.load;

import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.ChunkNumbers;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.hbase.guard.Held;
import org.htmst.hbase.guard.Operation;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.verify.GranuleReader;
import org.htmst.sample.Channel;

/**
 * Writes the rows of granules of an older schema version anew, granule by granule, while the store answers and loads go on. A row says by
 * itself in which version it is, and takes the place of the older one, of the same key, in one step: whoever reads meanwhile, or after
 * this was cut short, reads the same samples. A granule that is not done is done by the next upgrade.
 */
public final class Upgrade {

    private final Connection connection;
    private final CatalogWriter writer;
    private final Catalog catalog;
    private final Clock clock;
    private final Consumer<String> steps;
    private final GranuleReader reader;

    /**
     * An upgrade of the store of {@code writer}.
     *
     * @param steps hears of each step, before it is done
     */
    public Upgrade(Connection connection, CatalogWriter writer, Clock clock, Consumer<String> steps) {
        this.connection = connection;
        this.writer = writer;
        this.catalog = writer.catalog();
        this.clock = clock;
        this.steps = steps;
        this.reader = new GranuleReader(connection, catalog);
    }

    /** Whether the rows of a granule are of an older version, or it has no tiles. */
    public static boolean isOlder(Granule granule) {
        return granule.schema() < SchemaVersion.CURRENT || granule.tilesDigest().isEmpty();
    }

    /** Hears what becomes of each granule. */
    public interface Listener {

        /** It is of the current version now, or is not live any more. */
        void upgraded(Granule granule);

        /** It cannot be read, and stays as it is. */
        void failed(Granule granule, HtmStException cause);
    }

    /**
     * Upgrades all granules that are live now.
     *
     * @throws HtmStException if HBase fails, or another operation is under way; what the listener has heard of is done
     */
    public void run(Listener listener) {
        try (Held held = catalog.guard().begin(Operation.Kind.UPGRADE, "", steps)) {
            writer.secure();
            held.step("schema raised");
            writer.raiseSchema();
            BulkLoad bulkLoad = new BulkLoad(connection, clock);
            TrainedModels models = new TrainedModels(writer);
            Map<Channel, Integer> channels =
                    catalog.channels().stream().collect(Collectors.toMap(ChannelEntry::channel, ChannelEntry::number));
            Map<String, Integer> satellites = catalog.satellites();
            for (Granule granule : catalog.granules()) {
                if (isOlder(granule)) {
                    ChunkNumbers numbers = new ChunkNumbers(granule.id(), satellites::get, channels::get);
                    upgrade(granule, numbers, models, bulkLoad, held, listener);
                }
            }
            held.end();
        } catch (IOException e) {
            throw Patience.of(connection).failure("upgrading", e);
        }
    }

    private void upgrade(
            Granule granule,
            ChunkNumbers numbers,
            TrainedModels models,
            BulkLoad bulkLoad,
            Held held,
            Listener listener)
            throws IOException {
        boolean hasChunks = granule.schema() >= SchemaVersion.CHUNKS;
        EncodedRow.Rows rows;
        ChannelModels written;
        long timestamp;
        try {
            GranuleReader.Stored stored = reader.stored(granule);
            timestamp = stored.timestamp() + 1;
            if (hasChunks) {
                written = catalog.channelModels(granule.models());
                rows = EncodedRow.besideChunks(
                        stored.samples(), catalog.schema().codeLayout(), numbers, written);
            } else {
                written = models.of(granule.product(), stored.samples(), numbers);
                rows = EncodedRow.of(stored.samples(), catalog.schema().codeLayout(), numbers, written, true);
            }
        } catch (HtmStException e) {
            if (e.recoverable()) {
                throw e;
            }
            listener.failed(granule, e);
            return;
        }
        // Until the last step the digest is that of neither the old rows nor the new.
        held.step("granule " + granule.id() + " marked");
        // Plans made from now on read what the new rows need beside a channel; ones made before fetch it.
        Granule marked = hasChunks ? granule : granule.upgrading(written.number());
        if (writer.describe(marked)) {
            held.step("granule " + granule.id() + " written");
            bulkLoad.add(granule.id(), rows.all(), timestamp, () -> true);
            held.step("granule " + granule.id() + " done");
            if (!writer.describe(rows.granule(marked).upgraded())) {
                // It was removed or replaced meanwhile: what was written goes with its rows.
                writer.begin(JournalEntry.of(granule, clock.millis()));
            }
        }
        listener.upgraded(granule);
    }
}
