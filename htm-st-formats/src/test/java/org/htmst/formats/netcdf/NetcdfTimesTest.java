package org.htmst.formats.netcdf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.htmst.failure.HtmStException;
import org.htmst.formats.SourceContent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times of files that other programs have rewritten: the right ones, or an error. */
class NetcdfTimesTest {

    private static final long SIX = Instant.parse("2019-10-24T06:00:00Z").toEpochMilli();

    @TempDir
    private Path folder;

    @Test
    void integersOfAnyUnits() throws Exception {
        long[] expected = {SIX + 2000, SIX + 4000, SIX + 6000};
        assertArrayEquals(expected, times(new int[] {2, 4, 6}, "seconds since 2019-10-24 06:00:00"));
        assertArrayEquals(expected, times(new short[] {0, 2000, 4000}, "milliseconds since 2019-10-24 06:00:02"));
        assertArrayEquals(expected, times(new byte[] {2, 4, 6}, "s since 2019-10-24T08:00:00+02:00"));
        assertArrayEquals(
                new long[] {SIX + 517, SIX + 518}, times(new int[] {0, 1000}, "us since 2019-10-24 06:00:00.517"));
        assertArrayEquals(new long[] {SIX}, times(new int[] {750_000}, "nanoseconds since 2019-10-24 05:59:59.99925"));
    }

