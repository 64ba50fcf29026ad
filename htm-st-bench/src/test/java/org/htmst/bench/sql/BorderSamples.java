package org.htmst.bench.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.htmst.bench.query.BenchQuery;
import org.htmst.bench.query.DesignQuery;
import org.htmst.sphere.Cap;
import org.htmst.time.TimeWindow;

/** Samples near the borders of every query, at multiples of 0.001 degrees as in the files; the value of each tells its time. */
public final class BorderSamples {

    /** How many there are. */
    public static final int COUNT = 50_000;

    private static final TimeWindow YEAR = new TimeWindow(1_388_534_400_000L, 1_420_070_400_000L);
    private static final long SEED = 7;

    /** Times, ascending in none of them. */
    public final long[] timeMs = new long[COUNT];

    /** Longitudes, 0 to 360. */
    public final float[] lonDeg = new float[COUNT];

    /** Latitudes. */
    public final float[] latDeg = new float[COUNT];

    /** Makes them. */
    public BorderSamples() {
        Random random = new Random(SEED);
        for (int i = 0; i < COUNT; i++) {
            make(i, random);
        }
    }

    /** The query in the year of the samples. */
    public static BenchQuery query(DesignQuery design) {
        return design.in(YEAR);
    }

    /** The value of sample {@code i}. */
    public float value(int i) {
        return timeMs[i] % 1000;
    }

    /** Checks number and sum of the values that a system has answered. */
    public void check(BenchQuery query, long count, double sum) {
        long expected = 0;
        double expectedSum = 0;
        for (int i = 0; i < COUNT; i++) {
            if (query.contains(timeMs[i], lonDeg[i], latDeg[i])) {
                expected++;
                expectedSum += value(i);
            }
        }
        assertTrue(expected > 0);
        assertEquals(expected, count, "seed " + SEED);
        assertEquals(expectedSum, sum, "seed " + SEED);
    }

    /** Half of them anywhere, half around the regions; the window's edges are times of some. */
    private void make(int i, Random random) {
        BenchQuery near = query(DesignQuery.values()[i % 7]);
        long lengthMs = near.window().endMs() - near.window().startMs();
        timeMs[i] =
                near.window().startMs() + (i % 11 == 0 ? lengthMs - i % 2 : (long) (random.nextDouble() * lengthMs));
        double lon = random.nextDouble() * 360;
        double lat = random.nextDouble() * 180 - 90;
        if (i % 2 == 0 && near.region() instanceof Cap cap) {
            lon = cap.centre().lonDeg() + (random.nextDouble() - 0.5) * 4 * cap.radiusDeg();
            lat = cap.centre().latDeg() + (random.nextDouble() - 0.5) * 2.2 * cap.radiusDeg();
        } else if (i % 2 == 0) {
            lon = (random.nextBoolean() ? 7.5 : 352.5) + random.nextInt(3) * 0.001 - 0.001;
            lat = 30 + random.nextInt(3) * 0.001 - 0.001;
        }
        lonDeg[i] = (float) (Math.rint((lon + 360) % 360 * 1000) / 1000 % 360);
        latDeg[i] = (float) (Math.rint(Math.max(-90, Math.min(90, lat)) * 1000) / 1000);
    }
}
