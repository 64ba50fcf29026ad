package org.htmst.hbase.verify;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.codec.ChannelGroups;
import org.htmst.hbase.codec.ChunkCell;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.Qualifier;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.ValueType;

/**
 * Decodes all cells of a row, and compares what they say with each other, with the row key and with the granule's record. One
 * instance serves one thread; its results are good until the next row.
 */
final class ChunkCheck {

    /** Run map, times and positions. */
    private static final int BLOCKS_OF_GEOMETRY = 3;

    private final CatalogNumbers names;
    private final Consumer<Fault> faults;
    private final boolean keep;
    private final GeometryCheck geometryCheck;

    private Granule granule;
    private byte[] row;
    private int told;
    private int blocks;
    private BitSet channels;
    private ChannelGroups groups;
    private double[] scratch = new double[0];

    /**
     * A check that tells {@code faults} what it finds.
     *
     * @param keep whether the values are wanted, too
     */
    ChunkCheck(CatalogNumbers names, boolean keep, Consumer<Fault> faults) {
        this.names = names;
        this.keep = keep;
        this.faults = faults;
        this.geometryCheck = new GeometryCheck(names.layout(), this::tell);
    }

    /**
     * Checks a row of a live granule.
     *
     * @return what it holds, without the values unless they are to be kept; empty if its samples cannot be told
     */
    Optional<StoredChunk> check(Granule of, ChunkKey key, byte[] rowKey, List<ChunkCell> cells) {
        granule = of;
        row = rowKey;
        told = 0;
        blocks = 0;
        channels = new BitSet();
        checkKey(key);
        Map<Family, byte[]> geometries = new EnumMap<>(Family.class);
        for (ChunkCell cell : cells) {
            if (cell.qualifier() == Qualifier.GEOMETRY) {
                geometries.put(cell.family(), cell.value());
            }
        }
        GeometryCheck.Decoded decoded = checkGeometries(key, geometries);
        if (decoded == null) {
            return Optional.empty();
        }
        TreeMap<Integer, double[]> values = new TreeMap<>();
        groups = new ChannelGroups();
        Map<ChannelGroup, Family> sound = new LinkedHashMap<>();
        for (ChunkCell cell : cells) {
            if (cell.qualifier() != Qualifier.GEOMETRY) {
                checkedGroup(cell).ifPresent(group -> sound.put(group, cell.family()));
            }
        }
        sound.keySet().forEach(groups::add);
        sound.forEach((group, family) -> checkChannels(family, group, decoded.timeMs().length, values));
        return Optional.of(new StoredChunk(
                key,
                decoded.positionType(),
                decoded.timeMs(),
                decoded.lonDeg(),
                decoded.latDeg(),
                decoded.altKm(),
                values));
    }

    /** How many blocks the row has, as far as they were looked at. */
    int blocks() {
        return blocks;
    }

    /** The numbers of the row's channels, without calibration flags; empty if faults were found. */
    Optional<BitSet> channels() {
        return told == 0 ? Optional.of(channels) : Optional.empty();
    }

    private void checkKey(ChunkKey key) {
        String satellite = names.satellites().get(key.satellite());
        if (satellite == null || !granule.satellites().contains(satellite)) {
            tell(
                    "row",
                    "is of satellite " + (satellite == null ? "number " + key.satellite() : satellite)
                            + ", the granule has only " + String.join(", ", granule.satellites()));
        }
    }

    /** Checks the geometry, of which each family has a copy. */
    private GeometryCheck.Decoded checkGeometries(ChunkKey key, Map<Family, byte[]> geometries) {
        for (Family family : granule.families()) {
            if (!geometries.containsKey(family)) {
                tell("geometry of " + family, "is missing");
            }
        }
        GeometryCheck.Decoded decoded = null;
        Family sound = null;
        for (Map.Entry<Family, byte[]> geometry : geometries.entrySet()) {
            blocks += BLOCKS_OF_GEOMETRY;
            if (!granule.families().contains(geometry.getKey())) {
                tell("geometry of " + geometry.getKey(), "stands in a family in which the granule has no channel");
            }
            if (decoded != null && Arrays.equals(geometry.getValue(), geometries.get(sound))) {
                continue;
            }
            int before = told;
            GeometryCheck.Decoded own = geometryCheck.check(key, geometry.getValue());
            if (told == before && sound != null) {
                tell("geometry of " + geometry.getKey(), "differs from that of " + sound);
            }
            if (own != null && decoded == null) {
                decoded = own;
                sound = geometry.getKey();
            }
        }
        return decoded;
    }

    private Optional<ChannelGroup> checkedGroup(ChunkCell cell) {
        try {
            ChannelGroup group =
                    new ChannelGroup(cell.qualifier(), cell.value(), 0, cell.value().length, names.models());
            group.checkWhole();
            return Optional.of(group);
        } catch (HtmStException e) {
            tell(groupPart(cell.qualifier()), e.getMessage());
            return Optional.empty();
        }
    }

    private void checkChannels(Family family, ChannelGroup group, int samples, Map<Integer, double[]> values) {
        for (int number : group.channels()) {
            blocks++;
            double[] into = keep ? new double[samples] : scratch(samples);
            checkChannel(family, group, number, into, samples);
            if (keep) {
                values.put(number, into);
            }
        }
    }

    private void checkChannel(Family family, ChannelGroup group, int number, double[] into, int samples) {
        ChannelEntry entry = names.channels().get(number);
        String part = "channel " + names.channel(number);
        try {
            ValueType type = group.type(number);
            groups.decode(group, number, into, samples, none -> null);
            if (entry == null) {
                tell(part, "is not in the catalog");
                return;
            }
            checkMeaning(part, entry.channel(), family, type);
            if (!granule.flags().contains(entry.channel().name())) {
                channels.set(number);
            }
        } catch (HtmStException | IllegalArgumentException | IndexOutOfBoundsException e) {
            tell(part, e.getMessage());
        }
    }

    private void checkMeaning(String part, Channel channel, Family family, ValueType type) {
        if (!channel.product().equals(granule.product())) {
            tell(part, "is of product " + channel.product() + ", the granule is of " + granule.product());
        }
        if (channel.family() != family) {
            tell(part, "is of family " + channel.family() + " and stands in " + family);
        }
        if (channel.type() != type) {
            tell(part, "is of type " + channel.type().label() + ", its block of " + type.label());
        }
    }

    /** The channels of a group that cannot be told apart. */
    private String groupPart(int qualifier) {
        return IntStream.range(qualifier * ChannelGroup.CHANNELS, (qualifier + 1) * ChannelGroup.CHANNELS)
                .filter(names.channels()::containsKey)
                .mapToObj(names::channel)
                .collect(Collectors.joining(", ", "channels ", ""));
    }

    private double[] scratch(int samples) {
        if (scratch.length < samples) {
            scratch = new double[samples];
        }
        return scratch;
    }

    private void tell(String part, String what) {
        told++;
        faults.accept(new Fault(granule.id(), granule.fileName(), part, Optional.of(names.chunk(row)), what));
    }
}
