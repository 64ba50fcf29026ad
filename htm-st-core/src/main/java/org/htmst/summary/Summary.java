package org.htmst.summary;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Optional;
import org.htmst.failure.HtmStException;
import org.htmst.sample.SampleBatch;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;

/** The values of some channels, told apart by groups: of each combination of bins that has samples, their distributions. */
public final class Summary {

    /** Distributions that memory is sure to hold. */
    private static final int MOST = 2_000_000;

    private final List<Group> groups;
    private final int[] channels;
    private final Optional<Epochs> epochs;
    private final Map<CellBins, Distribution[]> cells = new HashMap<>();
    private long outside;

    /** The bins of a cell, in the order of the groups. */
    private record CellBins(long[] numbers) {

        @Override
        public boolean equals(Object other) {
            return other instanceof CellBins bins && Arrays.equals(numbers, bins.numbers);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(numbers);
        }
    }

    /**
     * A cell.
     *
     * @param bins the number of its bin by each group
     * @param names what tells it, for each column of each group
     * @param channels of each channel what its values come to
     */
    public record Cell(List<Long> bins, List<Object> names, List<Distribution> channels) {}

    /**
     * An empty summary.
     *
     * @param groups none for all in one cell
     * @param channels the places, among those asked for, of the channels whose values are wanted
     * @param epochs events around which samples count, once for each; empty for once each
     */
    public Summary(List<Group> groups, int[] channels, Optional<Epochs> epochs) {
        this.groups = List.copyOf(groups);
        this.channels = channels.clone();
        this.epochs = epochs;
    }

    /** An empty summary in which each sample counts once. */
    public Summary(List<Group> groups, int[] channels) {
        this(groups, channels, Optional.empty());
    }

    /** An empty one of the same groups and channels. */
    public Summary another() {
        return new Summary(groups, channels, epochs);
    }

    /** By what samples are told apart. */
    public List<Group> groups() {
        return groups;
    }

    /**
     * Whether two samples of one satellite and time are in one cell wherever they are in a trixel of this level, and whatever the values of
     * channels, and so are samples of times between those of two that are.
     *
     * @param trixelLevel -1 if they may be anywhere
     */
    public boolean isAlikeIn(int trixelLevel) {
        return groups.stream().allMatch(group -> group.isAlikeIn(trixelLevel) && group.channel() < 0);
    }

    /** The places, among the channels asked for, of those whose values are wanted. */
    public int[] channels() {
        return channels.clone();
    }

    /**
     * Adds all samples of a batch.
     *
     * @param way in which they were asked for
     * @throws HtmStException if there are too many cells
     */
    public void add(SampleBatch batch, Direction way) {
        if (epochs.isEmpty()) {
            add(batch, way, groups, TimeWindow.ALWAYS);
            return;
        }
        // Once for each event that it is around.
        Epochs events = epochs.get();
        LongSummaryStatistics times = Arrays.stream(batch.timeMs()).summaryStatistics();
        for (long event : events.around(times.getMin(), times.getMax())) {
            List<Group> ofEvent = groups.stream()
                    .map(group -> group instanceof ByEpoch epoch ? epoch.at(event) : group)
                    .toList();
            add(batch, way, ofEvent, events.window(event));
        }
    }

    private void add(SampleBatch batch, Direction way, List<Group> telling, TimeWindow window) {
        long[] bins = new long[telling.size()];
        long[] last = null;
        Distribution[] cell = null;
        for (int i = 0; i < batch.size(); i++) {
            if (!window.contains(batch.timeMs()[i])) {
                continue;
            }
            if (!find(batch, i, way, telling, bins)) {
                outside++;
                continue;
            }
            // A satellite stays in a cell for a while.
            if (last == null || !Arrays.equals(bins, last)) {
                last = bins.clone();
                cell = cell(last);
            }
            for (int c = 0; c < channels.length; c++) {
                cell[c].add(batch.values()[channels[c]][i]);
            }
        }
    }

    /**
     * Finds the bins of sample {@code i} of a batch; false if it is in none of a group.
     *
     * @param bins by group; set here
     */
    public boolean find(SampleBatch batch, int i, Direction way, long[] bins) {
        return find(batch, i, way, groups, bins);
    }

    private static boolean find(SampleBatch batch, int i, Direction way, List<Group> telling, long[] bins) {
        for (int g = 0; g < bins.length; g++) {
            bins[g] = telling.get(g).bin(batch, i, way);
            if (bins[g] == Group.NONE) {
                return false;
            }
        }
        return true;
    }

    /**
     * Of each channel the values in a cell, which gets them if it has not been there. To be added to.
     *
     * @param bins by group
     * @throws HtmStException if there are too many cells
     */
    public Distribution[] cell(long[] bins) {
        return cells.computeIfAbsent(new CellBins(bins.clone()), this::made);
    }

    /** Counts samples that are in no cell. */
    public void addOutside(long samples) {
        outside += samples;
    }

    /**
     * Adds all of another of the same groups and channels.
     *
     * @throws HtmStException if there are too many cells
     */
    public void add(Summary other) {
        outside += other.outside;
        other.cells.forEach((bins, more) -> {
            Distribution[] own = cells.computeIfAbsent(bins, this::made);
            for (int c = 0; c < own.length; c++) {
                own[c].add(more[c]);
            }
        });
    }

    private Distribution[] made(CellBins bins) {
        if ((cells.size() + 1L) * channels.length > MOST) {
            throw new HtmStException(
                    "the summary has more than " + cells.size() + " cells of " + channels.length
                            + " channels; give wider bins, or ask for less",
                    false);
        }
        Distribution[] cell = new Distribution[channels.length];
        Arrays.setAll(cell, c -> new Distribution());
        return cell;
    }

    /** How many samples were in no cell, since they lack what tells, or are outside all bins. */
    public long outside() {
        return outside;
    }

    /** The cells that have samples, by the first group, then by the next. */
    public List<Cell> cells() {
        List<Cell> sorted = new ArrayList<>();
        cells.entrySet().stream()
                .sorted((a, b) ->
                        Arrays.compare(a.getKey().numbers(), b.getKey().numbers()))
                .forEach(entry -> sorted.add(new Cell(
                        Arrays.stream(entry.getKey().numbers()).boxed().toList(),
                        names(entry.getKey()),
                        List.of(entry.getValue()))));
        return sorted;
    }

    private List<Object> names(CellBins bins) {
        List<Object> names = new ArrayList<>();
        for (int g = 0; g < groups.size(); g++) {
            names.addAll(groups.get(g).cells(bins.numbers()[g]));
        }
        return names;
    }
}
