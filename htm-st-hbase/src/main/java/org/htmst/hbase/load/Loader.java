package org.htmst.hbase.load;

import java.io.IOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.apache.hadoop.hbase.client.Connection;
import org.htmst.code.CodeLayout;
import org.htmst.hbase.HtmStException;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.JournalEntry;
import org.htmst.hbase.input.SourceContent;
import org.htmst.hbase.schema.ChunkNumbers;
import org.htmst.hbase.schema.Chunks;
import org.htmst.sample.Channel;
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
            throw new HtmStException(
                    "loading " + content.file() + " failed: " + firstLine(e)
                            + "; see 'htm-st server status', then load again: what was loaded before is kept",
                    true,
                    e);
        }
    }

    /** HBase lists every attempt on a line of its own. */
    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse(e.toString());
    }

    private LoadOutcome loadChecked(SourceContent content) throws IOException {
        Optional<Granule> same = catalog.liveUnder(describe(content, 0, 0).slotFolder()).stream()
                .filter(g -> isSame(g, content))
                .findFirst();
        if (same.isPresent()) {
            return new LoadOutcome(LoadOutcome.Kind.UNCHANGED, same.get());
        }
        Granule granule = write(content);
        Optional<Granule> tried = Optional.empty();
        while (true) {
            Optional<Granule> before = catalog.live(granule.slot());
            if (before.isPresent() && before.get().id() == granule.id()) {
                // The last attempt was carried out although its answer was lost.
                return published(granule, tried);
            }
            if (before.isPresent() && isSame(before.get(), content)) {
                // Another loader published the same file meanwhile.
                catalog.markDead(granule.id(), clock.millis());
                return new LoadOutcome(LoadOutcome.Kind.UNCHANGED, before.get());
            }
            checkAlive(granule);
            if (catalog.publish(granule, before)) {
                return published(granule, before);
            }
            tried = before;
        }
    }

    private LoadOutcome published(Granule granule, Optional<Granule> before) throws IOException {
        try {
            checkAlive(granule);
        } catch (HtmStException e) {
            catalog.withdraw(granule, before);
            throw e;
        }
        if (before.isPresent()) {
            catalog.markDead(before.get().id(), clock.millis());
            return new LoadOutcome(LoadOutcome.Kind.REPLACED, granule);
        }
        return new LoadOutcome(LoadOutcome.Kind.LOADED, granule);
    }

    /** Refuses to go on with a granule whose load seemed to have ended long ago, and whose rows may be on their way out. */
    private void checkAlive(Granule granule) throws IOException {
        Optional<JournalEntry> entry = catalog.journalOf(granule.id());
        if (entry.isPresent() && !entry.get().isDead()) {
            return;
        }
        if (entry.isEmpty()) {
            // Rows written since then would belong to nobody.
            catalog.begin(entry(granule, clock.millis()));
        }
        throw new HtmStException(
                granule.fileName() + ": the load took so long that a vacuum held it for dead; load it again", true);
    }

    private static JournalEntry entry(Granule granule, long deadMs) {
        return new JournalEntry(
                granule.id(),
                granule.slot(),
                granule.fileName(),
                granule.firstMs(),
                granule.lastMs(),
                granule.loadedMs(),
                deadMs,
                false);
    }

    /** Writes all rows under a new number. */
    private Granule write(SourceContent content) throws IOException {
        SampleTable samples = content.samples();
        Map<Channel, Integer> channels = catalog.enrolChannels(content.product().name(), samples.channels());
        Map<String, Integer> satellites = new HashMap<>();
        for (String satellite : samples.satellites()) {
            satellites.put(satellite, catalog.enrolSatellite(satellite));
        }
        CodeLayout layout = catalog.schema().codeLayout();
        int id = catalog.newGranule();
        Chunks chunks = Chunks.of(samples, layout, new ChunkNumbers(id, satellites::get, channels::get));
        Granule granule = describe(content, id, chunks.size());
        catalog.begin(entry(granule, 0));
        try {
            new ChunkWriter(connection, layout).write(chunks);
            catalog.countRows(chunks.rowsOfCodes());
        } catch (IOException | RuntimeException e) {
            catalog.markDead(id, clock.millis());
            throw e;
        }
        return granule;
    }

    private Granule describe(SourceContent content, int id, int chunks) {
        SampleTable samples = content.samples();
        return new Granule(
                id,
                content.product().name(),
                samples.satellites().stream().sorted().toList(),
                samples.channels().stream()
                        .map(Channel::family)
                        .distinct()
                        .sorted()
                        .toList(),
                flags(samples),
                content.file().getFileName().toString(),
                content.fileBytes(),
                content.sha256(),
                content.reading(),
                LongStream.of(samples.timeMs()).min().orElseThrow(),
                LongStream.of(samples.timeMs()).max().orElseThrow(),
                content.samplesRead(),
                samples.size(),
                content.rejected(),
                chunks,
                clock.millis(),
                ProgramVersion.CURRENT);
    }

    private static List<String> flags(SampleTable samples) {
        Set<String> names =
                samples.channels().stream().map(Channel::calibration).collect(Collectors.toSet());
        return samples.channels().stream()
                .map(Channel::name)
                .filter(names::contains)
                .sorted()
                .toList();
    }

    /** Whether a live granule was made from the same bytes, understood the same way. */
    private static boolean isSame(Granule granule, SourceContent content) {
        return granule.sha256().equals(content.sha256()) && granule.reading().equals(content.reading());
    }
}
