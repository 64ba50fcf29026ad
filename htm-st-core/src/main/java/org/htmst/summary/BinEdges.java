package org.htmst.summary;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.htmst.sample.ValueType;

/**
 * Bins between decimal numbers, which are typed with strokes between them: {@code 1/1.5/2/3/5/8}. What is below the first or not below the
 * last is in no bin.
 */
final class BinEdges implements Binning {

    private final List<BigDecimal> decimals;
    private final double[] doubles;
    private final double[] floats;

    private BinEdges(List<BigDecimal> decimals) {
        this.decimals = decimals;
        this.doubles = decimals.stream().mapToDouble(BigDecimal::doubleValue).toArray();
        this.floats = decimals.stream().mapToDouble(BigDecimal::floatValue).toArray();
    }

    /**
     * Bins between edges.
     *
     * @param what is binned, for the message
     * @throws IllegalArgumentException if the edges are fewer than two, no numbers, or do not ascend
     */
    static BinEdges parse(String what, String text) {
        BinEdges edges = new BinEdges(Arrays.stream(text.split("/", -1))
                .map(edge -> number(what, edge))
                .toList());
        int count = edges.doubles.length;
        IntStream.range(1, count)
                .filter(i -> !(edges.doubles[i - 1] < edges.doubles[i]))
                .findFirst()
                .ifPresent(i -> {
                    throw new IllegalArgumentException("bin edges '" + text + "' of " + what + " do not ascend: "
                            + edges.decimals.get(i) + " follows " + edges.decimals.get(i - 1));
                });
        return edges;
    }

    private static BigDecimal number(String what, String edge) {
        try {
            BigDecimal number = new BigDecimal(edge);
            if (Double.isFinite(number.doubleValue())) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw noNumber(what, edge, e);
        }
        throw noNumber(what, edge, null);
    }

    private static IllegalArgumentException noNumber(String what, String edge, NumberFormatException cause) {
        return new IllegalArgumentException(
                "bin edge '" + edge + "' of " + what + " is no number; give two or more, lowest first, such as " + what
                        + ":1/1.5/3",
                cause);
    }

    /** None of NaN, and of what is outside. */
    @Override
    public long bin(double value, ValueType type) {
        double[] edges = type == ValueType.FLOAT32 ? floats : doubles;
        if (!(value >= edges[0] && value < edges[edges.length - 1])) {
            return Group.NONE;
        }
        int found = Arrays.binarySearch(edges, value + 0.0);
        if (found < 0) {
            return -found - 2;
        }
        // Of edges that are one float, the value is above all.
        while (edges[found + 1] == value) {
            found++;
        }
        return found;
    }

    @Override
    public double edge(long bin) {
        return doubles[(int) bin];
    }

    @Override
    public boolean areOfMultiplesOf(int number) {
        return decimals.stream()
                .allMatch(edge -> edge.remainder(BigDecimal.valueOf(number)).signum() == 0);
    }

    @Override
    public BinEdges moved(int by) {
        return new BinEdges(
                decimals.stream().map(edge -> edge.add(BigDecimal.valueOf(by))).toList());
    }

    /** The lowest and the highest. */
    double[] ends() {
        return new double[] {doubles[0], doubles[doubles.length - 1]};
    }
}
