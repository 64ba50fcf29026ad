package org.htmst.expression;

import java.util.List;
import java.util.stream.IntStream;
import org.htmst.sample.ValueType;

/** Samples by their inputs' values, all at one place. */
record MadeInputs(List<double[]> values, int size) implements ExpressionInputs {

    static double[] values(Expression expression, List<double[]> values, int size) {
        return expression.values(new MadeInputs(values, size), new ExpressionWork());
    }

    @Override
    public double[] channel(int input) {
        return values.get(input);
    }

    @Override
    public long[] timeMs() {
        return IntStream.range(0, size).mapToLong(i -> 1000L * i).toArray();
    }

    @Override
    public double[] lonDeg() {
        return IntStream.range(0, size).mapToDouble(i -> 359 - i).toArray();
    }

    @Override
    public double[] latDeg() {
        return IntStream.range(0, size).mapToDouble(i -> i - 90).toArray();
    }

    @Override
    public double[] altKm() {
        return IntStream.range(0, size)
                .mapToDouble(i -> i == 1 ? Double.NaN : 800)
                .toArray();
    }

    @Override
    public ValueType positionType() {
        return ValueType.FLOAT64;
    }

    @Override
    public int[] selected() {
        return IntStream.range(0, size).toArray();
    }

    @Override
    public int selectedSize() {
        return size;
    }
}
