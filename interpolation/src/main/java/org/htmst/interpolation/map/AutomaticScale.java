package org.htmst.interpolation.map;

import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;

/** Makes a colour scale from what was chosen and, for the rest, from the values; NaN and infinities do not count. */
final class AutomaticScale {

    private static final double LOW_PERCENT = 2;
    private static final double HIGH_PERCENT = 98;

    private AutomaticScale() {}

    static ColourScale of(ColourChoice choice, double[] values) {
        boolean signed = Arrays.stream(values).anyMatch(v -> v < 0 && v > Double.NEGATIVE_INFINITY);
        boolean below = choice.min().orElse(1) <= 0 || choice.max().orElse(1) <= 0;
        ScaleKind kind = choice.kind().orElse(signed || below ? ScaleKind.LINEAR : ScaleKind.LOG);
        boolean bothSides = signed && Arrays.stream(values).anyMatch(v -> v > 0);
        Palette palette =
                choice.palette().orElse(bothSides && kind == ScaleKind.LINEAR ? Palette.BLUE_RED : Palette.VIRIDIS);
        ValueLimits limits =
                kind == ScaleKind.LOG ? decades(values) : linear(values, palette == Palette.BLUE_RED && bothSides);
        return new ColourScale(fixed(choice, limits, kind), kind, palette);
    }

    private static ValueLimits fixed(ColourChoice choice, ValueLimits automatic, ScaleKind kind) {
        double low = choice.min().orElse(automatic.low());
        double high = choice.max().orElse(automatic.high());
        if (low >= high && choice.max().isEmpty()) {
            high = kind == ScaleKind.LOG ? 10 * low : low + 1;
        }
        if (low >= high && choice.min().isEmpty()) {
            low = kind == ScaleKind.LOG ? high / 10 : high - 1;
        }
        return new ValueLimits(low, high);
    }

    /** Whole decades around the 2nd and the 98th percentile of the values above 0; 1 to 10 if there are none. */
    private static ValueLimits decades(double[] values) {
        double[] ends = percentiles(values, v -> v > 0 && v < Double.POSITIVE_INFINITY);
        if (ends.length == 0) {
            return new ValueLimits(1, 10);
        }
        int low = (int) Math.floor(Math.log10(ends[0]));
        int high = (int) Math.ceil(Math.log10(ends[1]));
        return new ValueLimits(Math.pow(10, low), Math.pow(10, Math.max(high, low + 1)));
    }

    /** Round numbers around the 2nd and the 98th percentile; the same on both sides of zero if {@code even}. */
    private static ValueLimits linear(double[] values, boolean even) {
        double[] ends = percentiles(values, Double::isFinite);
        if (ends.length == 0) {
            return new ValueLimits(0, 1);
        }
        double reach = Math.max(Math.abs(ends[0]), Math.abs(ends[1]));
        double low = even ? -reach : ends[0];
        double high = even ? reach : ends[1];
        if (low == high) {
            return new ValueLimits(low - 1, low + 1);
        }
        double step = LinearTicks.step(high - low);
        return new ValueLimits(step * Math.floor(low / step), step * Math.ceil(high / step));
    }

    private static double[] percentiles(double[] values, DoublePredicate counted) {
        double[] kept = Arrays.stream(values).filter(counted).toArray();
        if (kept.length == 0) {
            return kept;
        }
        Percentile percentile = new Percentile();
        percentile.setData(kept);
        return new double[] {percentile.evaluate(LOW_PERCENT), percentile.evaluate(HIGH_PERCENT)};
    }
}
