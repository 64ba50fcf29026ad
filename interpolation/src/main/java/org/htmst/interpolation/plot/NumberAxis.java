package org.htmst.interpolation.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.htmst.interpolation.colour.AutomaticScale;
import org.htmst.interpolation.colour.ColourChoice;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.colour.Palette;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.colour.ValueLimits;
import org.htmst.interpolation.colour.ValueSpread;

/**
 * An axis of numbers.
 *
 * @param label what it measures, with its unit
 * @param limits its ends
 * @param kind how values lie between them
 * @param steps between labelled marks of a linear axis
 */
public record NumberAxis(String label, ValueLimits limits, ScaleKind kind, Steps steps) implements PlotAxis {

    private static final double EDGE = 1e-9;
    private static final int MOST = 8;
    private static final int MOST_PARTS = 13;
    private static final double LONGEST = 1e7;

    /** Values so many times as great as others ask for a logarithmic axis. */
    private static final double WIDE = 30;

    /** Where a logarithmic axis of counts begins, so that a single sample is seen. */
    private static final double BELOW_ONE = 0.5;

    /** Steps that people count in. */
    public enum Steps {
        /** 1, 2 and 5 times powers of ten. */
        DECIMAL(1, 2, 5),
        /** Parts of a day of 24 hours. */
        HOURS(1, 2, 3, 6, 12),
        /** Parts of a circle of 360 degrees. */
        DEGREES(1, 2, 5, 10, 15, 30, 45, 60, 90);

        private final double[] sizes;

        Steps(double... sizes) {
            this.sizes = sizes;
        }

        /** The shortest step of which {@code span} has at most {@code most}. */
        private double step(double span, double most) {
            if (this != DECIMAL) {
                for (double size : sizes) {
                    if (span > 2 && span / size <= most) {
                        return size;
                    }
                }
            }
            double power = Math.pow(10, Math.floor(Math.log10(span / most)));
            for (double size : DECIMAL.sizes) {
                if (span / (size * power) <= most + EDGE) {
                    return size * power;
                }
            }
            return 10 * power;
        }
    }

    /** A linear axis in decimal steps. */
    public static NumberAxis linear(String label, double low, double high) {
        return new NumberAxis(label, new ValueLimits(low, high), ScaleKind.LINEAR, Steps.DECIMAL);
    }

    /**
     * An axis for values: logarithmic if they are all above 0, or 0, and the greatest is 30 times as great as the least above 0, unless something else is chosen.
     *
     * @param label what it measures, with its unit
     * @param choice what was chosen; colours do not matter
     * @param counts whether values are numbers of samples, whose axis is linear unless chosen, and begins below one
     */
    public static NumberAxis of(String label, ColourChoice choice, double[] values, boolean counts) {
        double[] finite = DoubleStream.of(values).filter(Double::isFinite).toArray();
        double[] above = DoubleStream.of(finite).filter(value -> value > 0).toArray();
        double lowest = DoubleStream.of(finite).min().orElse(Double.NaN);
        double highest = DoubleStream.of(finite).max().orElse(Double.NaN);
        double lowestAbove = DoubleStream.of(above).min().orElse(Double.NaN);
        boolean wide = lowest >= 0 && highest > WIDE * lowestAbove;
        ScaleKind kind = choice.kind().orElse(wide && !counts && isAbove(choice) ? ScaleKind.LOG : ScaleKind.LINEAR);
        boolean fromZero = counts && kind == ScaleKind.LINEAR;
        ColourScale scale = AutomaticScale.of(
                new ColourChoice(Optional.empty(), Optional.of(kind), choice.min(), choice.max()),
                new ValueSpread(
                        lowest < 0,
                        above.length > 0,
                        fromZero ? 0 : lowest,
                        highest,
                        lowestAbove,
                        DoubleStream.of(above).max().orElse(Double.NaN)),
                Optional.empty());
        ValueLimits limits = scale.limits();
        boolean belowOne = counts && kind == ScaleKind.LOG && choice.min().isEmpty() && limits.low() == 1;
        return new NumberAxis(
                label, belowOne ? new ValueLimits(BELOW_ONE, limits.high()) : limits, kind, Steps.DECIMAL);
    }

    private static boolean isAbove(ColourChoice choice) {
        return choice.min().orElse(1) > 0 && choice.max().orElse(1) > 0;
    }

    @Override
    public double position(double value) {
        return scale().position(value);
    }

    private ColourScale scale() {
        return new ColourScale(limits, kind, Palette.VIRIDIS);
    }

    @Override
    public List<Mark> marks(double room, double pitch, double size) {
        List<Mark> marks = new ArrayList<>();
        if (kind == ScaleKind.LOG) {
            double last = Double.NEGATIVE_INFINITY;
            for (ColourScale.Tick tick : scale().ticks()) {
                boolean hasRoom = !tick.label().isEmpty() && (tick.position() - last) * room >= pitch;
                marks.add(new Mark(tick.position(), hasRoom ? tick.label() : "", ""));
                last = hasRoom ? tick.position() : last;
            }
            return marks;
        }
        int usual = steps == Steps.DECIMAL ? MOST : MOST_PARTS;
        double most = Math.max(1, Math.min(usual, room / (1.6 * pitch)));
        double step = steps.step(limits.high() - limits.low(), most);
        for (double k = Math.ceil(limits.low() / step - EDGE); k * step <= limits.high() + EDGE * step; k++) {
            marks.add(new Mark(position(k * step), number(k * step, step), ""));
        }
        return marks;
    }

    /** All digits that tell a mark from the next, or a power of ten where that is shorter. */
    private String number(double value, double step) {
        double longest = Math.max(Math.abs(limits.low()), Math.abs(limits.high()));
        int decimals = (int) Math.max(0, -Math.floor(Math.log10(step) + EDGE));
        if (longest >= LONGEST || decimals > 4) {
            return ColourScale.number(value);
        }
        String digits = String.format(Locale.ROOT, "%,." + decimals + "f", Math.abs(value));
        return value < -EDGE * step ? "−" + digits : digits;
    }
}
