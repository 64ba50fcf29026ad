package org.htmst.hbase.plan;

import java.io.Serializable;
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
import java.util.TreeMap;
import org.htmst.code.CodeLayout;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.ChunkKeyFormat;
import org.htmst.hbase.key.Qualifier;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Family;

/** What counts of the rows that a scan reads, whichever these are: which columns, granules, satellites, and samples of these. */
public final class ScanScope implements Serializable {

    private static final long serialVersionUID = 1;

    /**
     * A column of the samples table.
     *
     * @param family its family
     * @param qualifier its number, see {@link Qualifier}
     */
    public record Column(Family family, int qualifier) implements Serializable {}

    /**
     * What to do with the rows of one live granule.
     *
     * @param granule the granule
     * @param columns what is read of its product
     * @param geometry the family whose times and positions are used
     */
    public record Source(Granule granule, ProductColumns columns, Family geometry) implements Serializable {}

    private final SampleQuery query;
    private final CodeLayout layout;
    private final ChunkKeyFormat keys;
    private final Map<Integer, Source> sources;
    private final Set<Column> columns;
    private final Map<Integer, String> satellites;
    private final List<Shadow> shadows;
    private final String generation;
    private final TileCover cover;

    /**
     * A scope.
     *
     * @param sources what to do with each granule that may answer, by its number
     * @param satellites the names of those satellites that were asked for, by number
     * @param shadows what later granules may hide of these
     * @param generation of the inventory in which the granules were live
     */
    public ScanScope(
            SampleQuery query,
            CodeLayout layout,
            Map<Integer, Source> sources,
            Map<Integer, String> satellites,
            List<Shadow> shadows,
            Optional<String> generation) {
        this.query = query;
        this.layout = layout;
        this.keys = new ChunkKeyFormat(layout.bits());
        this.sources = new LinkedHashMap<>(sources);
        this.columns = columns(sources.values());
        this.satellites = new TreeMap<>(satellites);
        this.shadows = List.copyOf(shadows);
        this.generation = generation.orElse(null);
        this.cover = TileCover.NONE;
    }

    private ScanScope(ScanScope whole, TileCover cover) {
        this.query = whole.query;
        this.layout = whole.layout;
        this.keys = whole.keys;
        this.sources = whole.sources;
        this.columns = whole.columns;
        this.satellites = whole.satellites;
        this.shadows = whole.shadows;
        this.generation = whole.generation;
        this.cover = cover;
    }

    /** The same but for the chunks for which tiles have answered. */
    public ScanScope without(TileCover answered) {
        return new ScanScope(this, answered);
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
                addGroups(columns, source.columns().columns());
                addGroups(columns, source.columns().sources());
            }
        }
        return Collections.unmodifiableSet(columns);
    }

    private static void addGroups(Set<Column> columns, List<ChannelEntry> channels) {
        for (ChannelEntry channel : channels) {
            columns.add(new Column(channel.channel().family(), ChannelGroup.qualifier(channel.number())));
        }
    }

    /** The question. */
    public SampleQuery query() {
        return query;
    }

    /** The live granules that may hold answers, by the time of their first sample. */
    public List<Granule> granules() {
        return sources.values().stream().map(Source::granule).toList();
    }

    /** The columns to read. */
    public Set<Column> columns() {
        return columns;
    }

    /** Whether values are asked for, or decide, that no file has, and that only samples can tell. */
    public boolean isDerived() {
        return sources.values().stream()
                .anyMatch(source -> !source.columns().derived().isEmpty());
    }

    /** The order of digits in the codes of the rows. */
    public CodeLayout layout() {
        return layout;
    }

    /** How the keys of the rows are written. */
    public ChunkKeyFormat keys() {
        return keys;
    }

    /** What later granules may hide of these. */
    public List<Shadow> shadows() {
        return shadows;
    }

    /** The generation of the inventory in which the granules were live; empty if a change may have been under way. */
    public Optional<String> generation() {
        return Optional.ofNullable(generation);
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

    /** Whether tiles have answered for a chunk. */
    public boolean isCovered(ChunkKey key) {
        return cover != TileCover.NONE
                && cover.holds(
                        key, cover.level() < 0 ? 0 : TrixelId.ancestor(layout.trixel(key.code()), cover.level()));
    }

    /** The source of a row's granule; null if it is dead, or cannot answer. */
    public Source source(int granule) {
        return sources.get(granule);
    }

    /** The name of a satellite; null if it was not asked for. */
    public String satellite(int number) {
        return satellites.get(number);
    }

    /** About how many samples a row has. */
    double samplesPerRow() {
        long samples = 0;
        long chunks = 0;
        for (Source source : sources.values()) {
            samples += source.granule().samplesKept();
            chunks += source.granule().chunks();
        }
        return chunks == 0 ? 0 : (double) samples / chunks;
    }
}
