package org.htmst.hbase.read.chunk;

import java.util.function.IntFunction;
import org.htmst.expression.ExpressionInputs;
import org.htmst.expression.ExpressionWork;
import org.htmst.hbase.plan.DerivedColumn;
import org.htmst.sample.ValueType;

/** Computes a derived column of one chunk at a time. Its arrays are used again for every chunk. */
final class DerivedValues implements ExpressionInputs {

    private final ExpressionWork work = new ExpressionWork();
    private DerivedColumn column;
    private IntFunction<double[]> inputs;
    private ChunkPlaces places;
    private int[] selected;
    private int selectedSize;
    private int samples;

    /**
     * The values for the {@code count} samples of a chunk, and then anything.
     *
     * @param in the values of a column, finite or NaN
     * @param chosen those samples that may still answer
     */
    double[] of(
            DerivedColumn derived,
            IntFunction<double[]> in,
            ChunkPlaces where,
            int[] chosen,
            int chosenSize,
            int count) {
        column = derived;
        inputs = in;
        places = where;
        selected = chosen;
        selectedSize = chosenSize;
        samples = count;
        return derived.expression().values(this, work);
    }

    @Override
    public int size() {
        return samples;
    }

    @Override
    public double[] channel(int input) {
        return inputs.apply(column.inputs()[input]);
    }

    @Override
    public long[] timeMs() {
        return places.timeMs();
    }

    @Override
    public double[] lonDeg() {
        return places.lonDeg();
    }

    @Override
    public double[] latDeg() {
        return places.latDeg();
    }

    @Override
    public double[] altKm() {
        return places.altKm();
    }

    @Override
    public ValueType positionType() {
        return places.positionType();
    }

    @Override
    public int[] selected() {
        return selected;
    }

    @Override
    public int selectedSize() {
        return selectedSize;
    }
}
