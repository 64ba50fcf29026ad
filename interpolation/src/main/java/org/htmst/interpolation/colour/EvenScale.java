package org.htmst.interpolation.colour;

/** Colour scales that are even about a middle: 0 of differences, 1 of ratios. An end that is chosen alone makes the other. */
final class EvenScale {

    /** The ends of the usual scales of ratios. */
    private static final double[] FACTORS = {1.1, 1.2, 1.5, 2, 3, 5, 10};

    private EvenScale() {}

    /**
     * From blue over white at 0 to red.
     *
     * @throws IllegalArgumentException if a logarithmic scale is asked for
     */
    static ColourScale ofDifferences(ColourChoice choice, ValueSpread spread) {
        if (choice.kind().filter(ScaleKind.LOG::equals).isPresent()) {
            throw new IllegalArgumentException(
                    "a difference has values below zero and no logarithmic scale; leave --scale log out, or draw the ratio with --over");
        }
        ValueLimits automatic = spread.isEmpty() ? new ValueLimits(-1, 1) : aboutZero(spread);
        double low =
                choice.min().orElse(choice.max().isPresent() ? -choice.max().getAsDouble() : automatic.low());
        double high =
                choice.max().orElse(choice.min().isPresent() ? -choice.min().getAsDouble() : automatic.high());
        return new ColourScale(
                new ValueLimits(low, high), ScaleKind.LINEAR, choice.palette().orElse(Palette.BLUE_RED));
    }

    /** From blue over white at 1 to red, by logarithm unless told otherwise. */
    static ColourScale ofRatios(ColourChoice choice, ValueSpread spread) {
        ScaleKind kind = choice.kind().orElse(ScaleKind.LOG);
        ValueLimits automatic = kind == ScaleKind.LOG ? aboutOne(spread) : linearAboutOne(spread);
        double low = choice.min()
                .orElse(choice.max().isPresent() ? mirrored(choice.max().getAsDouble(), kind) : automatic.low());
        double high = choice.max()
                .orElse(choice.min().isPresent() ? mirrored(choice.min().getAsDouble(), kind) : automatic.high());
        return new ColourScale(
                new ValueLimits(low, high), kind, choice.palette().orElse(Palette.BLUE_RED));
    }

    private static double mirrored(double end, ScaleKind kind) {
        return kind == ScaleKind.LOG ? 1 / end : 2 - end;
    }

    /** Round numbers around values that are not none, the same on both sides of 0. */
    static ValueLimits aboutZero(ValueSpread spread) {
        double reach = Math.max(Math.abs(spread.low()), Math.abs(spread.high()));
        return AutomaticScale.round(-reach, reach);
    }

    private static ValueLimits linearAboutOne(ValueSpread spread) {
        double reach = spread.isEmpty() ? 1 : Math.max(Math.abs(spread.low() - 1), Math.abs(spread.high() - 1));
        ValueLimits round = AutomaticScale.round(-reach, reach);
        return new ValueLimits(1 + round.low(), 1 + round.high());
    }

    /** A round factor and its inverse; whole decades beyond 10. */
    private static ValueLimits aboutOne(ValueSpread spread) {
        double reach = spread.above() ? Math.max(spread.highPositive(), 1 / spread.lowPositive()) : 1;
        for (double factor : FACTORS) {
            if (reach <= factor) {
                return new ValueLimits(1 / factor, factor);
            }
        }
        double decades = Math.ceil(Math.log10(reach));
        return new ValueLimits(Math.pow(10, -decades), Math.pow(10, decades));
    }
}
