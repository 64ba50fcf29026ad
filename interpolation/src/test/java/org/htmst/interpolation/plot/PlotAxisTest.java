package org.htmst.interpolation.plot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import org.htmst.interpolation.assets.Lettering;
import org.htmst.interpolation.assets.Resources;
import org.htmst.interpolation.colour.ColourChoice;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.colour.ValueLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlotAxisTest {

    private static final double SIZE = 30;
    private static final double ROOM = 2000;

    private static String labels(PlotAxis axis, double room) {
        return axis.marks(room, 3 * SIZE, SIZE).stream()
                .filter(mark -> !mark.label().isEmpty())
                .map(mark -> mark.label() + (mark.under().isEmpty() ? "" : "/" + mark.under()))
                .collect(Collectors.joining(" "));
    }

    private static UtcAxis axis(String start, String end) {
        return new UtcAxis(
                Instant.parse(start).toEpochMilli(), Instant.parse(end).toEpochMilli());
    }

    @Test
    void timeIsMarkedAtRoundHoursDaysMonthsAndYears() {
        assertEquals(
                "22:00/2014-02-20 23:00 00:00/2014-02-21 01:00 02:00",
                labels(axis("2014-02-20T22:00:00Z", "2014-02-21T02:00:00Z"), 900));
        assertEquals(
                "26 Feb/2014 27 Feb 28 Feb 1 Mar 2 Mar",
                labels(axis("2014-02-26T00:00:00Z", "2014-03-02T00:00:00Z"), 900));
        assertEquals(
                "21 Dec/2013 1 Jan/2014 11 Jan 21 Jan 1 Feb",
                labels(axis("2013-12-20T00:00:00Z", "2014-02-02T00:00:00Z"), 900));
        assertEquals(
                "Oct/2013 Jan/2014 Apr Jul Oct Jan", labels(axis("2013-10-01T00:00:00Z", "2015-01-01T00:00:00Z"), 600));
        assertEquals("2010 2015 2020", labels(axis("2008-05-01T00:00:00Z", "2022-01-01T00:00:00Z"), 700));
    }

    @Test
    void labelsOfTimesNeverTouch() {
        long seed = Long.getLong("htmst.seed", 20140221L);
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            long start = (long) (random.nextDouble() * 2e12);
            long span = (long) Math.pow(10, 4.8 + 7.3 * random.nextDouble());
            double room = 700 + 1600 * random.nextDouble();
            UtcAxis axis = new UtcAxis(start, start + span);
            double end = Double.NEGATIVE_INFINITY;
            double last = -1;
            int labelled = 0;
            for (PlotAxis.Mark mark : axis.marks(room, 3 * SIZE, SIZE)) {
                String what = "seed " + seed + ", " + axis + ": " + mark;
                assertTrue(mark.position() > last && mark.position() <= 1, what);
                last = mark.position();
                if (!mark.label().isEmpty()) {
                    double half = Math.max(width(mark.label()), width(mark.under())) / 2;
                    assertTrue(mark.position() * room - half >= end, what);
                    end = mark.position() * room + half;
                    labelled++;
                }
            }
            assertTrue(labelled >= 1 && labelled < 30, "seed " + seed + ", " + axis + " has " + labelled + " labels");
        }
        assertThrows(IllegalArgumentException.class, () -> new UtcAxis(5, 5));
    }

    private static double width(String text) {
        return text.isEmpty() ? 0 : Lettering.width(text, Resources.REGULAR.deriveFont((float) SIZE));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DECIMAL | 1     | 8      | 1 2 3 4 5 6 7 8",
                "DECIMAL | 0     | 250000 | 0 50,000 100,000 150,000 200,000 250,000",
                "DECIMAL | -1    | 1      | −1.0 −0.5 0.0 0.5 1.0",
                "DECIMAL | 0     | 2e8    | 0 5·10⁷ 10⁸ 1.5·10⁸ 2·10⁸",
                "DECIMAL | 1000.1 | 1000.4 | 1,000.10 1,000.15 1,000.20 1,000.25 1,000.30 1,000.35 1,000.40",
                "HOURS   | 0     | 24     | 0 2 4 6 8 10 12 14 16 18 20 22 24",
                "DEGREES | -90   | 90     | −90 −75 −60 −45 −30 −15 0 15 30 45 60 75 90"
            })
    void numbersAreMarkedInTheirSteps(NumberAxis.Steps steps, double low, double high, String expected) {
        NumberAxis axis = new NumberAxis("", new ValueLimits(low, high), ScaleKind.LINEAR, steps);
        assertEquals(expected, labels(axis, ROOM));
    }

    @Test
    void theKindOfAnAxisFollowsFromTheValues() {
        assertEquals(
                ScaleKind.LINEAR,
                NumberAxis.of("", ColourChoice.AUTOMATIC, new double[] {1, 29}, false)
                        .kind());
        NumberAxis wide = NumberAxis.of("", ColourChoice.AUTOMATIC, new double[] {0, 3, 400, Double.NaN}, false);
        assertEquals(ScaleKind.LOG, wide.kind());
        assertEquals(new ValueLimits(1, 1000), wide.limits());
        assertEquals("10⁰ 10¹ 10² 10³", labels(wide, ROOM));
        assertEquals(
                ScaleKind.LINEAR,
                NumberAxis.of("", ColourChoice.AUTOMATIC, new double[] {-1, 400}, false)
                        .kind());
        NumberAxis counts = NumberAxis.of("", ColourChoice.AUTOMATIC, new double[] {1, 40_000}, true);
        assertEquals(new ValueLimits(0, 40_000), counts.limits());
        ColourChoice log = new ColourChoice(
                Optional.empty(), Optional.of(ScaleKind.LOG), OptionalDouble.empty(), OptionalDouble.of(500));
        NumberAxis logarithmic = NumberAxis.of("", log, new double[] {1, 40_000}, true);
        assertEquals(new ValueLimits(0.5, 500), logarithmic.limits());
        assertTrue(logarithmic.position(1) > 0, "a single sample is seen");
        for (double[] values : List.of(new double[0], new double[] {0}, new double[] {7, 7})) {
            NumberAxis.of("", ColourChoice.AUTOMATIC, values, false).marks(ROOM, SIZE, SIZE);
        }
    }
}
