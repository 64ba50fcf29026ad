package org.htmst.hbase.read.chunk;

import java.util.Arrays;
import java.util.List;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.ChannelEntry;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.codec.ChannelGroup;
import org.htmst.hbase.plan.ProductColumns;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sample.Channel;

/**
 * The channel values of one chunk at a time, and what a query makes of them. A column is decoded when it is first looked at, so
 * that a condition no sample meets spares the others. Arrays are used again for every chunk.
 */
public final class ChunkValues {

    /** Whether a sample has a value that was asked for, and if not, why. */
    public enum Presence {
        PRESENT,
        FLAGGED,
        MISSING
    }

    private final SampleQuery query;
    private ChunkCells cells;
    private ProductColumns columns;
    private Granule granule;
    private int samples;
    private double[][] values = new double[0][0];
    private boolean[] decoded = new boolean[0];
    private boolean[] hasNan = new boolean[0];

    /** By column, its values without what is missing, once they were needed; where none is, the decoded ones. */
    private double[][] clean = new double[0][];

    private double[][] cleaning = new double[0][0];
    private DerivedValues[] derived = new DerivedValues[0];
    private double[][] computed = new double[0][];
    private ChunkPlaces places;
    private Selection selection;
    private double[][] asked = new double[0][];
    private double[][] masked = new double[0][0];
    private boolean[] isAskedComplete = new boolean[0];

    /** Of chunks for {@code query}. */
    public ChunkValues(SampleQuery query) {
        this.query = query;
    }

    /**
     * Turns to a chunk of {@code count} samples.
     *
     * @param where of the same chunk
     * @param chosen the samples that may still answer: now and later no others are looked at
     */
    public void open(ChunkCells chunk, ScanScope.Source source, ChunkPlaces where, Selection chosen, int count) {
        cells = chunk;
        places = where;
        selection = chosen;
        columns = source.columns();
        granule = source.granule();
        samples = count;
        int width = columns.columns().size() + columns.derived().size();
        if (values.length < width) {
            values = new double[width][0];
            decoded = new boolean[width];
            hasNan = new boolean[width];
            clean = new double[width][];
            cleaning = new double[width][0];
            derived = new DerivedValues[width];
            computed = new double[width][];
        }
        Arrays.fill(decoded, false);
        Arrays.fill(clean, null);
        Arrays.fill(computed, null);
        int channels = columns.asked().size();
        if (asked.length != channels) {
            asked = new double[channels][];
            masked = new double[channels][0];
            isAskedComplete = new boolean[channels];
        }
        Arrays.fill(asked, null);
    }

    private double[] column(int c) {
        if (!decoded[c]) {
            if (c >= columns.columns().size()) {
                return derived(c);
            }
            if (values[c].length < samples) {
                values[c] = new double[samples];
            }
            hasNan[c] = decode(columns.columns().get(c), values[c]);
            decoded[c] = true;
        }
        return values[c];
    }

    private double[] derived(int c) {
        if (computed[c] != null) {
            return computed[c];
        }
        if (derived[c] == null) {
            derived[c] = new DerivedValues();
        }
        computed[c] = derived[c].of(
                columns.derived().get(c - columns.columns().size()),
                this::clean,
                places,
                selection.samples(),
                selection.size(),
                samples);
        hasNan[c] = !hasNoNan(computed[c]);
        return computed[c];
    }

    /** The values of a column without those that mean "missing", or are not finite. */
    private double[] clean(int c) {
        if (c >= columns.columns().size()) {
            return column(c);
        }
        if (clean[c] == null) {
            clean[c] = cleaned(c, column(c));
        }
        return clean[c];
    }

    private double[] cleaned(int c, double[] from) {
        List<Double> missing = columns.channel(c).missing();
        if (!hasNan[c] && missing.isEmpty() && isFinite(from)) {
            return from;
        }
        if (cleaning[c].length < samples) {
            cleaning[c] = new double[samples];
        }
        double[] into = cleaning[c];
        for (int i = 0; i < samples; i++) {
            into[i] = from[i] - (from[i] - from[i]);
        }
        for (double none : missing) {
            for (int i = 0; i < samples; i++) {
                into[i] = from[i] == none ? Double.NaN : into[i];
            }
        }
        return into;
    }

