package org.htmst.interpolation.map;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColourScaleTest {

    @Test
    void automaticLimitsAreDecadesAroundMostValues() {
        double[] values = DoubleStream.concat(
                        DoubleStream.of(Double.NaN, 0, -1, 1e-9, 1e12),
                        DoubleStream.iterate(30, v -> v + 30).limit(1000))
                .toArray();
        assertEquals(new ValueLimits(100, 100_000), ValueLimits.automatic(values));
        assertEquals(new ValueLimits(1, 10), ValueLimits.automatic(new double[] {0, Double.NaN}));
        assertEquals(new ValueLimits(100, 1000), ValueLimits.automatic(new double[] {100}));
    }

    @ParameterizedTest
    @CsvSource({"0,10", "-1,10", "10,10", "10,1", "NaN,1", "1,Infinity"})
    void limitsThatALogarithmHasNotAreRefused(double low, double high) {
        assertThrows(IllegalArgumentException.class, () -> new ValueLimits(low, high));
    }

    @Test
    void coloursRunOverTheLogarithm() {
        ColourScale scale = new ColourScale(new ValueLimits(1, 1e4));
        assertEquals(0x440154, scale.rgb(-5));
        assertEquals(0x440154, scale.rgb(0));
        assertEquals(0x440154, scale.rgb(1));
        assertEquals(Resources.VIRIDIS[64], scale.rgb(10));
        assertEquals(0xfde725, scale.rgb(1e4));
        assertEquals(0xfde725, scale.rgb(1e9));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, scale.decades());
        assertEquals("10⁻¹²", ColourScale.powerOfTen(-12));
    }
}
