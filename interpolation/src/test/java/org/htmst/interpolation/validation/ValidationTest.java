package org.htmst.interpolation.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.samples.Tracks;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTime;
import org.junit.jupiter.api.Test;

class ValidationTest {

    private static final InterpolationParameters PARAMETERS = InterpolationParameters.of(5, 500, 3);

    /** Two days of a polar orbit over a field of longitude and latitude. */
    private static Tracks tracks(DoubleBinaryOperator field) {
        Tracks tracks = new Tracks(LocalTimeBins.equal(2), ValueSpace.LINEAR);
        for (int i = 0; i < 20_000; i++) {
            double turns = i * 8.0 / 6000;
            double lat = 85 * Math.sin(2 * Math.PI * turns);
            double lon = (i * 0.13 + (Math.cos(2 * Math.PI * turns) < 0 ? 180 : 0)) % 360;
            tracks.add(
                    "a",
                    8000L * i,
                    LocalTime.ofHours(turns * 7 % 24, ValueType.FLOAT64),
                    lon,
                    lat,
                    field.applyAsDouble(lon, lat));
        }
        return tracks;
    }

    @Test
    void anEvenFieldIsPredictedWithoutError() {
        Validation.Outcome outcome = new Validation(tracks((lon, lat) -> 100), 0.3, 1).score(PARAMETERS);
        assertEquals(2, outcome.bins().size());
        assertTrue(outcome.all().predicted() > 1000);
        assertTrue(outcome.all().interpolated() > 100);
        assertEquals(0, outcome.all().bias(), 1e-12);
        assertEquals(0, outcome.all().rmse(), 1e-12);
        int heldOut = outcome.bins().stream().mapToInt(Score::heldOut).sum();
        assertEquals(heldOut, outcome.all().heldOut());
    }

    @Test
    void aSmoothFieldIsPredictedWell() {
        Tracks tracks = tracks((lon, lat) -> Math.pow(10, 3 + 2 * Math.sin(Math.toRadians(lat))));
        Validation validation = new Validation(tracks, 0.3, 1);
        Score score = validation.score(PARAMETERS).all();
        assertTrue(score.rmse() > 0 && score.rmse() < 0.2, score.toString());
        assertTrue(score.rankCorrelation() > 0.98, score.toString());
        assertEquals(score, validation.score(PARAMETERS).all());
    }

    @Test
    void theRadiusWithTheLeastErrorIsChosen() {
        Tracks tracks = tracks((lon, lat) -> Math.pow(10, Math.sin(Math.toRadians(6 * lat)) + Math.cos(lon / 10)));
        List<Validation.Trial> trials = new Validation(tracks, 0.3, 1).tryRadii(PARAMETERS);
        double radiusKm = Validation.choose(trials);
        assertEquals(Validation.RADII_KM.size(), trials.size());
        double best = trials.stream().mapToDouble(Validation.Trial::rmse).min().orElseThrow();
        assertTrue(trials.stream().anyMatch(t -> t.radiusKm() == radiusKm && t.rmse() == best), trials.toString());
        assertEquals(
                1,
                trials.stream().mapToInt(Validation.Trial::samples).distinct().count());
    }

    @Test
    void whatHasNoLogarithmIsNotScored() {
        Validation validation = new Validation(tracks((lon, lat) -> 0), 0.3, 1);
        Score score = validation.score(PARAMETERS).all();
        assertEquals(0, score.heldOut());
        assertFalse(score.rmse() >= 0);
        assertFalse(score.rankCorrelation() >= 0);
        List<Validation.Trial> trials = validation.tryRadii(PARAMETERS);
        assertThrows(IllegalArgumentException.class, () -> Validation.choose(trials));
    }

    @Test
    void whatCannotBeIsRefused() {
        Tracks tracks = tracks((lon, lat) -> 1);
        assertThrows(IllegalArgumentException.class, () -> new Validation(tracks, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new Validation(tracks, 1, 1));
        Validation validation = new Validation(tracks, 0.5, 1);
        InterpolationParameters counts = PARAMETERS.withStatistic(Statistic.COUNT);
        assertThrows(IllegalArgumentException.class, () -> validation.score(counts));
    }
}
