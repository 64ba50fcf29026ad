package org.htmst.near;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.htmst.draws.Draws;
import org.htmst.grid.Trixel;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.Bounds;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;
import org.junit.jupiter.api.Test;

/** What is said to be at most a distance never is more than it: else a search would pass over what is nearest. */
class NearBoundsTest {

    private static final int DRAWS = 40_000;

    @Test
    void noPlaceOfATrixelIsNearerThanItsBounds() {
        Draws draws = new Draws(20261128);
        int sharp = 0;
        for (int i = 0; i < DRAWS; i++) {
            LonLat in = draws.place();
            Trixel trixel = Trixel.of(TrixelId.of(in.unitVector(), draws.below(8)));
            LonLat from = i % 2 == 0 ? draws.place() : near(in, draws);
            double chord2 = in.unitVector().squaredChord(from.unitVector());
            double bound = trixel.triangle().leastSquaredChord(from.unitVector(), 0);
            Points points = Points.of(new double[] {from.lonDeg()}, new double[] {from.latDeg()});
            assertTrue(bound <= chord2, draws.label(trixel, in, from));
            assertTrue(
                    new TrixelSides(trixel.triangle()).leastSquaredChord(points, 0) <= chord2,
                    draws.label("sides", trixel, in, from));
            LonLat middle = near(from, draws);
            double around = middle.unitVector().angleTo(from.unitVector());
            assertTrue(
                    trixel.triangle().leastSquaredChord(middle.unitVector(), around) <= chord2,
                    draws.label("around", trixel, in, from, middle));
            sharp += bound > chord2 / 4 ? 1 : 0;
        }
        assertTrue(sharp > DRAWS / 10, sharp + " bounds are near what they bound");
    }

    @Test
    void noPlaceOfARunIsNearerThanItsBounds() {
        Draws draws = new Draws(20261129);
        for (int i = 0; i < DRAWS; i++) {
            LonLat centre = draws.place();
            LonLat in = i % 2 == 0 ? near(centre, draws) : draws.place();
            double radius = Math.toDegrees(centre.unitVector().angleTo(in.unitVector()));
            Bounds bounds = Bounds.around(centre, Math.min(180, radius * (1 + 1e-15)));
            UnitVector from = draws.place().unitVector();
            assertTrue(
                    bounds.leastSquaredChord(from) <= from.squaredChord(in.unitVector()),
                    draws.label(bounds, in, from));
        }
    }

    @Test
    void aMeasureGrowsWithPlaceAndTime() {
        Draws draws = new Draws(20261130);
        for (int i = 0; i < DRAWS; i++) {
            Metric metric = i % 2 == 0
                    ? Metric.PLACE
                    : new Metric(Math.abs(draws.tiny()) * 1e4 + 1e-9, Math.abs(draws.tiny()) * 1e9 + 1);
            double chord2 = i % 3 == 0 ? Math.abs(draws.tiny()) : draws.between(0, 4);
            double apart = i % 5 == 0 ? 0 : Math.abs(draws.tiny()) * 1e10;
            double nearer = i % 7 == 0 ? chord2 : draws.between(0, chord2);
            double sooner = i % 7 == 0 ? apart : draws.between(0, apart);
            double sign = i % 4 == 0 ? -1 : 1;
            assertTrue(
                    metric.least(nearer, sooner) <= metric.measure(chord2, sign * apart),
                    draws.label(metric, chord2, apart, nearer, sooner));
            Reach reach = new Reach(
                    Metric.km(draws.between(0, 4)), i % 2 == 0 ? Reach.ANY_TIME : (long) draws.between(0, 1e10));
            assertTrue(!reach.holds(chord2, apart) || reach.mayHold(nearer, sooner), draws.label(reach, chord2, apart));
        }
    }

    @Test
    void aDistanceOnTheRimIsWithin() {
        double chord2 = new LonLat(10, 0).unitVector().squaredChord(new LonLat(11, 0).unitVector());
        assertTrue(new Reach(Metric.km(chord2), 0).holds(chord2, 0));
    }

    @Test
    void scalesAreAboveNothing() {
        assertThrows(IllegalArgumentException.class, () -> new Metric(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Metric(1, 0));
        assertThrows(IllegalArgumentException.class, () -> new Metric(Double.NaN, 1));
        assertThrows(IllegalArgumentException.class, () -> new Reach(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Reach(1, -1));
    }

    private static LonLat near(LonLat place, Draws draws) {
        double lat = Math.max(-90, Math.min(90, place.latDeg() + draws.tiny() * 10));
        double lon = Math.max(-180, Math.min(360, place.lonDeg() + draws.tiny() * 10));
        return new LonLat(lon, lat);
    }
}
