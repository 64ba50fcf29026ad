package org.htmst.bench.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DesignQueryTest {

    private static String window(DesignQuery query, String start, String end) {
        TimeWindow span = new TimeWindow(
                Instant.parse(start + "T00:00:00Z").toEpochMilli(),
                Instant.parse(end + "T00:00:00Z").toEpochMilli());
        TimeWindow used = query.in(span).window();
        return Instant.ofEpochMilli(used.startMs()) + "/" + Instant.ofEpochMilli(used.endMs());
    }

    @ParameterizedTest
    @CsvSource({
        // The record they were made for: as they are.
        "I,   2013-01-01, 2016-07-01, 2013-02-01T00:00:00Z/2013-03-01T00:00:00Z",
        "V,   2013-01-01, 2016-07-01, 2015-03-11T00:00:00Z/2015-04-11T00:00:00Z",
        "IV,  2013-01-01, 2016-07-01, 2013-01-01T00:00:00Z/2014-01-01T00:00:00Z",
        // A year: moved by years.
        "I,   2014-01-01, 2015-01-01, 2014-02-01T00:00:00Z/2014-03-01T00:00:00Z",
        "II,  2014-01-01, 2015-01-01, 2014-07-01T00:00:00Z/2014-07-08T00:00:00Z",
        "V,   2014-01-01, 2015-01-01, 2014-03-11T00:00:00Z/2014-04-11T00:00:00Z",
        "VI,  2014-01-01, 2015-01-01, 2014-10-05T13:20:00Z/2014-10-05T14:20:00Z",
        "VII, 2014-01-01, 2015-01-01, 2014-01-01T00:00:00Z/2015-01-01T00:00:00Z",
        // Across a new year: the second one fits.
        "I,   2014-06-01, 2015-06-01, 2015-02-01T00:00:00Z/2015-03-01T00:00:00Z",
        // Some days: to the beginning, cut at the end.
        "I,   2014-01-01, 2014-01-04, 2014-01-01T00:00:00Z/2014-01-04T00:00:00Z",
        "VI,  2014-01-01, 2014-01-04, 2014-01-01T13:20:00Z/2014-01-01T14:20:00Z",
        "III, 2014-01-01, 2014-01-29, 2014-01-01T00:00:00Z/2014-01-08T00:00:00Z",
        "IV,  2014-01-01, 2014-01-29, 2014-01-01T00:00:00Z/2014-01-29T00:00:00Z"
    })
    void windowsMoveIntoTheArchive(DesignQuery query, String start, String end, String expected) {
        assertEquals(expected, window(query, start, end));
    }

    @Test
    void timeRegionAndLocalTimeAllDecide() {
        BenchQuery query = DesignQuery.VII.in(new TimeWindow(1_388_534_400_000L, 1_420_070_400_000L));
        long eveningMs = 1_388_534_400_000L + 18 * 3_600_000;
        assertTrue(query.contains(eveningMs, 108, -80));
        assertFalse(query.contains(eveningMs, 108, -69), "north of the cap");
        assertFalse(query.contains(eveningMs + 2 * 3_600_000, 108, -80), "3.2 h local time");
        assertFalse(query.contains(eveningMs - 86_400_000, 108, -80), "the year before");
    }
}
