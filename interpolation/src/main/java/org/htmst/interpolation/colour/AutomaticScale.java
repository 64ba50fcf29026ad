package org.htmst.interpolation.colour;

import java.util.Optional;
import org.htmst.interpolation.result.ComparisonKind;

/** Makes a colour scale from what was chosen and, for the rest, from the values. */
public final class AutomaticScale {

    private AutomaticScale() {}

    /** The scale of values that are no differences or ratios. */
    public static ColourScale of(ColourChoice choice, double[] values) {
        return of(choice, ValueSpread.of(values), Optional.empty());
    }

    /** The scale of values or, if they are differences or ratios, one that is even about 0 or 1. */
    public static ColourScale of(ColourChoice choice, ValueSpread spread, Optional<ComparisonKind> comparison) {
        return comparison
                .map(kind -> kind == ComparisonKind.DIFFERENCE
                        ? EvenScale.ofDifferences(choice, spread)
                        : EvenScale.ofRatios(choice, spread))
                .orElseGet(() -> ofValues(choice, spread));
    }

    private static ColourScale ofValues(ColourChoice choice, ValueSpread spread) {
        boolean below = choice.min().orElse(1) <= 0 || choice.max().orElse(1) <= 0;
        ScaleKind kind = choice.kind().orElse(spread.below() || below ? ScaleKind.LINEAR : ScaleKind.LOG);
        boolean bothSides = spread.below() && spread.above();
        Palette palette =
                choice.palette().orElse(bothSides && kind == ScaleKind.LINEAR ? Palette.BLUE_RED : Palette.VIRIDIS);
        ValueLimits limits = kind == ScaleKind.LOG
                ? decades(spread)
                : palette == Palette.BLUE_RED && bothSides ? EvenScale.aboutZero(spread) : linear(spread);
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

    /** Whole decades around the values above 0; 1 to 10 if there are none. */
    private static ValueLimits decades(ValueSpread spread) {
        if (!spread.above()) {
            return new ValueLimits(1, 10);
        }
        int low = (int) Math.floor(Math.log10(spread.lowPositive()));
        int high = (int) Math.ceil(Math.log10(spread.highPositive()));
        return new ValueLimits(Math.pow(10, low), Math.pow(10, Math.max(high, low + 1)));
    }

    /** Round numbers around the values; 0 to 1 if there are none. */
    private static ValueLimits linear(ValueSpread spread) {
        return spread.isEmpty() ? new ValueLimits(0, 1) : round(spread.low(), spread.high());
    }

    /** The next round numbers beyond both; 1 beyond if they are one. */
    static ValueLimits round(double low, double high) {
        if (low == high) {
            return new ValueLimits(low - 1, low + 1);
        }
        double step = LinearTicks.step(high - low);
        return new ValueLimits(step * Math.floor(low / step), step * Math.ceil(high / step));
    }
}
