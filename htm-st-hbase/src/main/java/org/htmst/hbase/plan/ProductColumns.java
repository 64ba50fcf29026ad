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
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelModels;
import org.htmst.query.SampleQuery;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;

/**
 * What a query reads from the rows of one product. Columns are numbered from 0 in the order of {@link #columns}.
 *
 * @param product its name
 * @param columns every channel to read: asked for, needed by a condition, or a calibration flag of those
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
            SampleQuery query, String product, List<ChannelEntry> channels, ChannelModels models) {
        List<ChannelEntry> ofProduct = channels.stream()
                .filter(c -> c.channel().product().equals(product))
                .toList();
        Builder builder = new Builder(ofProduct, query.keepFlagged());
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
                sources(builder.columns, ofProduct, models),
                asked,
                askedColumns[0],
                askedColumns[1],
                where.stream().map(columns -> columns[0]).toArray(int[][]::new),
                where.stream().map(columns -> columns[1]).toArray(int[][]::new)));
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
        private final List<ChannelEntry> channels;
        private final boolean ignoreFlags;
        private final List<ChannelEntry> columns = new ArrayList<>();
        private final Map<Integer, Integer> columnOfNumber = new HashMap<>();

        Builder(List<ChannelEntry> channels, boolean ignoreFlags) {
            this.channels = channels;
            this.ignoreFlags = ignoreFlags;
        }

        /** The columns of the channels so called and of their flags; the channels themselves go into {@code found}. */
        int[][] columns(List<String> called, List<Channel> found) {
            int[] column = new int[called.size()];
            int[] flag = new int[called.size()];
            for (int i = 0; i < called.size(); i++) {
                Optional<ChannelEntry> entry = find(called.get(i));
                found.add(entry.map(ChannelEntry::channel).orElse(null));
                column[i] = entry.map(this::column).orElse(-1);
                flag[i] = ignoreFlags
                        ? -1
                        : entry.map(e -> e.channel().calibration())
                                .filter(name -> !name.isEmpty())
                                .flatMap(this::find)
                                .map(this::column)
                                .orElse(-1);
            }
            return new int[][] {column, flag};
        }

        private Optional<ChannelEntry> find(String called) {
            return channels.stream().filter(c -> c.channel().isCalled(called)).findFirst();
        }

        private int column(ChannelEntry entry) {
            return columnOfNumber.computeIfAbsent(entry.number(), number -> {
                columns.add(entry);
                return columns.size() - 1;
            });
        }
    }
}
