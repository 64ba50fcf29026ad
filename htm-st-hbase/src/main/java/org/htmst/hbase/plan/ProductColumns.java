package org.htmst.hbase.plan;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.htmst.expression.DerivedChannel;
import org.htmst.expression.DerivedChannels;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.catalog.Inventory;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;

/**
 * What a query reads from the rows of one product. Columns are numbered from 0 in the order of {@link #columns}; those of {@link #derived}
 * follow.
 *
 * @param product its name
 * @param columns every channel to read: asked for, needed by a condition, an input of what is derived, or a calibration flag of those
 * @param derived what is computed of them; each after those that it needs
 * @param sources of these the channels that tell their values, which are read with them
 * @param asked the channels asked for, in the query's order; null where the product has none of that name
 * @param askedColumn the column of each, -1 where the product has none
 * @param askedFlag the column of the calibration flag of each, -1 for none
 * @param whereColumn of each condition the column of each alternative, -1 where the product has none
 * @param whereFlag of each condition the column of the calibration flag of each alternative's channel, -1 for none
 */
public record ProductColumns(
        String product,
        List<ChannelEntry> columns,
        List<DerivedColumn> derived,
        List<ChannelEntry> sources,
        List<Channel> asked,
        int[] askedColumn,
        int[] askedFlag,
        int[][] whereColumn,
        int[][] whereFlag)
        implements Serializable {

    /**
     * What {@code query} reads of {@code product}; empty if it can have no answer there.
     *
     * @param models with which the rows are written
     */
    public static Optional<ProductColumns> of(
            SampleQuery query, String product, Inventory inventory, ChannelModels models) {
        List<ChannelEntry> ofProduct = inventory.channels().stream()
                .filter(c -> c.channel().product().equals(product))
                .toList();
        Builder builder = new Builder(ofProduct, inventory.derived(product, query), query.keepFlagged());
        List<Channel> asked = new ArrayList<>();
        int[][] askedColumns = builder.columns(query.channels(), asked);
        List<int[][]> where = query.where().stream()
                .map(condition -> builder.columns(condition.channels(), new ArrayList<>()))
                .toList();
        boolean nothingAsked = !query.channels().isEmpty() && asked.stream().allMatch(c -> c == null);
        if (nothingAsked || where.stream().anyMatch(columns -> isNowhere(columns[0]))) {
            return Optional.empty();
        }
        return Optional.of(new ProductColumns(
                product,
                List.copyOf(builder.columns),
                builder.derived(),
                sources(builder.columns, ofProduct, models),
                asked,
                builder.numbered(askedColumns[0]),
                builder.numbered(askedColumns[1]),
                where.stream().map(columns -> builder.numbered(columns[0])).toArray(int[][]::new),
                where.stream().map(columns -> builder.numbered(columns[1])).toArray(int[][]::new)));
    }

    /** The channel of a column. */
    public Channel channel(int column) {
        return column < columns.size()
                ? columns.get(column).channel()
                : derived.get(column - columns.size()).channel();
    }

    private static List<ChannelEntry> sources(
            List<ChannelEntry> columns, List<ChannelEntry> channels, ChannelModels models) {
        Set<Integer> numbers = columns.stream()
                .flatMap(column -> models.sources(column.number()).stream())
                .collect(Collectors.toSet());
        return channels.stream()
                .filter(channel -> numbers.contains(channel.number()))
                .toList();
    }

    /** The family whose times and positions to read for a granule: one that is read anyway if it has it. */
    public Family geometry(Granule granule) {
        for (Family family : granule.families()) {
            for (ChannelEntry column : columns) {
                if (column.channel().family() == family) {
                    return family;
                }
            }
        }
        return granule.families().get(0);
    }

    private static boolean isNowhere(int[] columns) {
        return Arrays.stream(columns).allMatch(column -> column < 0);
    }

    /** Collects columns, each channel once. */
    private static final class Builder {

        /** What the numbers of derived columns begin with while it is not known yet how many others there are. */
        private static final int DERIVED = 1 << 24;

        private final List<ChannelEntry> channels;
        private final DerivedChannels formulas;
        private final boolean ignoreFlags;
        private final List<ChannelEntry> columns = new ArrayList<>();
        private final Map<Integer, Integer> columnOfNumber = new HashMap<>();
        private final List<DerivedColumn> derived = new ArrayList<>();
        private final Map<String, Integer> columnOfText = new HashMap<>();

        Builder(List<ChannelEntry> channels, DerivedChannels formulas, boolean ignoreFlags) {
            this.channels = channels;
            this.formulas = formulas;
            this.ignoreFlags = ignoreFlags;
        }

        /** The columns of the channels so called and of their flags; the channels themselves go into {@code found}. */
        int[][] columns(List<String> called, List<Channel> found) {
            int[] column = new int[called.size()];
            int[] flag = new int[called.size()];
            for (int i = 0; i < called.size(); i++) {
                column[i] = column(called.get(i));
                Channel channel = channel(column[i]);
                found.add(channel);
                flag[i] =
                        ignoreFlags || channel == null || channel.calibration().isEmpty()
                                ? -1
                                : column(channel.calibration());
            }
            return new int[][] {column, flag};
        }

        private Channel channel(int column) {
            if (column < 0) {
                return null;
            }
            return column < DERIVED
                    ? columns.get(column).channel()
                    : derived.get(column - DERIVED).channel();
        }

        /** The column of what is called so, or computed so; -1 if the product has none. */
        private int column(String called) {
            Optional<ChannelEntry> entry =
                    channels.stream().filter(c -> c.channel().isCalled(called)).findFirst();
            if (entry.isPresent()) {
                return column(entry.get());
            }
            Integer known = columnOfText.get(called);
            if (known == null) {
                known = formulas.find(called)
                        .or(() -> formulas.unnamed(called))
                        .map(this::derive)
                        .orElse(-1);
                columnOfText.put(called, known);
            }
            return known;
        }

        private int column(ChannelEntry entry) {
            return columnOfNumber.computeIfAbsent(entry.number(), number -> {
                columns.add(entry);
                return columns.size() - 1;
            });
        }

        private int derive(DerivedChannel channel) {
            int[] inputs = channel.expression().inputs().stream()
                    .mapToInt(this::column)
                    .toArray();
            derived.add(new DerivedColumn(channel.channel(), channel.expression(), inputs));
            return DERIVED + derived.size() - 1;
        }

        /** Numbers of columns now that there are no more to come. */
        int[] numbered(int[] found) {
            return Arrays.stream(found)
                    .map(column -> column < DERIVED ? column : columns.size() + column - DERIVED)
                    .toArray();
        }

        List<DerivedColumn> derived() {
            return derived.stream()
                    .map(column -> new DerivedColumn(column.channel(), column.expression(), numbered(column.inputs())))
                    .toList();
        }
    }
}