    @Test
    void doublesThatWereWholeMilliseconds() throws Exception {
        long[] expected =
                IntStream.range(0, 3000).mapToLong(i -> SIX + 1999L * i + 517).toArray();
        Map<String, Long> epochs = Map.of(
                "1970-01-01", 0L,
                "2019-10-24", Instant.parse("2019-10-24T00:00:00Z").toEpochMilli(),
                "1900-01-01", Instant.parse("1900-01-01T00:00:00Z").toEpochMilli());
        for (Map.Entry<String, Long> epoch : epochs.entrySet()) {
            for (Map.Entry<String, Double> unit : Map.of("seconds", 1e3, "minutes", 6e4, "hours", 3.6e6, "days", 8.64e7)
                    .entrySet()) {
                double[] numbers = new double[expected.length];
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = (expected[i] - epoch.getValue()) / unit.getValue();
                }
                assertArrayEquals(expected, times(numbers, unit.getKey() + " since " + epoch.getKey()), unit.getKey());
            }
        }
    }

    /** Times that are soon told are the ones that every digit tells. */
    @Test
    void wholeNumbersAreWhatTheirDigitsSay() throws Exception {
        for (String epoch : new String[] {"1970-01-01", "2019-10-23 21:07:03.25", "2000-01-01 12:00 -03:00"}) {
            for (Map.Entry<String, Long> unit : Map.of(
                            "milliseconds", 1L, "seconds", 1000L, "minutes", 60_000L, "days", 86_400_000L)
                    .entrySet()) {
                String units = unit.getKey() + " since " + epoch;
                TimeUnits read = TimeUnits.of(units, "");
                long epochMs = read.epochNs().movePointLeft(6).longValueExact();
                double[] numbers = IntStream.range(0, 300)
                        .mapToDouble(i -> (SIX - epochMs) / unit.getValue() + i)
                        .toArray();
                long[] expected = DoubleStream.of(numbers)
                        .mapToLong(number ->
                                read.ns(new BigDecimal(number)).movePointLeft(6).longValueExact())
                        .toArray();
                assertArrayEquals(expected, times(numbers, units), units);
            }
        }
    }

    @Test
    void aFloatThatCannotTellAMillisecondIsRefused() throws Exception {
        assertArrayEquals(
                new long[] {SIX + 2000, SIX + 86_398_000L},
                times(new float[] {2, 86_398}, "seconds since 2019-10-24 06:00:00"));
        assertArrayEquals(
                new long[] {SIX + 2500, SIX + 4250},
                times(new float[] {2.5f, 4.25f}, "seconds since 2019-10-24 06:00"));
        assertFails(new float[] {43_200.517f}, "seconds since 2019-10-24", "variable time, record 0: 43200.51");
        assertFails(new float[] {1_571_896_800f}, "seconds since 1970-01-01", "goes on in steps of 128000.0 ms");
        assertFails(new float[] {6.0005f}, "hours since 2019-10-24", "times must be exact to the ms");
        assertFails(new float[] {80_000_000f}, "milliseconds since 2019-10-24", "goes on in steps of 8.0 ms");
    }

    @Test
    void whatIsFinerThanAMillisecondIsRejected() throws Exception {
        NetcdfFixture fixture = NetcdfFixture.proc(3)
                .with("time", new int[] {2_000_000, 4_000_500, 6_000_000})
                .attribute("time", "units", "microseconds since 2019-10-24 06:00");
        SourceContent content = read(fixture);
        assertArrayEquals(new long[] {SIX + 2000, SIX + 6000}, content.samples().timeMs());
        assertEquals(Map.of("time", 1), content.rejected());
        assertTrue(
                content.rejectedExamples().get(0).contains("0.5 ms from"),
                content.rejectedExamples().get(0));
    }

    @Test
    void whatCannotBeIsRejectedWithTheRange() throws Exception {
        assertFails(new int[] {2, 4, 6}, "milliseconds since 1970", "1970-01-01T00:00:00.002Z is not in 1998-05-13T0");
        assertFails(new double[] {1e300}, "days since 1970-01-01", "it is far beyond all calendars");
        assertFails(new int[] {5}, "days since 2099-12-30", "is not in 1998-05-13T00:00:00Z..2100-01-01T00:00:00Z");
        NetcdfFixture missing = NetcdfFixture.proc(3).attribute("time", "missing_value", NetcdfFixture.DAY_MS + 2000d);
        assertEquals(Map.of("time", 1), read(missing).rejected());
    }

    @Test
    void unitsAsNoaaWritesThem() throws Exception {
        long[] expected = {NetcdfFixture.DAY_MS, NetcdfFixture.DAY_MS + 2000};
        assertArrayEquals(expected, read(NetcdfFixture.proc(2)).samples().timeMs());
        for (String[] told : new String[][] {
            {"time", "milliseconds since 1970"},
            {"time", "Time of the sample"},
            {"", "milliseconds since 1970-01-01"},
            {"milliseconds since 1970-01-01", "anything"}
        }) {
            NetcdfFixture fixture = NetcdfFixture.proc(2)
                    .attribute("time", "units", told[0])
                    .attribute("time", "long_name", told[1])
                    .attribute("time", "valid_range", 0);
            assertArrayEquals(expected, read(fixture).samples().timeMs());
        }
        NetcdfFixture named = NetcdfFixture.proc(2)
                .with("time", new int[] {2, 4})
                .attribute("time", "units", "time")
                .attribute("time", "long_name", "seconds since 2019-10-24 06:00:00");
        assertArrayEquals(
                new long[] {SIX + 2000, SIX + 4000}, read(named).samples().timeMs());
    }

    @Test
    void attributesThatAreNotUnderstoodAreNamed() throws Exception {
        assertFails(new int[] {2}, "fortnights since 2019-10-24", "variable time, with units 'fortnights since 2019");
        assertFails(
                new int[] {2},
                "milliseconds",
                "variable time, with units 'milliseconds', calendar 'proleptic_gregorian': ");
        NetcdfFixture calendar = NetcdfFixture.proc(2).attribute("time", "calendar", "360_day");
        assertFails(calendar, "variable time, with calendar '360_day': calendar '360_day' is not read");
        assertFails(NetcdfFixture.proc(2).attribute("time", "units", 5), "one text was expected");
        assertFails(NetcdfFixture.proc(2).attribute("time", "scale_factor", 0.001), "variable time is packed");
        assertEquals(
                2,
                read(NetcdfFixture.proc(2).attribute("time", "scale_factor", 1d))
                        .samples()
                        .size());
    }

    private long[] times(Object numbers, String units) throws Exception {
        return read(fixture(numbers, units)).samples().timeMs();
    }

    private static NetcdfFixture fixture(Object numbers, String units) {
        return NetcdfFixture.proc(java.lang.reflect.Array.getLength(numbers))
                .with("time", numbers)
                .attribute("time", "units", units)
                .attribute("time", "calendar", "proleptic_gregorian");
    }

    private void assertFails(Object numbers, String units, String message) throws Exception {
        assertFails(fixture(numbers, units), message);
    }

    private void assertFails(NetcdfFixture fixture, String message) {
        HtmStException e = assertThrows(HtmStException.class, () -> read(fixture));
        assertTrue(e.getMessage().contains(message) && e.getMessage().contains("rewritten.nc"), e.getMessage());
    }

    private SourceContent read(NetcdfFixture fixture) throws Exception {
        return NetcdfFixture.read(fixture.write(folder.resolve("rewritten.nc")));
    }
}
