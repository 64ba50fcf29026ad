package org.htmst.formats.cdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import org.htmst.formats.array.Instants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CdfTimesTest {

    /** Nanoseconds from astropy 5.2: {@code Time(text, scale="utc").tt}, from 2000-01-01T12:00 TT, to some hundred. */
    @ParameterizedTest
    @CsvSource({
        "-883655957816000000, 1972-01-01T00:00:00Z, false, false",
        "-532781823360000000, 1983-02-13T01:02:03.456Z, false, false",
        "64184000000, 2000-01-01T12:00:00Z, false, false",
        "488980867434000000, 2015-07-01T00:00:00.250Z, false, true",
        "536500868183000000, 2016-12-31T23:59:59.999Z, false, false",
        "536500868184000000, 2017-01-01T00:00:00Z, false, true",
        "536500868684000000, 2017-01-01T00:00:00.500Z, false, true",
        "536500869183999999, 2017-01-01T00:00:00.999Z, true, true",
        "536500869184000000, 2017-01-01T00:00:00Z, false, false",
        "762482165973012000, 2024-02-29T12:34:56.789Z, true, false"
    })
    void tt2000KnowsLeapSeconds(long ns, Instant time, boolean finer, boolean leap) {
        Instants instants = CdfTimes.ofTt2000(new long[] {ns});
        assertEquals(time, Instant.ofEpochMilli(instants.ms()[0]));
        assertEquals(finer, instants.finer()[0]);
        assertEquals(leap, instants.leapSecond()[0]);
        assertNull(instants.faults()[0]);
    }

    @Test
    void tt2000OfNoTime() {
        Instants instants = CdfTimes.ofTt2000(new long[] {Long.MIN_VALUE, Long.MIN_VALUE + 1});
        assertNotNull(instants.faults()[0]);
        assertNotNull(instants.faults()[1]);
    }

    /** The numbers of the year 1970, of CDF's documentation, and of 2016. */
    @Test
    void epochsCountMilliseconds() {
        Instants instants = CdfTimes.ofEpoch(
                new double[] {62_167_219_200_000.0, 63_618_825_600_123.0, 63_618_825_600_123.5, -1e31, Double.NaN});
        assertEquals(0, instants.ms()[0]);
        assertEquals(Instant.parse("2016-01-01T00:00:00.123Z"), Instant.ofEpochMilli(instants.ms()[1]));
        assertEquals(instants.ms()[1], instants.ms()[2]);
        assertEquals(true, instants.finer()[2]);
        assertEquals(false, instants.finer()[1]);
        assertNotNull(instants.faults()[3]);
        assertNotNull(instants.faults()[4]);
    }

    @Test
    void aDoubleThatWasComputedIsTheMillisecondNextToIt() {
        double computed = Math.nextDown(Math.nextDown(63_618_825_600_123.0));
        Instants instants = CdfTimes.ofEpoch(new double[] {computed});
        assertEquals(Instant.parse("2016-01-01T00:00:00.123Z"), Instant.ofEpochMilli(instants.ms()[0]));
        assertEquals(false, instants.finer()[0]);
    }

    @Test
    void epochs16CountPicoseconds() {
        double s = 63_618_825_600.0;
        Instants instants = CdfTimes.ofEpoch16(new double[] {s, 5e11, s, 999_999_999_999.0, -1e31, -1e31, s, 1e12});
        assertEquals(Instant.parse("2016-01-01T00:00:00.500Z"), Instant.ofEpochMilli(instants.ms()[0]));
        assertEquals(Instant.parse("2016-01-01T00:00:00.999Z"), Instant.ofEpochMilli(instants.ms()[1]));
        assertEquals(true, instants.finer()[1]);
        assertNotNull(instants.faults()[2]);
        assertNotNull(instants.faults()[3]);
    }
}
