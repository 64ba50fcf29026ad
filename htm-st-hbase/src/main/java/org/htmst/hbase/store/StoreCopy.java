package org.htmst.hbase.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.htmst.expression.Definition;
import org.htmst.failure.HtmStException;
import org.htmst.formats.Product;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Overlap;
import org.htmst.hbase.catalog.RegionEntry;
import org.htmst.hbase.load.Fewer;
import org.htmst.hbase.load.LoadListener;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;

/**
 * Copies what is live in one store into another. Each granule is loaded there as its file would be, with the file's name and digest,
 * in the order in which the granules were begun here, so that of samples that stand in several files the same answer. What was copied
 * before is left alone: a copy that was cut short goes on when it is run again.
 */
public final class StoreCopy {

    private final Store source;
    private final List<Granule> granules;
    private final List<Overlap> overlaps;
    private final Map<String, List<Channel>> channels;

    /**
     * A copy of what is live now.
     *
     * @throws IOException if the catalog cannot be read
     */
    public StoreCopy(Store source) throws IOException {
        this.source = source;
        this.overlaps = source.catalog().inventory().overlaps();
        this.granules = source.catalog().granules().stream()
                .sorted(Comparator.comparingInt(Granule::id))
                .toList();
        this.channels = source.catalog().channels().stream()
                .map(ChannelEntry::channel)
                .collect(Collectors.groupingBy(Channel::product));
    }

    /** What is copied, in this order. */
    public List<Granule> granules() {
        return granules;
    }

    /**
     * Which of the granules {@code target} has already: of the same bytes, understood the same way.
     *
     * @return the granule there by the number of the one here
     * @throws HtmStException if what is there would answer in another order than here
     */
    public Map<Integer, Granule> present(Store target) throws IOException {
        Map<Content, Granule> there = target.catalog().granules().stream()
                .collect(Collectors.toMap(Content::of, granule -> granule, (a, b) -> a));
        Map<Integer, Granule> present = granules.stream()
                .filter(granule -> there.containsKey(Content.of(granule)))
                .collect(Collectors.toMap(Granule::id, granule -> there.get(Content.of(granule))));
        for (Overlap overlap : overlaps) {
            checkOrder(overlap, present);
        }
        return present;
    }

    /** By what a loader knows a file again. */
    private record Content(String slotFolder, String sha256, String reading) {

        static Content of(Granule granule) {
            return new Content(granule.slotFolder(), granule.sha256(), granule.reading());
        }
    }

    /** A granule that is copied later gets a greater number than any that is there. */
    private void checkOrder(Overlap overlap, Map<Integer, Granule> present) {
        Optional<Granule> newer =
                Optional.ofNullable(present.get(overlap.newer().id()));
        Optional<Granule> older =
                Optional.ofNullable(present.get(overlap.older().id()));
        boolean turned = newer.isPresent()
                && (older.isEmpty() || older.get().id() > newer.get().id());
        if (turned && shareSamples(overlap)) {
            throw new HtmStException(
                    "the target has " + overlap.newer().fileName() + " (granule "
                            + newer.get().id() + " there), whose samples answer here before those of "
                            + overlap.older().fileName()
                            + ", and would not there; remove it there with 'htm-st rm "
                            + newer.get().id() + "' and copy again",
                    false);
        }
    }

    private boolean shareSamples(Overlap overlap) {
        Set<Long> times = times(overlap.older(), overlap.satellite());
        times.retainAll(times(overlap.newer(), overlap.satellite()));
        return !times.isEmpty();
    }

    private Set<Long> times(Granule granule, String satellite) {
        SampleTable samples = source.samples(granule);
        Set<Long> times = new HashSet<>();
        for (int i = 0; i < samples.size(); i++) {
            if (samples.satellites().get(samples.satellite()[i]).equals(satellite)) {
                times.add(samples.timeMs()[i]);
            }
        }
        return times;
    }

    /**
     * Copies all; see {@link Store#loadAll}.
     *
     * @param fewer what to do with a granule that holds less than the version of its file that the target has
     * @param listener hears of every granule, by its place in {@link #granules}
     */
    public void run(Store target, Fewer fewer, LoadListener listener) {
        List<Supplier<Source>> sources = new ArrayList<>();
        granules.forEach(granule -> sources.add(() -> new StoredSource(granule)));
        target.loadAll(sources.iterator(), fewer, listener);
    }

    /** Defines in the target what channels are derived in the source, but for those that it has otherwise. */
    public void copyDefinitions(Store target) {
        List<Definition> there = target.definitions().all();
        target.definitions()
                .addAll(source.definitions().all().stream()
                        .filter(definition -> there.stream()
                                .noneMatch(other -> other.product().equals(definition.product())
                                        && other.name().equals(definition.name())))
                        .toList());
    }

    /**
     * What of the source's named regions the target lacks, and what stays as it is there.
     *
     * @param missing those whose names mean nothing there
     * @param different those whose names mean another region there, which stays
     */
    public record Regions(List<RegionEntry> missing, List<RegionEntry> different) {}

    /** The named regions that the target lacks or has otherwise. */
    public Regions regions(Store target) {
        List<RegionEntry> missing = new ArrayList<>();
        List<RegionEntry> different = new ArrayList<>();
        for (RegionEntry region : source.regions().added()) {
            Optional<RegionEntry> there = target.regions().find(region.name());
            if (there.isEmpty()) {
                missing.add(region);
            } else if (!there.get().isSame(region)) {
                different.add(region);
            }
        }
        return new Regions(missing, different);
    }

    /** A granule as the file that it came from. */
    private final class StoredSource implements Source {

        private final Granule granule;

        StoredSource(Granule granule) {
            this.granule = granule;
        }

        @Override
        public String fileName() {
            return granule.fileName();
        }

        @Override
        public String sha256() {
            return granule.sha256();
        }

        @Override
        public String reading() {
            return granule.reading();
        }

        @Override
        public SourceContent read() {
            return new SourceContent(
                    Path.of(granule.fileName()),
                    granule.fileBytes(),
                    granule.sha256(),
                    granule.reading(),
                    new Product(granule.product(), granule.product(), "", channels.get(granule.product())),
                    source.samples(granule),
                    granule.samplesRead(),
                    granule.rejected(),
                    List.of(),
                    List.of());
        }
    }
}
