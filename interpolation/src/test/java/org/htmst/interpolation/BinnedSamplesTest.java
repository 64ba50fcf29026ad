package org.htmst.interpolation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;

class BinnedSamplesTest {

    @Test
    void aBatchIsSplitByLocalTimeAndMissingValuesAreCounted() {
        SampleBatch batch = new SampleBatch(
                "noaa-18",
                "poes-proc",
                ValueType.FLOAT32,
                new long[] {0, 0, 0, 0},
                new double[] {0, 90, 359, 0},
                new double[] {-90, 0, 1, 90},
                new double[4],
                List.of(),
                new double[][] {{1, 2, 3, Double.NaN}});
        BinnedSamples samples = new BinnedSamples(LocalTimeBins.equal(8));
        samples.add(batch, 0);
        samples.add(0, 0, 0, Double.POSITIVE_INFINITY);
        assertEquals(3, samples.size());
        assertEquals(2, samples.ignored());
        assertEquals(1, samples.points(0).value(0));
        assertEquals(90, samples.points(2).lonDeg(0));
        assertEquals(1, samples.points(7).latDeg(0));
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
        assertThrows(IllegalArgumentException.class, () -> new InterpolationParameters(11, 500, 3));
        assertThrows(IllegalArgumentException.class, () -> new InterpolationParameters(-1, 500, 3));
        assertThrows(IllegalArgumentException.class, () -> new InterpolationParameters(7, 0, 3));
        assertThrows(IllegalArgumentException.class, () -> new InterpolationParameters(7, Double.NaN, 3));
        assertThrows(IllegalArgumentException.class, () -> new InterpolationParameters(7, 500, -1));
    }
}