    /** Whether one of the decoded values is NaN. */
    private boolean decode(ChannelEntry entry, double[] into) {
        Channel channel = entry.channel();
        ChannelGroup group = cells.groupOf(entry.number());
        if (group == null) {
            // A flag of the file that is absent here is clear; any other that is absent was not in the file.
            boolean isFlag = granule.flags().contains(channel.name());
            Arrays.fill(into, 0, samples, isFlag ? 0 : Double.NaN);
            return !isFlag;
        }
        try {
            return cells.decode(group, entry.number(), channel.family(), into, samples);
        } catch (HtmStException e) {
            throw new HtmStException("channel " + channel.name() + ": " + e.getMessage(), e.recoverable(), e);
        }
    }

    /** Whether sample {@code i} has, for every condition, a valid value that meets it. */
    public boolean meetConditions(int i) {
        for (int w = 0; w < query.where().size(); w++) {
            if (!meets(query.where().get(w), columns.whereColumn()[w], columns.whereFlag()[w], i)) {
                return false;
            }
        }
        return true;
    }

    private boolean meets(ValueCondition condition, int[] column, int[] flag, int i) {
        for (int a = 0; a < column.length; a++) {
            if (column[a] >= 0 && !isFlagged(flag[a], i)) {
                Channel channel = columns.channel(column[a]);
                double value = column(column[a])[i];
                if (!channel.isMissing(value) && condition.alternatives().get(a).test(value, channel.type())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether every sample of the chunk has a value of the {@code a}-th channel asked for: the common case, and quickly known. */
    public boolean isComplete(int a) {
        asked(a);
        return isAskedComplete[a];
    }

    /** Whether sample {@code i} has a value of any channel asked for. */
    public Presence presence(int i) {
        Presence best = Presence.MISSING;
        for (int a = 0; a < asked.length && best != Presence.PRESENT; a++) {
            Presence presence = presence(a, i);
            best = presence == Presence.MISSING ? best : presence;
        }
        return best;
    }

    /** Whether sample {@code i} has a value of the {@code a}-th channel asked for. */
    public Presence presence(int a, int i) {
        if (!Double.isNaN(asked(a)[i])) {
            return Presence.PRESENT;
        }
        int column = columns.askedColumn()[a];
        boolean isSpoilt = column >= 0 && !columns.asked().get(a).isMissing(column(column)[i]);
        return isSpoilt ? Presence.FLAGGED : Presence.MISSING;
    }

    /**
     * The values of the {@code a}-th channel asked for, one for every sample of the chunk and then anything: NaN where missing,
     * flagged, or unknown to the product. Good until the next chunk; not to be written into.
     */
    public double[] asked(int a) {
        if (asked[a] == null) {
            Channel channel = columns.asked().get(a);
            int column = columns.askedColumn()[a];
            int flag = columns.askedFlag()[a];
            boolean plain = channel != null && channel.missing().isEmpty() && (flag < 0 || isClear(flag));
            asked[a] = plain ? column(column) : masked(a, channel, column, flag);
            isAskedComplete[a] = plain ? !hasNan[column] : hasNoNan(asked[a]);
        }
        return asked[a];
    }

    private double[] masked(int a, Channel channel, int column, int flag) {
        if (masked[a].length < samples) {
            masked[a] = new double[samples];
        }
        double[] valid = masked[a];
        if (channel == null) {
            Arrays.fill(valid, 0, samples, Double.NaN);
            return valid;
        }
        System.arraycopy(column(column), 0, valid, 0, samples);
        for (double missing : channel.missing()) {
            for (int i = 0; i < samples; i++) {
                if (valid[i] == missing) {
                    valid[i] = Double.NaN;
                }
            }
        }
        if (flag >= 0 && !isClear(flag)) {
            double[] flags = column(flag);
            for (int i = 0; i < samples; i++) {
                if (flags[i] > 0) {
                    valid[i] = Double.NaN;
                }
            }
        }
        return valid;
    }

    private boolean isFinite(double[] read) {
        for (int i = 0; i < samples; i++) {
            if (read[i] - read[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private boolean hasNoNan(double[] valid) {
        for (int i = 0; i < samples; i++) {
            if (Double.isNaN(valid[i])) {
                return false;
            }
        }
        return true;
    }

    /** Whether a flag is absent from the chunk because it is clear throughout. */
    private boolean isClear(int flag) {
        if (flag >= columns.columns().size()) {
            return false;
        }
        ChannelEntry entry = columns.columns().get(flag);
        return cells.groupOf(entry.number()) == null
                && granule.flags().contains(entry.channel().name());
    }

    private boolean isFlagged(int flagColumn, int i) {
        return flagColumn >= 0 && column(flagColumn)[i] > 0;
    }
}
