package org.htmst.region.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeTextTest {

    @ParameterizedTest
    @CsvSource({
        "2019-10-24/2019-10-25, 2019-10-24T00:00:00Z, 2019-10-25T00:00:00Z",
        "2019-10-24T06:30/2019-10-24T06:30:01.5Z, 2019-10-24T06:30:00Z, 2019-10-24T06:30:01.5Z",
        "2019-10-24T06:30:00+02:00/PT1H, 2019-10-24T04:30:00Z, 2019-10-24T05:30:00Z",
        "2019-10-24/P7D, 2019-10-24T00:00:00Z, 2019-10-31T00:00:00Z",
        "2019-01-31/P1M, 2019-01-31T00:00:00Z, 2019-02-28T00:00:00Z",
        "P1Y2W/2021-03-01, 2020-02-16T00:00:00Z, 2021-03-01T00:00:00Z",
        "2019-10-24/P13DT12H, 2019-10-24T00:00:00Z, 2019-11-06T12:00:00Z",
        "2019-10-24/2019-10-24, 2019-10-24T00:00:00Z, 2019-10-24T00:00:00Z",
        "2019-10-24, 2019-10-24T00:00:00Z, 2019-10-25T00:00:00Z",
        "2019-297, 2019-10-24T00:00:00Z, 2019-10-25T00:00:00Z",
        "2020-366, 2020-12-31T00:00:00Z, 2021-01-01T00:00:00Z",
        "2020-02-29, 2020-02-29T00:00:00Z, 2020-03-01T00:00:00Z",
        "2019-10, 2019-10-01T00:00:00Z, 2019-11-01T00:00:00Z",
        "2020-02, 2020-02-01T00:00:00Z, 2020-03-01T00:00:00Z",
        "2019, 2019-01-01T00:00:00Z, 2020-01-01T00:00:00Z",
        "2019-12/2020, 2019-12-01T00:00:00Z, 2020-01-01T00:00:00Z",
        "2019-297T06:30Z/2019-298, 2019-10-24T06:30:00Z, 2019-10-25T00:00:00Z",
        "2019-10-24T24:00/2019-10-25T24:00:00Z, 2019-10-25T00:00:00Z, 2019-10-26T00:00:00Z",
        "2019-12-31T24:00:00.000+01:00/PT1H, 2019-12-31T23:00:00Z, 2020-01-01T00:00:00Z",
    })
    void readsWindows(String text, Instant start, Instant end) {
        assertEquals(new TimeWindow(start.toEpochMilli(), end.toEpochMilli()), TimeText.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../..", "/", "../", "/.."})
    void bothSidesMayBeOpen(String text) {
        assertEquals(TimeWindow.ALWAYS, TimeText.parse(text));
    }

    @Test
    void oneSideMayBeOpen() {
        long ms = Instant.parse("2019-10-24T00:00:00Z").toEpochMilli();
        assertEquals(new TimeWindow(ms, TimeAxis.END_MS), TimeText.parse("2019-10-24/.."));
        assertEquals(new TimeWindow(TimeAxis.MIN_MS, ms), TimeText.parse("/2019-10-24"));
    }

    @Test
    void aBoundFinerThanAMillisecondIsTheNextOne() {
        long ms = Instant.parse("2019-10-24T00:00:00Z").toEpochMilli();
        assertEquals(
                new TimeWindow(ms + 2, ms + 3),
                TimeText.parse("2019-10-24T00:00:00.0010001Z/2019-10-24T00:00:00.003Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2019-10-24T06:30, it is no START/END",
        "19-10-24, it is no START/END",
        "19-10-24/.., '19-10-24' could not be parsed",
        "2019-02-29, 2019-02-29",
        "2019-366, 2019-366",
        "2019-000, 2019-000",
        "2019-13, 2019-13",
        "2019-10-24T24:01/.., 24:01",
        "2019-10-24T25:00/.., 25:00",
        "2019-10-24T/.., has no time of day",
        "1492, off the time axis",
        "2019-10-24/2019-10-25/2019-10-26, it is no START/END",
        "2019-13-24/.., 2019-13-24",
        "tomorrow/.., tomorrow",
        "P1D/.., a duration needs a time on the other side",
        "../P1D, a duration needs a time on the other side",
        "P1D/P1D, a duration needs a time on the other side",
        "2019-10-24/PXD, Text cannot be parsed to a Period",
        "2019-10-24/P, '..' leaves a side open",
        "2019-10-25/2019-10-24, before its start",
        "1492-10-12/2019-10-24, off the time axis",
    })
    void refusesWhatIsNoWindow(String text, String message) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> TimeText.parse(text));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void readsLocalTimes() {
        assertEquals(new LocalTimeWindow(21.5, 3), LocalTimeText.parse("21:30,3"));
        assertEquals(new LocalTimeWindow(0, 24), LocalTimeText.parse("0,24"));
        for (String bad : new String[] {"21", "21,3,4", "21:60,3", "25,3", "-1,3", "x,3", "3,3"}) {
            assertThrows(IllegalArgumentException.class, () -> LocalTimeText.parse(bad), bad);
        }
    }
}
