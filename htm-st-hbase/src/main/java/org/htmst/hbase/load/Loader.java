package org.htmst.hbase.load;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.input.SourceContent;
import org.htmst.hbase.schema.ChunkNumbers;
import org.htmst.hbase.schema.Chunks;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleTable;

/**
 * Stores files, each as one granule: rows first, then the one put that makes them answer.
 *
 * <p>Loading is idempotent. A file whose very bytes are live changes nothing; a file of the same product, satellites, first day
 * and name takes the place of the older one; any other stands beside what is there, and a sample that stands in several
 * granules is answered from the one loaded last.
 */
public final class Loader {

    private final Connection connection;
    private final Catalog catalog;
    private final Clock clock;

    /** A loader into the store of {@code catalog}. */
    public Loader(Connection connection, Catalog catalog, Clock clock) {
        this.connection = connection;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Loads what was read from a file.
     *
     * @throws HtmStException if no sample of the file could be kept, or HBase fails; the store then answers as before
     */
    public LoadOutcome load(SourceContent content) {
        if (content.samples().size() == 0) {
            throw new HtmStException(
                    content.file() + ": none of its " + content.samplesRead() + " records can be kept: "
                            + content.rejected(),
                    false);
        }
        try {
            return loadChecked(content);
        } catch (IOException e) {
            throw new HtmStException("loading " + content.file() + " failed: " + e.getMessage(), true, e);
        }
    }

    private LoadOutcome loadChecked(SourceContent content) throws IOException {
        Optional<Granule> same = withSameBytes(content);
        if (same.isPresent()) {
            return new LoadOutcome(LoadOutcome.Kind.UNCHANGED, same.get());
        }
        Granule granule = write(content);
        while (true) {
            Optional<Granule> before = catalog.live(granule.slot());
            if (before.isPresent() && before.get().sha256().equals(granule.sha256())) {
                // Another loader published the same file meanwhile.
                catalog.markDead(granule.id(), clock.millis());
                return new LoadOutcome(LoadOutcome.Kind.UNCHANGED, before.get());
            }
            if (catalog.publish(granule, before)) {
                return published(granule, before);
            }
        }
    }

    private LoadOutcome published(Granule granule, Optional<Granule> before) throws IOException {
        if (catalog.isDead(granule.id())) {
            catalog.retire(granule, clock.millis());
            throw new HtmStException(
                    granule.fileName() + ": the load took so long that a vacuum held it for dead; load it again", true);
        }
        if (before.isPresent()) {
            catalog.markDead(before.get().id(), clock.millis());
            return new LoadOutcome(LoadOutcome.Kind.REPLACED, granule);
        }
        return new LoadOutcome(LoadOutcome.Kind.LOADED, granule);
    }

    private Optional<Granule> withSameBytes(SourceContent content) throws IOException {
        // The same CSV bytes mean other samples where the descriptor gives another product or satellite.
        String product = content.product().name();
        List<String> satellites = sorted(content.samples().satellites());
        return catalog.granules().stream()
                .filter(g -> g.sha256().equals(content.sha256()))
                .filter(g -> g.product().equals(product) && g.satellites().equals(satellites))
                .findFirst();
    }

    private Granule write(SourceContent content) throws IOException {
        SampleTable samples = content.samples();
        String fileName = content.file().getFileName().toString();
        long firstMs = LongStream.of(samples.timeMs()).min().orElseThrow();
        long lastMs = LongStream.of(samples.timeMs()).max().orElseThrow();
        Map<Channel, Integer> channels = catalog.enrolChannels(content.product().name(), samples.channels());
        Map<String, Integer> satellites = new HashMap<>();
        for (String satellite : samples.satellites()) {
            satellites.put(satellite, catalog.enrolSatellite(satellite));
        }
        JournalEntry entry = catalog.begin(fileName, firstMs, lastMs, clock.millis());
        Chunks chunks = Chunks.of(
                samples,
                catalog.schema().codeLayout(),
                new ChunkNumbers(entry.granule(), satellites::get, channels::get));
        new ChunkWriter(connection, catalog.schema().codeLayout()).write(chunks);
        return new Granule(
                entry.granule(),
                content.product().name(),
                sorted(samples.satellites()),
                families(samples),
                fileName,
                content.fileBytes(),
                content.sha256(),
                firstMs,
                lastMs,
                content.samplesRead(),
                samples.size(),
                content.rejected(),
                chunks.size(),
                clock.millis(),
                ProgramVersion.CURRENT);
    }

    private static List<String> sorted(List<String> satellites) {
        return satellites.stream().sorted().toList();
    }

    private static List<Family> families(SampleTable samples) {
        return samples.channels().stream()
                .map(Channel::family)
                .distinct()
                .sorted()
                .toList();
    }
}
