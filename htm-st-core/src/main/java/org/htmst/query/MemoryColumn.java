package org.htmst.query;

import java.util.Map;
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
     * @param keepFlagged whether spoilt values count
     */
    static MemoryColumn of(String called, Map<String, Channel> known, SampleTable table, boolean keepFlagged) {
        return known.values().stream()
                .filter(channel -> channel.isCalled(called))
                .findFirst()
                .map(channel -> new MemoryColumn(
                        channel,
                        values(channel.name(), table),
                        keepFlagged ? null : values(channel.calibration(), table)))
                .orElse(new MemoryColumn(null, null, null));
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
