package org.htmst.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.htmst.failure.HtmStException;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.Region;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemorySourceTest {

    private static final Channel FLUX = channel("made", "flux", "f", "busy");
    private static final Channel BUSY = channel("made", "busy", "", "");
    private static final Channel FIELD = channel("other", "field", "", "");

    private static final double NONE = -999;

    private static Channel channel(String product, String name, String alias, String flag) {
        return new Channel(product, name, alias, Family.EP, "i", ValueType.FLOAT32, "1", "d", List.of(NONE), flag);
    }

    /** Samples of one satellite at 0 E, a second apart, at latitudes that rise from 0 to 89 and again. */
    private static SampleTable table(String satellite, long startMs, List<Channel> channels, double[]... values) {
        int n = values[0].length;
        return new SampleTable(
                ValueType.FLOAT64,
                List.of(satellite),
                new int[n],
                LongStream.range(0, n).map(i -> startMs + 1000 * i).toArray(),
                new double[n],
                IntStream.range(0, n).mapToDouble(i -> i % 90).toArray(),
                new double[n],
                channels,
                values);
    }

    private static SampleTable flux(String satellite, long startMs, double... flux) {
        return table(satellite, startMs, List.of(FLUX), flux);
    }

    private static SampleQuery.Builder everything() {
        return SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS);
    }

    private static SampleQuery fluxes() {
        return everything().channels(List.of("flux")).build();
    }

    private static List<SampleBatch> batches(SampleSource source, SampleQuery query) {
        List<SampleBatch> batches = new ArrayList<>();
        try (SampleCursor cursor = source.scan(query, QueryLimits.NONE)) {
            for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
                batches.add(batch);
            }
            assertNull(cursor.next());
        }
        return batches;
    }

    /** The values of the first channel asked for, in the order of the answer. */
    private static List<Double> values(SampleSource source, SampleQuery query) {
        return batches(source, query).stream()
                .flatMap(batch -> Arrays.stream(batch.values()[0]).boxed())
                .toList();
    }

    private static LeftOut leftOut(SampleSource source, SampleQuery query) {
        return source.aggregate(query, QueryLimits.NONE).statistics().leftOut();
    }

    @Test
    void theLastTableAnswersWhatStandsInSeveral() {
        SampleSource source = new MemorySource(List.of(
                flux("a", 0, 1, 2, 3, 4),
                flux("b", 0, 10, 20),
                flux("a", 2000, 30, 40, 50),
                flux("a", 3000, 400),
                table("a", 0, List.of(FIELD), new double[] {7})));
        assertEquals(List.of(1.0, 2.0, 10.0, 20.0, 30.0, 50.0, 400.0), values(source, fluxes()));
        assertEquals(8, source.aggregate(everything().build(), QueryLimits.NONE).samples());
    }

    /** A hidden sample still tells which way its table's satellite goes. */
    @Test
    void directionsAreOfTheWholeTable() {
        SampleSource source = new MemorySource(List.of(flux("a", 0, 1, 2, 3), flux("a", 1000, 20)));
        SampleQuery up = everything()
                .channels(List.of("flux"))
                .direction(Direction.ASCENDING)
                .build();
        assertEquals(List.of(1.0, 3.0), values(source, up));
        assertEquals(1, source.aggregate(up, QueryLimits.NONE).statistics().otherDirection());
    }

    @Test
    void valuesThatAreMissingOrSpoiltAreLeftOutAndCounted() {
        double[] flux = {1, NONE, Double.NaN, 4, 5};
        double[] busy = {0, 0, 1, 1, -1};
        SampleSource source = new MemorySource(List.of(table("a", 0, List.of(FLUX, BUSY), flux, busy)));
        assertEquals(List.of(1.0, 5.0), values(source, fluxes()));
        assertEquals(new LeftOut(1, 2), leftOut(source, fluxes()));
        SampleQuery kept = fluxes().toBuilder().keepFlagged(true).build();
        assertEquals(List.of(1.0, Double.NaN, Double.NaN, 4.0, 5.0), values(source, kept));
        assertEquals(LeftOut.NONE, leftOut(source, kept));
        SampleQuery both = everything().channels(List.of("f", "busy")).build();
        Aggregate aggregate = source.aggregate(both, QueryLimits.NONE);
        assertEquals(5, aggregate.samples());
        assertEquals(
                List.of(new LeftOut(1, 2), LeftOut.NONE), aggregate.statistics().blanks());
        assertEquals(
                new Aggregate.ChannelTotals("f", 2, 6, 1, 5),
                aggregate.channels().get(0));
    }

    /** What no table of the product has is null; what another table of it has is missing. */
    @Test
    void productsAndTablesMayLackAChannel() {
        SampleSource source = new MemorySource(List.of(
                flux("a", 0, 1),
                table("a", 5000, List.of(BUSY), new double[] {0}),
                table("b", 0, List.of(FIELD), new double[] {7})));
        SampleQuery both = everything()
                .channels(List.of("flux", "field"))
                .keepFlagged(true)
                .build();
        List<SampleBatch> batches = batches(source, both);
        assertEquals(
                List.of("made", "made", "other"),
                batches.stream().map(SampleBatch::product).toList());
        assertEquals(Arrays.asList(FLUX, null), batches.get(1).channels());
        assertTrue(Double.isNaN(batches.get(1).values()[0][0]));
        assertEquals(Arrays.asList(null, FIELD), batches.get(2).channels());
        assertEquals(List.of(1.0), values(source, fluxes()));
        assertEquals(new LeftOut(0, 1), leftOut(source, fluxes()));
    }

    @Test
    void placesTimesLocalTimesAndConditionsDecide() {
        SampleSource source = new MemorySource(List.of(flux("a", 0, 1, 2, 3, 4)));
        SampleQuery.Builder some = SampleQuery.builder(new LatitudeBand(1, 3), new TimeWindow(0, 3000))
                .channels(List.of("f"));
        assertEquals(List.of(2.0, 3.0), values(source, some.build()));
        assertEquals(
                List.of(3.0),
                values(
                        source,
                        some.where(List.of(ValueCondition.parse("f > 2.5 or f < 1")))
                                .build()));
        double twoSeconds = 2 / 3600.0;
        SampleQuery.Builder early =
                everything().channels(List.of("f")).localTime(Optional.of(new LocalTimeWindow(0, twoSeconds)));
        assertEquals(List.of(1.0, 2.0), values(source, early.build()));
        assertEquals(
                List.of(),
                values(
                        source,
                        early.satellites(List.of("a"))
                                .where(List.of(ValueCondition.parse("f > 2")))
                                .build()));
    }

    @Test
    void batchesAreBoundedAndInOrderOfTime() {
        SampleSource source = new MemorySource(List.of(table("a", 0, List.of(FIELD), new double[10_000])));
        List<SampleBatch> batches = batches(source, everything().build());
        assertTrue(batches.stream().allMatch(batch -> batch.size() <= 4096));
        long[] timesMs = batches.stream()
                .flatMapToLong(batch -> LongStream.of(batch.timeMs()))
                .toArray();
        assertEquals(10_000, timesMs.length);
        assertTrue(IntStream.range(1, timesMs.length).allMatch(i -> timesMs[i] > timesMs[i - 1]));
    }

    @Test
    void anAnswerEndsAtItsLimits() {
        SampleSource source = new MemorySource(List.of(table("a", 0, List.of(FIELD), new double[10_000])));
        SampleQuery all = everything().build();
        SampleCursor cursor = source.scan(all, QueryLimits.NONE.withSamples(5000));
        assertTrue(cursor.next().size() > 0);
        HtmStException failure = assertThrows(HtmStException.class, cursor::next);
        assertSame(failure, assertThrows(HtmStException.class, cursor::next));
        cursor.close();
        assertThrows(IllegalStateException.class, cursor::next);
        assertThrows(HtmStException.class, () -> source.scan(all, QueryLimits.NONE.withBytes(4 * 8 * 100))
                .next());
        assertEquals(
                10_000, source.aggregate(all, QueryLimits.NONE.withSamples(0)).samples());
        assertThrows(HtmStException.class, () -> source.aggregate(all, QueryLimits.NONE.withTime(Duration.ofNanos(1))));
        Cancellation cancellation = new Cancellation();
        SampleCursor cancelled = source.scan(all, QueryLimits.NONE.withCancellation(cancellation));
        assertTrue(cancelled.next().size() > 0);
        cancellation.cancel();
        assertThrows(HtmStException.class, cancelled::next);
    }

    @ParameterizedTest
    @CsvSource({
        "c, '', flux, 'satellite ''c'' is unknown; known are [a, b]'",
        "a, x, flux, 'product ''x'' is unknown; known are [made, other]'",
        "a, other, flux, channel 'flux' is unknown; known are [field]",
        "a, '', fluks, 'channel ''fluks'' is unknown; known are [busy, f, field, flux]'"
    })
    void unknownNamesAreRefused(String satellite, String product, String channel, String message) {
        SampleSource source = new MemorySource(List.of(
                table("a", 0, List.of(FLUX, BUSY), new double[1], new double[1]),
                table("b", 0, List.of(FIELD), new double[1])));
        SampleQuery query = everything()
                .satellites(List.of(satellite))
                .products(product.isEmpty() ? List.of() : List.of(product))
                .channels(List.of(channel))
                .build();
        Exception e = assertThrows(IllegalArgumentException.class, () -> source.aggregate(query, QueryLimits.NONE));
        assertEquals(message, e.getMessage());
    }

    @Test
    void tablesThatContradictThemselvesOrOthersAreRefused() {
        SampleTable twice = new SampleTable(
                ValueType.FLOAT32,
                List.of("a"),
                new int[2],
                new long[2],
                new double[2],
                new double[2],
                new double[2],
                List.of(FIELD),
                new double[1][2]);
        assertRefused("a table has two samples of a at 0 ms", twice);
        assertRefused(
                "a table has channels of 2 products [made, other]",
                table("a", 0, List.of(BUSY, FIELD), new double[1], new double[1]));
        Channel flagged = channel("made", "busy", "", "flux");
        assertRefused(
                "two tables differ in type, missing values or calibration flag of channel busy of product made",
                table("a", 0, List.of(BUSY), new double[1]),
                table("a", 0, List.of(flagged), new double[1]));
    }

    private static void assertRefused(String message, SampleTable... tables) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> new MemorySource(List.of(tables)));
        assertTrue(e.getMessage().startsWith(message), e.getMessage());
    }
}
