package org.htmst.query;

import java.util.List;
import java.util.stream.IntStream;
import org.htmst.expression.ExpressionInputs;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;

/**
 * All samples of a table, as what expressions are computed of.
 *
 * @param values of each input
 */
record MemoryInputs(SampleTable table, List<double[]> values) implements ExpressionInputs {

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public double[] channel(int input) {
        return values.get(input);
    }

    @Override
    public long[] timeMs() {
        return table.timeMs();
    }

    @Override
    public double[] lonDeg() {
        return table.lonDeg();
    }

    @Override
    public double[] latDeg() {
        return table.latDeg();
    }

    @Override
    public double[] altKm() {
        return table.altKm();
    }

    @Override
    public ValueType positionType() {
        return table.positionType();
    }

    @Override
    public int[] selected() {
        return IntStream.range(0, size()).toArray();
    }

    @Override
    public int selectedSize() {
        return size();
    }
}
