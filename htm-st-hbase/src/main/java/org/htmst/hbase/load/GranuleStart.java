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
import org.htmst.failure.HtmStException;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.Catalog;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.hbase.codec.ChunkNumbers;
import org.htmst.hbase.codec.SchemaVersion;
import org.htmst.hbase.verify.GranuleReader;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;

/** From a file to a granule: whether it is needed, its number, and its rows. */
final class GranuleStart {

    private record Identity(String fileName, String sha256, String reading) {}

    private final CatalogWriter writer;
    private final Catalog catalog;
    private final GranuleReader reader;
    private final Fewer fewer;
    private final Clock clock;
    private final boolean withTiles;
    private final Map<Identity, Granule> liveAtFirst = new HashMap<>();
    private final Map<List<Channel>, Map<Channel, Integer>> channels = new HashMap<>();
    private final Map<String, Integer> satellites = new HashMap<>();
    private boolean schemaRaised;
    private final TrainedModels models;

    GranuleStart(CatalogWriter writer, GranuleReader reader, Fewer fewer, Clock clock, boolean withTiles)
            throws IOException {
        this.writer = writer;
        this.catalog = writer.catalog();
        this.reader = reader;
        this.fewer = fewer;
        this.clock = clock;
        this.withTiles = withTiles;
        this.models = new TrainedModels(writer);
        writer.settleChanges(Long.MIN_VALUE);
        for (Granule granule : catalog.granules()) {
            liveAtFirst.put(new Identity(granule.fileName(), granule.sha256(), granule.reading()), granule);
        }
    }

    /** The live granule of a file of the same name and bytes, found without decoding. */
    Optional<Granule> live(Source source) throws IOException {
        Granule known = liveAtFirst.get(new Identity(source.fileName(), source.sha256(), source.reading()));
        return known == null ? Optional.empty() : catalog.live(known.slot()).filter(now -> now.id() == known.id());
    }

    /** The slot that a file's granule takes. */
    String slot(SourceContent content) {
        return described(content, 0).slot();
    }

    /** What a file holds, as far as that is asked of a successor. */
    Optional<Holdings> holdings(SourceContent content) {
        return fewer == Fewer.ALLOWED ? Optional.empty() : Optional.of(Holdings.of(content.samples()));
    }

    /**
     * A file as the successor of the live version of itself.
     *
     * @param holdings its own
     * @throws HtmStException if it may not be that, as it holds less
     */
    Successor successor(SourceContent content, Optional<Holdings> holdings) throws IOException {
        if (holdings.isEmpty()) {
            return Successor.UNCHECKED;
        }
        Successor successor = Successor.of(content.file().toString(), holdings.get(), reader);
        successor.check(catalog.live(slot(content)));
        return successor;
    }

    /** The live granule of the same bytes, under whatever name. */
    Optional<Granule> same(SourceContent content) throws IOException {
        return catalog.liveUnder(described(content, 0).slotFolder()).stream()
                .filter(granule -> isSame(granule, content))
                .findFirst();
    }

    /**
     * The granule of a file, under a new number, its channels and satellites enrolled.
     *
     * @throws HtmStException if no sample of the file could be kept, or its channels contradict the catalog's
     */
    Granule begin(SourceContent content) throws IOException {
        SampleTable samples = content.samples();
        if (samples.size() == 0) {
            throw new HtmStException(
                    content.file() + ": none of its " + content.samplesRead() + " records can be kept: "
                            + content.rejected(),
                    false);
        }
        // Numbers once given stay, so that the catalog need not be asked for every file.
        if (!channels.containsKey(samples.channels())) {
            channels.put(
                    samples.channels(), writer.enrolChannels(content.product().name(), samples.channels()));
        }
        for (String satellite : samples.satellites()) {
            if (!satellites.containsKey(satellite)) {
                satellites.put(satellite, writer.enrolSatellite(satellite));
            }
        }
        if (!schemaRaised) {
            writer.raiseSchema();
            schemaRaised = true;
        }
        return described(content, writer.newGranule());
    }

    /** The channel models with which the samples of a granule that was begun are written. */
    ChannelModels models(String product, SampleTable samples, ChunkNumbers numbers) throws IOException {
        return models.of(product, samples, numbers);
    }

    /** How rows of a granule that was begun are numbered. */
    ChunkNumbers numbers(Granule granule, SampleTable samples) {
        Map<String, Integer> bySatellite = Map.copyOf(satellites);
        return new ChunkNumbers(granule.id(), bySatellite::get, channels.get(samples.channels())::get);
    }

    /** The encoded rows of all samples. */
    EncodedRow.Rows rows(SampleTable samples, ChunkNumbers numbers, ChannelModels levels) {
        return EncodedRow.of(samples, catalog.schema().codeLayout(), numbers, levels, withTiles);
    }

    private Granule described(SourceContent content, int id) {
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
                LongStream.of(samples.timeMs()).min().orElse(0),
                LongStream.of(samples.timeMs()).max().orElse(0),
                content.samplesRead(),
                samples.size(),
                content.rejected(),
                0,
                "",
                0,
                "",
                clock.millis(),
                ProgramVersion.CURRENT,
                SchemaVersion.CURRENT,
                ChannelModels.NO_NUMBER,
                0);
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

    private static boolean isSame(Granule granule, SourceContent content) {
        return granule.sha256().equals(content.sha256()) && granule.reading().equals(content.reading());
    }
}
