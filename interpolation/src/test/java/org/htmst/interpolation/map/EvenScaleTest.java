package org.htmst.interpolation.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.htmst.interpolation.colour.AutomaticScale;
import org.htmst.interpolation.colour.ColourChoice;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.colour.Palette;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.colour.ValueLimits;
import org.htmst.interpolation.colour.ValueSpread;
import org.htmst.interpolation.result.ComparisonKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvenScaleTest {

    private static ColourScale scale(ComparisonKind kind, ColourChoice choice, double... values) {
        return AutomaticScale.of(choice, ValueSpread.of(values), Optional.of(kind));
    }

    private static ColourChoice chosen(ScaleKind kind, Double min, Double max) {
        return new ColourChoice(
                Optional.empty(),
                Optional.ofNullable(kind),
                min == null ? OptionalDouble.empty() : OptionalDouble.of(min),
                max == null ? OptionalDouble.empty() : OptionalDouble.of(max));
    }

    @Test
    void differencesAreEvenAboutZeroEvenIfAllAreOnOneSide() {
        for (double[] values : new double[][] {{-3, -1}, {3, 1}, {-3, 3}}) {
            ColourScale scale = scale(ComparisonKind.DIFFERENCE, ColourChoice.AUTOMATIC, values);
            assertEquals(Palette.BLUE_RED, scale.palette());
            assertEquals(ScaleKind.LINEAR, scale.kind());
            assertEquals(new ValueLimits(-3, 3), scale.limits());
        }
        assertEquals(
                new ValueLimits(-1, 1),
                scale(ComparisonKind.DIFFERENCE, ColourChoice.AUTOMATIC).limits());
        assertEquals(
                new ValueLimits(-1, 1),
                scale(ComparisonKind.DIFFERENCE, ColourChoice.AUTOMATIC, 0, 0).limits());
    }

    @Test
    void oneChosenEndMakesTheOther() {
        assertEquals(
                new ValueLimits(-7, 7),
                scale(ComparisonKind.DIFFERENCE, chosen(null, null, 7.0), 1).limits());
        assertEquals(
                new ValueLimits(-7, 7),
                scale(ComparisonKind.DIFFERENCE, chosen(null, -7.0, null), 1).limits());
        assertEquals(
                new ValueLimits(0.25, 4),
                scale(ComparisonKind.RATIO, chosen(null, null, 4.0), 1).limits());
        assertEquals(
                new ValueLimits(0.5, 1.5),
                scale(ComparisonKind.RATIO, chosen(ScaleKind.LINEAR, 0.5, null), 1)
                        .limits());
        assertEquals(
                new ValueLimits(-1, 5),
                scale(ComparisonKind.DIFFERENCE, chosen(null, -1.0, 5.0), 1).limits());
    }

    @ParameterizedTest
    @CsvSource({"1,1.1", "0.95,1.1", "1.3,1.5", "0.4,3", "7,10", "11,100", "0.002,1000"})
    void ratiosAreEvenAboutOne(double value, double high) {
        ColourScale scale = scale(ComparisonKind.RATIO, ColourChoice.AUTOMATIC, 1, value, Double.NaN);
        assertEquals(ScaleKind.LOG, scale.kind());
        assertEquals(Palette.BLUE_RED, scale.palette());
        assertEquals(high, scale.limits().high(), 1e-9);
        assertEquals(1 / high, scale.limits().low(), 1e-9);
        assertEquals(0.5, scale.position(1), 1e-12);
    }

    @Test
    void marksOfRatiosArePlainNumbers() {
        ColourScale scale = scale(ComparisonKind.RATIO, ColourChoice.AUTOMATIC, 4);
        List<String> labels = scale.ticks().stream()
                .map(ColourScale.Tick::label)
                .filter(label -> !label.isEmpty())
                .toList();
        assertEquals(List.of("0.2", "0.5", "1", "2", "5"), labels);
        assertEquals("0.2", scale.label(scale.limits().low()));
    }

    @Test
    void aDifferenceHasNoLogarithm() {
        var e = assertThrows(
                IllegalArgumentException.class,
                () -> scale(ComparisonKind.DIFFERENCE, chosen(ScaleKind.LOG, null, null), 1));
        assertTrue(e.getMessage().contains("--over"), e.getMessage());
    }

    @Test
    void severalRunsReachFromTheLeastToTheGreatest() {
        ValueSpread both =
                ValueSpread.of(new double[] {100, 200}).with(ValueSpread.of(new double[] {-1, 5000, Double.NaN}));
        assertEquals(-1, both.low());
        assertEquals(5000, both.high());
        assertEquals(100, both.lowPositive());
        assertTrue(both.below() && both.above());
        assertEquals(both, ValueSpread.NONE.with(both).with(ValueSpread.NONE));
        assertTrue(ValueSpread.NONE.isEmpty());
    }
}
