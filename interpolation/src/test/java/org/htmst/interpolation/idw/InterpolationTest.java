package org.htmst.interpolation.idw;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.interpolation.samples.SamplePoints;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.sphere.EarthSphere;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterpolationTest {

    private static final double RELATIVE = 1e-12;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void equalsBruteForce(long seed) {
        Random random = new Random(seed);
        double[] radii = {1, 80, 500, 1500, 7000, 20_016};
        double[] powers = {3, 3, 2, 0, 1.5, 5};
        for (int run = 0; run < 6; run++) {
            InterpolationParameters parameters =
                    InterpolationParameters.of(3 + random.nextInt(3), radii[run], powers[random.nextInt(6)]);
            SamplePoints samples = RandomSamples.of(random, 1 + random.nextInt(run % 2 == 0 ? 20 : 1000));
            assertSame(
                    BruteForce.interpolate(samples, parameters),
                    Interpolation.interpolate(samples, parameters),
                    "seed " + seed + ", run " + run + ", " + parameters);
        }
    }

    @ParameterizedTest
    @EnumSource(Statistic.class)
    void equalsBruteForceInEveryStatisticSpaceAndSource(Statistic statistic) {
        Random random = new Random(statistic.ordinal() + 100);
        for (int run = 0; run < 16; run++) {
            InterpolationParameters parameters = new InterpolationParameters(
                    3 + random.nextInt(3),
                    300 + random.nextInt(2000),
                    3,
                    statistic,
                    run % 2 == 0 ? ValueSpace.LOG10 : ValueSpace.LINEAR,
                    1 + random.nextInt(4),
                    run % 4 < 2 ? NeighbourSource.CELLS : NeighbourSource.SAMPLES);
            SamplePoints samples = positive(RandomSamples.of(random, 1 + random.nextInt(600)));
            assertSame(
                    BruteForce.interpolate(samples, parameters),
                    Interpolation.interpolate(samples, parameters),
                    "run " + run + ", " + parameters);
        }
    }

    @ParameterizedTest
    @EnumSource(NeighbourSource.class)
    void equalsBruteForceWithADenseTrackAcrossBothPoles(NeighbourSource source) {
        SamplePoints samples = new SamplePoints();
        Random random = new Random(3);
        for (int pass = 0; pass < 4; pass++) {
            double lon = pass * 47.3 - 90;
            for (double u = 0; u < 360; u += 0.25) {
                double lat = Math.toDegrees(Math.asin(Math.sin(Math.toRadians(u))));
                samples.add(u > 90 && u < 270 ? lon + 180 : lon, lat, 1 + random.nextInt(1000));
            }
        }
        InterpolationParameters parameters =
                InterpolationParameters.of(5, 500, 3).withSource(source);
        assertSame(
                BruteForce.interpolate(samples, parameters),
                Interpolation.interpolate(samples, parameters),
                source.toString());
    }

    @Test
    void logarithmsNeedPositiveValues() {
        SamplePoints samples = new SamplePoints();
        samples.add(0, 0, 0);
        InterpolationParameters parameters = InterpolationParameters.DEFAULT.withSpace(ValueSpace.LOG10);
        assertThrows(IllegalArgumentException.class, () -> Interpolation.interpolate(samples, parameters));
        assertEquals(
                1,
                Interpolation.interpolate(samples, parameters.withStatistic(Statistic.COUNT))
                        .trixelsOf(Origin.MEASURED));
    }

    @Test
    void fewerNeighboursThanAskedForGiveNothing() {
        SamplePoints samples = new SamplePoints();
        samples.add(0, 90, 1);
        samples.add(0, 89.9, 1);
        InterpolationParameters two = InterpolationParameters.of(5, 500, 3).withMinSamples(2);
        for (NeighbourSource source : NeighbourSource.values()) {
            TrixelGrid enough = Interpolation.interpolate(samples, two.withSource(source));
            TrixelGrid few =
                    Interpolation.interpolate(samples, two.withSource(source).withMinSamples(3));
            assertTrue(enough.trixelsOf(Origin.INTERPOLATED) > 5);
            assertEquals(0, few.trixelsOf(Origin.INTERPOLATED));
            assertEquals(enough.trixelsOf(Origin.MEASURED), few.trixelsOf(Origin.MEASURED));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void equalsBruteForceOnCoarseMaps(int level) {
        SamplePoints samples = RandomSamples.of(new Random(level), 40);
        InterpolationParameters parameters = InterpolationParameters.of(level, 1500, 3);
        assertSame(
                BruteForce.interpolate(samples, parameters),
                Interpolation.interpolate(samples, parameters),
                "level " + level);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7})
    void dependsOnTheSetOfSamplesAlone(int threads) throws Exception {
        Random random = new Random(threads);
        SamplePoints samples = RandomSamples.of(random, 20_000);
        InterpolationParameters parameters = InterpolationParameters.of(6, 500, 3);
        TrixelGrid expected = Interpolation.interpolate(samples, parameters);
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            TrixelGrid actual = pool.submit(() -> Interpolation.interpolate(shuffled(samples, random), parameters))
                    .get();
            assertArrayEquals(expected.value(), actual.value());
            assertArrayEquals(expected.count(), actual.count());
            assertArrayEquals(expected.distanceKm(), actual.distanceKm());
            assertArrayEquals(expected.origin(), actual.origin());
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void noSamplesGiveAnEmptyGrid() {
        TrixelGrid grid = Interpolation.interpolate(new SamplePoints(), InterpolationParameters.DEFAULT);
        assertEquals(131_072, grid.trixelsOf(Origin.EMPTY));
        assertTrue(Double.isNaN(grid.value()[0]));
        assertEquals(0, grid.count()[0]);
    }

    @Test
    void aLoneSampleRulesItsSurroundings() {
        for (LonLat place : List.of(new LonLat(0, 90), new LonLat(77, -90), new LonLat(180, 12), new LonLat(360, 0))) {
            SamplePoints samples = new SamplePoints();
            samples.add(place.lonDeg(), place.latDeg(), 42);
            TrixelGrid grid = Interpolation.interpolate(samples, InterpolationParameters.of(5, 500, 3));
            assertEquals(1, grid.trixelsOf(Origin.MEASURED), place.toString());
            assertTrue(grid.trixelsOf(Origin.INTERPOLATED) > 5, place.toString());
            for (int i = 0; i < grid.size(); i++) {
                boolean empty = grid.originOf(i) == Origin.EMPTY;
                assertEquals(empty ? Double.NaN : 42, grid.value()[i], 1e-10);
                assertEquals(empty ? 0 : 1, grid.count()[i]);
            }
        }
    }

    @Test
    void aPointOnSamplesGetsTheirMean() {
        UnitVector point = new LonLat(-45, -30).unitVector();
        SamplePoints points = new SamplePoints();
        points.add(-45, -30, 7);
        points.add(315, -30, 9);
        points.add(-45, -30.001, 1e9);
        Estimate estimate = estimate(points, point, 500, 3);
        assertEquals(new Estimate(8, 2, 0), estimate);
    }

    @Test
    void theRadiusIsInclusive() {
        UnitVector pole = new LonLat(0, 90).unitVector();
        for (double radiusKm : new double[] {10, 500, 5000}) {
            SamplePoints points = new SamplePoints();
            points.add(20, 90 - EarthSphere.degrees(radiusKm - 1e-6), 1);
            points.add(200, 90 - EarthSphere.degrees(radiusKm + 1e-6), 2);
            Estimate estimate = estimate(points, pole, radiusKm, 3);
            assertEquals(1, estimate.count());
            assertEquals(1, estimate.value());
            assertEquals(radiusKm - 1e-6, estimate.distanceKm(), 1e-8);
        }
    }

    @Test
    void manySamplesAtOnePlaceAreTakenInOrderOfValue() {
        SamplePoints rising = new SamplePoints();
        SamplePoints falling = new SamplePoints();
        for (int i = 0; i < 100_000; i++) {
            rising.add(75, 0, i * 0.1);
            falling.add(75, 0, (99_999 - i) * 0.1);
        }
        int trixel = (int) TrixelId.of(new LonLat(75, 0).unitVector(), 0) - 8;
        InterpolationParameters parameters = InterpolationParameters.of(0, 500, 3);
        assertEquals(
                Interpolation.interpolate(rising, parameters).value()[trixel],
                Interpolation.interpolate(falling, parameters).value()[trixel]);
    }

    @Test
    void countsOfMeasuredTrixelsAddUp() {
        SamplePoints samples = RandomSamples.of(new Random(8), 5000);
        TrixelGrid grid = Interpolation.interpolate(samples, InterpolationParameters.of(4, 500, 3));
        int sum = 0;
        for (int i = 0; i < grid.size(); i++) {
            sum += grid.originOf(i) == Origin.MEASURED ? grid.count()[i] : 0;
            assertEquals(Trixel.of(grid.trixelId(i)).id(), grid.trixelId(grid.index(grid.trixelId(i))));
        }
        assertEquals(5000, sum);
    }

    private static Estimate estimate(SamplePoints points, UnitVector point, double radiusKm, double power) {
        SampleCells cells = SampleCells.of(SortedSamples.of(points), radiusKm);
        Neighbours neighbours = new Neighbours(cells);
        neighbours.gather(cells.all(), point, -1, 4);
        neighbours.choose(point, SampleCells.squaredChord(radiusKm / EarthSphere.RADIUS_KM));
        return new NeighbourSummary(InterpolationParameters.of(7, radiusKm, power)).of(neighbours);
    }

    /** The same samples, 0 as 1. */
    private static SamplePoints positive(SamplePoints samples) {
        SamplePoints positive = new SamplePoints();
        for (int i = 0; i < samples.size(); i++) {
            positive.add(samples.lonDeg(i), samples.latDeg(i), Math.max(1, samples.value(i)));
        }
        return positive;
    }

    private static SamplePoints shuffled(SamplePoints samples, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < samples.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        SamplePoints shuffled = new SamplePoints();
        order.forEach(i -> shuffled.add(samples.lonDeg(i), samples.latDeg(i), samples.value(i)));
        return shuffled;
    }

    private static void assertSame(TrixelGrid expected, TrixelGrid actual, String what) {
        assertArrayEquals(expected.origin(), actual.origin(), what);
        assertArrayEquals(expected.count(), actual.count(), what);
        for (int i = 0; i < expected.size(); i++) {
            String where = what + ", trixel " + expected.trixelId(i);
            double value = expected.value()[i];
            if (expected.originOf(i) == Origin.EMPTY) {
                assertTrue(Double.isNaN(actual.value()[i]) && Double.isNaN(actual.distanceKm()[i]), where);
            } else {
                assertTrue(Math.abs(actual.value()[i] - value) <= RELATIVE * value, where + ": " + actual.value()[i]);
                assertEquals(expected.distanceKm()[i], actual.distanceKm()[i], 1e-6, where);
            }
        }
    }
}
