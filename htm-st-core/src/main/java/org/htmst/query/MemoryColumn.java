package org.htmst.query;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.htmst.expression.DerivedChannel;
import org.htmst.expression.DerivedChannels;
import org.htmst.expression.ExpressionWork;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;

/**
 * A channel of a question in one table of a {@link MemorySource}.
 *
 * @param channel null if the product has none of that name
 * @param values null if the table has none of that name
 * @param flags above 0 where the value is spoilt; null if it never is
 */
record MemoryColumn(Channel channel, double[] values, double[] flags) {

    /**
     * The channel so called.
     *
     * @param known those of the product, by name
     * @param derived those that are computed of these
     * @param keepFlagged whether spoilt values count
     */
    static MemoryColumn of(
            String called,
            Map<String, Channel> known,
            DerivedChannels derived,
            SampleTable table,
            boolean keepFlagged) {
        return known.values().stream()
                .filter(channel -> channel.isCalled(called))
                .findFirst()
                .map(channel -> new MemoryColumn(
                        channel,
                        values(channel.name(), table),
                        keepFlagged ? null : values(channel.calibration(), table)))
                .or(() -> derived.find(called)
                        .or(() -> derived.unnamed(called))
                        .map(channel -> computed(channel, known, derived, table, keepFlagged)))
                .orElse(new MemoryColumn(null, null, null));
    }

    private static MemoryColumn computed(
            DerivedChannel channel,
            Map<String, Channel> known,
            DerivedChannels derived,
            SampleTable table,
            boolean keepFlagged) {
        List<double[]> inputs = new ArrayList<>();
        for (String input : channel.expression().inputs()) {
            MemoryColumn column = of(input, known, derived, table, true);
            inputs.add(IntStream.range(0, table.size())
                    .mapToDouble(column::value)
                    .map(value -> Double.isFinite(value) ? value : Double.NaN)
                    .toArray());
        }
        double[] flags = keepFlagged || channel.flags().isEmpty() ? null : new double[table.size()];
        for (String name : flags == null ? List.<String>of() : channel.flags()) {
            double[] one = values(name, table);
            for (int row = 0; one != null && row < flags.length; row++) {
                flags[row] = one[row] > 0 ? 1 : flags[row];
            }
        }
        double[] values = channel.expression().values(new MemoryInputs(table, inputs), new ExpressionWork());
        return new MemoryColumn(channel.channel(), values, flags);
    }

    private static double[] values(String name, SampleTable table) {
        for (int c = 0; c < table.channels().size(); c++) {
            if (table.channels().get(c).name().equals(name)) {
                return table.values()[c];
            }
        }
        return null;
    }

    private boolean isThere(int row) {
        return values != null && !channel.isMissing(values[row]);
    }

    /** Whether there is a value, and it is spoilt. */
    boolean isFlagged(int row) {
        return isThere(row) && flags != null && flags[row] > 0;
    }

    /** The value; NaN if it is missing or spoilt. */
    double value(int row) {
        return isThere(row) && !isFlagged(row) ? values[row] : Double.NaN;
    }

    boolean meets(ValueCondition.Bound bound, int row) {
        return isThere(row) && bound.test(value(row), channel.type());
    }
}
