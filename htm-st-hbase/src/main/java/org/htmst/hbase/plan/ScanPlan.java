package org.htmst.hbase.plan;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.htmst.code.CodeLayout;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.key.Qualifier;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Family;

/** What a scan will read: which rows, which columns, and which granules count. */
public final class ScanPlan {

    /**
     * A column of the samples table.
     *
     * @param family its family
     * @param qualifier its number, see {@link Qualifier}
     */
    public record Column(Family family, int qualifier) {}

    /**
     * What to do with the rows of one live granule.
     *
     * @param granule the granule
     * @param columns what is read of its product
     * @param geometry the family whose times and positions are used
     */
    public record Source(Granule granule, ProductColumns columns, Family geometry) {}

    /** Finds, of granules that were live when the plan was made, one whose rows may not all be there any more. */
    @FunctionalInterface
    public interface LossCheck {
        Optional<Granule> lost(List<Granule> granules);
    }

    /** So few rows are read sooner by one request than by threads that share them. */
    private static final int ROWS_OF_ONE_REQUEST = 192;

    private static final double MIN_ROWS_OF_PART = 160;

    /** Decoded samples of one request: enough that its round trips do not count, little enough to hold several. */
    private static final double BYTES_PER_PART = 8 << 20;

    private final SampleQuery query;
    private final CodeLayout layout;
    private final ChunkKeyFormat keys;
    private final Map<Integer, Source> sources;
    private final Set<Column> columns;
    private final Map<Integer, String> satellites;
    private final Shadows shadows;
    private final List<RowRange> ranges;
    private final LossCheck lossCheck;
    private final CourseLookup courses;

    /**
     * A plan.
     *
     * @param sources what to do with each granule that may answer, by its number
     * @param satellites the names of those satellites that were asked for, by number
     * @param courses of the satellites in these granules
     */
    public ScanPlan(
            SampleQuery query,
            CodeLayout layout,
            Map<Integer, Source> sources,
            Map<Integer, String> satellites,
            Shadows shadows,
            List<RowRange> ranges,
            LossCheck lossCheck,
            CourseLookup courses) {
        this.query = query;
        this.layout = layout;
        this.keys = new ChunkKeyFormat(layout.bits());
        this.sources = new LinkedHashMap<>(sources);
        this.columns = columns(sources.values());
        this.satellites = Map.copyOf(satellites);
        this.shadows = shadows;
        this.ranges = List.copyOf(ranges);
        this.lossCheck = lossCheck;
        this.courses = courses;
    }

    /** The question. */
    public SampleQuery query() {
        return query;
    }

    /** The live granules that may hold answers, by the time of their first sample. */
    public List<Granule> granules() {
        return sources.values().stream().map(Source::granule).toList();
    }

    /** The number of row ranges. */
    public int ranges() {
        return ranges.size();
    }

    /** The columns to read. */
    public Set<Column> columns() {
        return columns;
    }

    private static Set<Column> columns(Collection<Source> sources) {
        Set<Column> columns = new LinkedHashSet<>();
        Set<Family> seen = EnumSet.noneOf(Family.class);
        Set<ProductColumns> products = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Source source : sources) {
            if (seen.add(source.geometry())) {
                columns.add(new Column(source.geometry(), Qualifier.GEOMETRY));
            }
            if (products.add(source.columns())) {
                for (ChannelEntry channel : source.columns().columns()) {
                    columns.add(new Column(channel.channel().family(), ChannelGroup.qualifier(channel.number())));
                }
            }
        }
        return Collections.unmodifiableSet(columns);
    }

    public CodeLayout layout() {
        return layout;
    }

    public ChunkKeyFormat keys() {
        return keys;
    }

    /** Whether all samples of a chunk are certain to be in the window and the local time asked for. */
    public boolean isInWindow(ChunkKey key) {
        if (query.localTime().isPresent()) {
            return false;
        }
        long endMs = Math.min(
                ChunkKey.latestEndMs(key.startMs()), layout.window(key.code()).endMs());
        return query.times().holds(key.startMs(), endMs);
    }

    /** The source of a row's granule; null if it is dead, or cannot answer. */
    public Source source(int granule) {
        return sources.get(granule);
    }

    /** The name of a satellite; null if it was not asked for. */
    public String satellite(int number) {
        return satellites.get(number);
    }

    /**
     * Makes sure, once all is read, that it was all there until now. Whoever carries out a plan ends with this, rows and aggregates
     * alike, however long it took.
     *
     * @throws HtmStException if rows of this plan's granules may have gone meanwhile
     */
    public void checkStillStored() {
        lossCheck.lost(granules()).ifPresent(granule -> {
            throw new HtmStException(
                    "granule " + granule.id() + " (" + granule.fileName()
                            + ") was replaced or removed, and vacuumed, or a"
                            + " snapshot without it was restored, while this question was answered; the answer lacks rows,"
                            + " ask again",
                    true);
        });
    }

    public Shadows shadows() {
        return shadows;
    }

    public CourseLookup courses() {
        return courses;
    }

    /** About how many rows of the table the ranges hold, by the catalog's counts. */
    public long expectedRows() {
        return Math.round(ranges.stream().mapToDouble(RowRange::rows).sum());
    }

    /** The ranges as requests of their own: one if it is little, else several that can be held in memory together. */
    public List<List<RowRange>> parts() {
        if (sources.isEmpty() || ranges.isEmpty()) {
            return List.of();
        }
        double rows = ranges.stream().mapToDouble(RowRange::rows).sum();
        if (rows <= ROWS_OF_ONE_REQUEST) {
            return List.of(ranges);
        }
        double rowBytes = Math.max(1, samplesPerRow())
                * Double.BYTES
                * (4 + query.channels().size());
        double rowsPerPart = Math.min(BYTES_PER_PART / rowBytes, rows / (2.0 * ReaderThreads.COUNT));
        return Parts.of(ranges, Math.max(MIN_ROWS_OF_PART, rowsPerPart));
    }

    /** About how many samples a row has. */
    private double samplesPerRow() {
        long samples = 0;
        long chunks = 0;
        for (Source source : sources.values()) {
            samples += source.granule().samplesKept();
            chunks += source.granule().chunks();
        }
        return chunks == 0 ? 0 : (double) samples / chunks;
    }
}
