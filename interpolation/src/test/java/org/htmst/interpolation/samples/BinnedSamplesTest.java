package org.htmst.interpolation.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTime;
import org.htmst.time.LocalTimeWindow;
import org.junit.jupiter.api.Test;

class BinnedSamplesTest {

    @Test
    void samplesAreSplitByLocalTimeAndTheUselessAreCounted() {
        LocalTimeBins bins = new LocalTimeBins(
                LocalTimeAxis.LOCAL_TIME, List.of(new LocalTimeWindow(0, 3), new LocalTimeWindow(21, 24)));
        BinnedSamples samples = new BinnedSamples(bins, ValueSpace.LOG10);
        samples.add(0, 0, -90, 1);
        samples.add(hours(2.9), 90, 0, 2);
        samples.add(hours(23.9), 359, 1, 3);
        samples.add(0, 0, 0, Double.NaN);
        samples.add(0, 0, 0, Double.POSITIVE_INFINITY);
        samples.add(0, 0, 0, 0);
        samples.add(LocalTime.NONE, 0, 0, 1);
        samples.add(hours(3), 0, 0, 1);
        assertEquals(new SampleCounts(3, 2, 1, 1, 1, 0), samples.counts());
        assertEquals(1, samples.points(0).value(0));
        assertEquals(90, samples.points(0).lonDeg(1));
        assertEquals(1, samples.points(1).latDeg(0));
        BinnedSamples linear = new BinnedSamples(bins, ValueSpace.LINEAR);
        linear.add(0, 0, 0, 0);
        assertEquals(1, linear.size());
    }

    @Test
    void badSamplesAreRefused() {
        SamplePoints points = new SamplePoints();
        assertThrows(IllegalArgumentException.class, () -> points.add(361, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> points.add(0, Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> points.add(0, -90.1, 1));
        assertThrows(IllegalArgumentException.class, () -> points.add(0, 0, Double.NaN));
        assertEquals(0, points.size());
    }

    @Test
    void parametersOutOfRangeAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> InterpolationParameters.of(11, 500, 3));
        assertThrows(IllegalArgumentException.class, () -> InterpolationParameters.of(-1, 500, 3));
        assertThrows(IllegalArgumentException.class, () -> InterpolationParameters.of(7, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> InterpolationParameters.of(7, Double.NaN, 3));
        assertThrows(IllegalArgumentException.class, () -> InterpolationParameters.of(7, 500, -1));
        assertThrows(IllegalArgumentException.class, () -> InterpolationParameters.DEFAULT.withMinSamples(0));
    }

    private static long hours(double hours) {
        return LocalTime.ofHours(hours, ValueType.FLOAT64);
    }
}
