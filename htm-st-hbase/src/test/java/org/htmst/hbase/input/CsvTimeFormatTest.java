package org.htmst.hbase.input;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvTimeFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso-8601 | 2020-02-29T23:59:59.999Z | 2020-02-29T23:59:59.999Z",
                "iso-8601 | 2020-02-29T23:59:59 | 2020-02-29T23:59:59Z",
                "iso-8601 | 2020-03-01T00:30:00+01:00 | 2020-02-29T23:30:00Z",
                "iso-8601 | 1969-12-31T23:59:59.999Z | 1969-12-31T23:59:59.999Z",
                "epoch-ms | 1571875201088 | 2019-10-24T00:00:01.088Z",
                "epoch-ms | 1571875201088.0 | 2019-10-24T00:00:01.088Z",
                "epoch-s | 1571875201.088 | 2019-10-24T00:00:01.088Z",
                "epoch-s | -0.001 | 1969-12-31T23:59:59.999Z",
                "yyyy-MM-dd HH:mm:ss.SSS | 2000-02-29 06:07:08.009 | 2000-02-29T06:07:08.009Z",
                "uuuu/DDD HH:mm:ss | 2020/366 00:00:00 | 2020-12-31T00:00:00Z",
                "yyyyDDD'T'HHmmss | 2016060T120000 | 2016-02-29T12:00:00Z",
                "yyyy-MM-dd HH:mm XXX | 2020-02-29 12:00 -02:00 | 2020-02-29T14:00:00Z"
            })
    void timesAreUtc(String format, String text, String expected) {
        assertEquals(
                Instant.parse(expected).toEpochMilli(), format(format, false).timeMs(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso-8601 | 2019-02-29T00:00:00Z",
                "iso-8601 | 1900-02-29T00:00:00Z",
                "iso-8601 | 2020-02-30T00:00:00Z",
                "iso-8601 | 2016-12-31T23:59:60Z",
                "iso-8601 | 2020-02-29",
                "epoch-ms | 12e3",
                "epoch-ms | 999999999999999999999",
                "epoch-s | 999999999999999999",
                "epoch-s | NaN",
                "yyyy-MM-dd HH:mm:ss | 2019-02-29 00:00:00",
                "yyyy-MM-dd | 2019-02-28",
                "uuuu/DDD HH:mm:ss | 2019/366 00:00:00"
            })
    void whatIsNoTime(String format, String text) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> format(format, true).timeMs(text));
        assertTrue(e.getMessage().contains("'" + text + "'"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8601, 2020-01-01T00:00:00.1239Z, 1577836800123",
        "epoch-s, 1577836800.1239, 1577836800123",
        "epoch-ms, -0.5, -1"
    })
    void finerTimesAreRefusedOrCutDown(String format, String text, long expected) {
        assertThrows(IllegalArgumentException.class, () -> format(format, false).timeMs(text));
        assertEquals(expected, format(format, true).timeMs(text));
    }

    private static CsvTimeFormat format(String format, boolean floor) {
        return CsvTimeFormat.of(new CsvDescriptor.Time("t", format, floor));
    }
}
