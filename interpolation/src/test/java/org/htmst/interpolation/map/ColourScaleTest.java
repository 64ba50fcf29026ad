package org.htmst.interpolation.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.htmst.interpolation.colour.AutomaticScale;
import org.htmst.interpolation.colour.ColourChoice;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.colour.Palette;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.colour.ValueLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ColourScaleTest {

    private static ColourChoice between(Double min, Double max) {
        return new ColourChoice(Optional.empty(), Optional.empty(), optional(min), optional(max));
    }

    private static OptionalDouble optional(Double number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    private static ValueLimits automatic(double... values) {
        return AutomaticScale.of(ColourChoice.AUTOMATIC, values).limits();
    }

    @Test
    void automaticLimitsAreDecadesAroundMostValues() {
        double[] values = DoubleStream.concat(
                        DoubleStream.of(Double.NaN, 0, 1e-9, 1e12),
                        DoubleStream.iterate(30, v -> v + 30).limit(1000))
                .toArray();
        assertEquals(new ValueLimits(100, 100_000), automatic(values));
        assertEquals(new ValueLimits(1, 10), automatic(0, Double.NaN));
        assertEquals(new ValueLimits(1, 10), automatic());
        assertEquals(new ValueLimits(100, 1000), automatic(100));
    }

    @Test
    void signedValuesGetALinearScaleAroundZero() {
        double[] values = DoubleStream.iterate(-40, v -> v + 1).limit(101).toArray();
        ColourScale scale = AutomaticScale.of(ColourChoice.AUTOMATIC, values);
        assertEquals(ScaleKind.LINEAR, scale.kind());
        assertEquals(Palette.BLUE_RED, scale.palette());
        assertEquals(new ValueLimits(-60, 60), scale.limits());
        assertEquals(0.5, scale.position(0));
        assertEquals(
                List.of("−60", "−40", "−20", "0", "20", "40", "60"),
                scale.ticks().stream().map(ColourScale.Tick::label).toList());
        ColourScale negative = AutomaticScale.of(ColourChoice.AUTOMATIC, new double[] {-3, -1});
        assertEquals(Palette.VIRIDIS, negative.palette(), "no value above zero, nothing to tell apart");
    }

    @Test
    void chosenLimitsHoldAndTheOtherEndMakesRoom() {
        assertEquals(
                new ValueLimits(5, 1000),
                AutomaticScale.of(between(5.0, null), new double[] {100}).limits());
        assertEquals(
                new ValueLimits(1e6, 1e7),
                AutomaticScale.of(between(1e6, null), new double[] {100}).limits());
        assertEquals(
                new ValueLimits(0.1, 1),
                AutomaticScale.of(between(null, 1.0), new double[] {100}).limits());
        assertEquals(
                ScaleKind.LINEAR,
                AutomaticScale.of(between(0.0, null), new double[] {100}).kind());
        assertThrows(IllegalArgumentException.class, () -> between(2.0, 1.0));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ColourChoice(
                        Optional.empty(), Optional.of(ScaleKind.LOG), OptionalDouble.of(0), OptionalDouble.empty()));
    }

    @ParameterizedTest
    @CsvSource({"10,10", "10,1", "NaN,1", "1,Infinity", "-Infinity,1"})
    void limitsThatHoldNothingAreRefused(double low, double high) {
        assertThrows(IllegalArgumentException.class, () -> new ValueLimits(low, high));
    }

    @Test
    void coloursRunOverTheLogarithm() {
        ColourScale scale = new ColourScale(new ValueLimits(1, 1e4), ScaleKind.LOG, Palette.VIRIDIS);
        assertEquals(0x440154, scale.rgb(-5));
        assertEquals(0x440154, scale.rgb(0));
        assertEquals(0x440154, scale.rgb(1));
        assertEquals(Palette.VIRIDIS.rgb(0.25), scale.rgb(10));
        assertEquals(0xfde725, scale.rgb(1e4));
        assertEquals(0xfde725, scale.rgb(Double.POSITIVE_INFINITY));
        assertEquals(
                List.of("10⁰", "10¹", "10²", "10³", "10⁴"),
                scale.ticks().stream()
                        .map(ColourScale.Tick::label)
                        .filter(l -> !l.isEmpty())
                        .toList());
        assertEquals(37, scale.ticks().size());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "1, 1",
        "-2.5, −2.5",
        "1234, 1234",
        "99999, 99999",
        "0.001, 0.001",
        "1e5, 10⁵",
        "2.5e-7, 2.5·10⁻⁷",
        "123456, 1.23·10⁵",
        "0.30000000000000004, 0.3"
    })
    void numbersAreShort(double value, String text) {
        assertEquals(text, ColourScale.number(value));
    }

    /** Brightness never falls along the palettes that run from dark to light. */
    @ParameterizedTest
    @EnumSource(
            value = Palette.class,
            names = {"VIRIDIS", "CIVIDIS", "MAGMA"})
    void palettesGrowBrighter(Palette palette) {
        double last = -1;
        for (int i = 0; i <= 64; i++) {
            int rgb = palette.rgb(i / 64.0);
            double brightness =
                    0.2126 * linear(rgb >> 16 & 255) + 0.7152 * linear(rgb >> 8 & 255) + 0.0722 * linear(rgb & 255);
            assertTrue(brightness >= last - 1e-3, palette + " at " + i);
            last = brightness;
        }
    }

    private static double linear(int channel) {
        return Math.pow(channel / 255.0, 2.2);
    }
}
