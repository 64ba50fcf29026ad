package org.htmst.formats.csv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.htmst.time.TimeScale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTimeFormatTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "iso-8601 | 2020-02-29T23:59:59.999Z | 2020-02-29T23:59:59.999Z",
                "iso-8601 | 2019-297T06:30:00Z | 2019-10-24T06:30:00Z",
                "iso-8601 | 2020-366T23:59:59.5Z | 2020-12-31T23:59:59.500Z",
                "iso-8601 | 2019-10-24T06Z | 2019-10-24T06:00:00Z",
                "iso-8601 | 2019-297T06 | 2019-10-24T06:00:00Z",
                "iso-8601 | 2019-10-24T06:30 | 2019-10-24T06:30:00Z",
                "iso-8601 | 20191024T063000.25Z | 2019-10-24T06:30:00.250Z",
                "iso-8601 | 2019297T0630Z | 2019-10-24T06:30:00Z",
                "iso-8601 | 2019-10-24 06:30:00 | 2019-10-24T06:30:00Z",
                "iso-8601 | 2019-10-24t06:30:00z | 2019-10-24T06:30:00Z",
                "iso-8601 | 2019-10-24T06:30:00,125Z | 2019-10-24T06:30:00.125Z",
                "iso-8601 | 2019-10-24T06:30:00.125000000000Z | 2019-10-24T06:30:00.125Z",
                "iso-8601 | 2019-10-24T06:30:00+0530 | 2019-10-24T01:00:00Z",
                "iso-8601 | 2019-10-24T06:30:00-05 | 2019-10-24T11:30:00Z",
                "iso-8601 | 2019-12-31T24:00:00Z | 2020-01-01T00:00:00Z",
                "iso-8601 | 2020-059T24Z | 2020-02-29T00:00:00Z",
                "iso-8601 | 2016-12-31T23:59:60Z | 2017-01-01T00:00:00Z",
                "iso-8601 | 2016-366T23:59:60.5Z | 2017-01-01T00:00:00.500Z",
                "iso-8601 | 2015-07-01T01:59:60+02:00 | 2015-07-01T00:00:00Z",
                "iso-8601 | 1972-06-30T23:59:60Z | 1972-07-01T00:00:00Z",
                "yyyy-MM-dd HH:mm:ss | 2019-12-31 24:00:00 | 2020-01-01T00:00:00Z",
                "uuuu DDD HH | 2020 059 24 | 2020-02-29T00:00:00Z",
                "yyDDDHHmm | 193652400 | 2020-01-01T00:00:00Z",
                "yyyy-MM-dd HH:mm XXX | 2020-02-29 24:00 +02:00 | 2020-02-29T22:00:00Z",
                "dd-MMM-uuuu HH:mm:ss.SSS | 28-FEB-2019 24:00:00.000 | 2019-03-01T00:00:00Z",
                "yyyy-MM-dd HH:mm:ss | 2016-12-31 23:59:60 | 2017-01-01T00:00:00Z",
                "uuuu DDD HH:mm:ss.SSS | 2016 366 23:59:60.500 | 2017-01-01T00:00:00.500Z",
                "yyyy-MM-dd HH:mm:ss XXX | 2015-07-01 01:59:60 +02:00 | 2015-07-01T00:00:00Z",
                "MM/dd/uuuu hh:mm:ss a | 06/30/1972 11:59:60 pm | 1972-07-01T00:00:00Z",
                "EEE MMM dd HH:mm:ss uuuu | SAT dec 31 23:59:60 2016 | 2017-01-01T00:00:00Z",
                "epoch-s | 1.5829e9 | 2020-02-28T14:26:40Z",
                "epoch-s | 1582932600. | 2020-02-28T23:30:00Z",
                "epoch-s | 1.582932600125e+09 | 2020-02-28T23:30:00.125Z",
                "epoch-s | 1.582932600000000000e+09 | 2020-02-28T23:30:00Z",
                "epoch-s | 15829326.D2 | 2020-02-28T23:30:00Z",
                "epoch-s | .5 | 1970-01-01T00:00:00.500Z",
                "epoch-s | +1582932600 | 2020-02-28T23:30:00Z",
                "epoch-ms | 1.5829326E12 | 2020-02-28T23:30:00Z",
                "epoch-ms | 12e3 | 1970-01-01T00:00:12Z",
                "year month day hour minute second | 2019 10 24 6 30 0.125 | 2019-10-24T06:30:00.125Z",
                "year month day hour minute second | 2019 10 24 06 30 00 | 2019-10-24T06:30:00Z",
                "year month day hour minute second | 2019 10. 24.0 6 30 5. | 2019-10-24T06:30:05Z",
                "year month day hour minute second day-of-year | 2019 10 24 6 30 9.518 297 | 2019-10-24T06:30:09.518Z",
                "year day-of-year second-of-day | 2020 366 86399.999 | 2020-12-31T23:59:59.999Z",
                "year day-of-year second-of-day | 2020 366 86400 | 2021-01-01T00:00:00Z",
                "year day-of-year | 2020 60.5 | 2020-02-29T12:00:00Z",
                "year day-of-year | 2020 366.75 | 2020-12-31T18:00:00Z",
                "year day-of-year ms-of-day | 2019 297 23400517 | 2019-10-24T06:30:00.517Z",
                "day month year hour minute | 24 10 2019 6 59.5 | 2019-10-24T06:59:30Z",
                "date hour minute second ms | 2019/10/24 6 30 1 25 | 2019-10-24T06:30:01.025Z",
                "date second-of-day ms | 2019-10-24 23400 25 | 2019-10-24T06:30:00.025Z",
                "date second-of-day | 20191024 23400.5 | 2019-10-24T06:30:00.500Z",
                "date hour | 2019297 24 | 2019-10-25T00:00:00Z",
                "date hour | 2019-297 6.5 | 2019-10-24T06:30:00Z",
                "year month day hour minute second | 2016 12 31 23 59 60 | 2017-01-01T00:00:00Z",
                "year month day hour minute second | 2016 12 31 23 59 60.5 | 2017-01-01T00:00:00.500Z",
                "julian-date | 2440587.5 | 1970-01-01T00:00:00Z",
                "julian-date | 2451545 | 2000-01-01T12:00:00Z",
                "modified-julian-date | 40587 | 1970-01-01T00:00:00Z",
                "days since 2000-01-01 | 7236.25 | 2019-10-24T06:00:00Z",
                "seconds since 1993-01-01 00:00:27 | -27 | 1993-01-01T00:00:00Z",
                "hours since 2019-10-24 06:30 +01:00 | 1 | 2019-10-24T06:30:00Z",
                "yy-MM-dd HH:mm:ss | 98-07-01 00:00:08 | 1998-07-01T00:00:08Z",
                "yy-MM-dd HH:mm:ss | 99-12-31 23:59:52 | 1999-12-31T23:59:52Z",
                "yy-MM-dd HH:mm:ss | 05-01-01 00:00:00 | 2005-01-01T00:00:00Z",
                "uuDDD HHmm | 57277 1928 | 1957-10-04T19:28:00Z",
                "yyDDD'yy'HH | 56366yy00 | 2056-12-31T00:00:00Z",
                "dd/MM/yy[ HH:mm] | 29/02/00 12:00 | 2000-02-29T12:00:00Z",
                "yyMMddHHmmss | 691231235959 | 1969-12-31T23:59:59Z",
                "dd-MMM-uuuu HH:mm:ss | 24-OCT-2019 06:30:00 | 2019-10-24T06:30:00Z",
                "dd-MMM-uuuu HH:mm:ss | 24-Oct-2019 06:30:00 | 2019-10-24T06:30:00Z",
                "dd-MMM-uuuu HH:mm:ss | 24-oct-2019 06:30:00 | 2019-10-24T06:30:00Z",
                "d MMMM uuuu HH:mm | 1 SEPTEMBER 2019 06:30 | 2019-09-01T06:30:00Z",
                "EEE MMM dd HH:mm:ss uuuu | THU oct 24 06:30:00 2019 | 2019-10-24T06:30:00Z",
                "MM/dd/uuuu hh:mm a | 10/24/2019 06:30 pm | 2019-10-24T18:30:00Z",
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
                Instant.parse(expected).toEpochMilli(),
                format(format, false).told(text).ms());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "year month day hour minute second | 2019 2 29 0 0 0",
                "year month day hour minute second | 2019 10 24 6 30",
                "year month day hour minute second | 2019 10 24 6 30.5 0",
                "year month day hour minute second | 2019 10 24 6 60 0",
                "year month day hour minute second | 2019 10 24 24 0 1",
                "year month day hour minute second | 2016 12 31 23 58 60",
                "year month day hour minute second | 2016 12 31 23 59 61",
                "year month day hour minute second | 2019 10 24 6 30 -1",
                "year month day hour minute second | 2019 10 24 6 30 1e1",
                "year month day hour minute second day-of-year | 2019 10 24 6 30 9.518 298",
                "year day-of-year second-of-day | 2019 366 0",
                "year day-of-year second-of-day | 2019 0 0",
                "year day-of-year second-of-day | 2019 297 86400.1",
                "year day-of-year | 2019 366.5",
                "date second-of-day | 24.10.2019 5",
                "date second-of-day | 2019-1024 5",
                "julian-date | noon",
                "iso-8601 | 2019-02-29T00:00:00Z",
                "iso-8601 | 1900-02-29T00:00:00Z",
                "iso-8601 | 2020-02-30T00:00:00Z",
                "iso-8601 | 2016-12-31T23:58:60Z",
                "iso-8601 | 2016-12-31T23:59:61Z",
                "iso-8601 | 2016-12-31T23:59:60+01:00",
                "iso-8601 | 2016-11-30T23:59:60Z",
                "iso-8601 | 1971-12-31T23:59:60Z",
                "iso-8601 | 2019-10-24T24:00:01Z",
                "iso-8601 | 2019-10-24T24:01Z",
                "iso-8601 | 2019-10-24T24:00:00.5Z",
                "iso-8601 | 2019-10-24T25:00Z",
                "iso-8601 | 2019-10-24T06:60Z",
                "iso-8601 | 2019-366T06:30Z",
                "iso-8601 | 2019-000T06:30Z",
                "iso-8601 | 2019-1024T06:30Z",
                "iso-8601 | 2019-10-24T06:3Z",
                "iso-8601 | 2019-10-24T06:30:00.Z",
                "iso-8601 | 2019-10-24T06:30:00+25:00",
                "iso-8601 | 2020-02-29",
                "epoch-ms | e3",
                "epoch-ms | .",
                "epoch-ms | 12e",
                "epoch-s | 1e999999999",
                "epoch-s | 1e99",
                "epoch-s | 0x10",
                "epoch-ms | 999999999999999999999",
                "epoch-s | 999999999999999999",
                "epoch-s | NaN",
                "yyyy-MM-dd HH:mm:ss | 2019-02-29 00:00:00",
                "yyyy-MM-dd HH:mm:ss | 2019-02-29 24:00:00",
                "yyyy-MM-dd HH:mm:ss | 2019-10-24 24:00:01",
                "yyyy-MM-dd HH:mm:ss | 2019-10-24 24:01:00",
                "yyyy-MM-dd HH:mm:ss | 2019-10-24 25:00:00",
                "yyyy-MM-dd HH:mm:ss.SSS | 2019-10-24 24:00:00.001",
                "yyyy-MM-dd HH:mm:ss | 2016-12-31 23:58:60",
                "yyyy-MM-dd HH:mm:ss | 2016-12-31 24:00:60",
                "yyyy-MM-dd HH:mm:ss | 2016-12-31 23:59:61",
                "yyyy-MM-dd HH:mm:ss | 2016-11-30 23:59:60",
                "yyyy-MM-dd HH:mm:ss XXX | 2016-12-31 23:59:60 +01:00",
                "EEE MMM dd HH:mm:ss uuuu | FRI dec 31 23:59:60 2016",
                "yyyy-MM-dd | 2019-02-28",
                "uuuu/DDD HH:mm:ss | 2019/366 00:00:00"
            })
    void whatIsNoTime(String format, String text) {
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> format(format, true).told(text));
        assertTrue(e.getMessage().contains("'" + text + "'"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "iso-8601, 2020-01-01T00:00:00.1239Z, 1577836800123",
        "epoch-s, 1577836800.1239, 1577836800123",
        "epoch-s, 1.5778368001239e9, 1577836800123",
        "iso-8601, 2020-01-01T00:00:00.12300000001Z, 1577836800123",
        "iso-8601, 1969-12-31T23:59:59.9999Z, -1",
        "epoch-ms, -0.5, -1",
        "year day-of-year second-of-day, 2020 1 0.1239, 1577836800123",
        "julian-date, 2458849.500001434028, 1577836800123",
        "epoch-ms, 1577836800123.0000000000000000000000000000000001, 1577836800123",
        "epoch-ms, 1577836800123.9999999999999999999999999999999999, 1577836800123"
    })
    void finerTimesAreRefusedOrCutDown(String format, String text, long expected) {
        assertThrows(IllegalArgumentException.class, () -> format(format, false).told(text));
        assertEquals(expected, format(format, true).told(text).ms());
    }

    @ParameterizedTest
    @CsvSource({
        "epoch-s, 1577836800.1234, 1577836800123",
        "epoch-s, 1577836800.1235, 1577836800124",
        "epoch-s, 1577836799.9999, 1577836800000",
        "iso-8601, 2019-12-31T23:59:59.9995Z, 1577836800000",
        "iso-8601, 2019-12-31T23:59:59.99949999999999999999999999999Z, 1577836799999",
        "epoch-ms, -0.5, 0",
        "epoch-ms, -0.51, -1",
        "uuuu-MM-dd HH:mm:ss.nnnnnnnnn, 2019-12-31 23:59:59.000600000, 1577836799001",
        "modified-julian-date, 58780.27083333333, 1571898600000",
        "julian-date, 2458780.7708333335, 1571898600000"
    })
    void finerTimesAreRounded(String format, String text, long expected) {
        assertEquals(
                expected,
                format(format, TimeScale.UTC, CsvDescriptor.Time.Finer.ROUND)
                        .told(text)
                        .ms());
    }

    @ParameterizedTest
    @CsvSource({
        "gps, seconds since 1980-01-06, 1167264017, 2017-01-01T00:00:00Z, true",
        "gps, seconds since 1980-01-06, 1167264018, 2017-01-01T00:00:00Z, false",
        "gps, seconds since 1980-01-06, 1167264016.5, 2016-12-31T23:59:59.500Z, false",
        "tai, iso-8601, 2017-01-01T00:00:37, 2017-01-01T00:00:00Z, false",
        "tai, seconds since 1993-01-01 00:00:27, 0, 1993-01-01T00:00:00Z, false",
        "tt, julian-date, 2451545, 2000-01-01T11:58:55.816Z, false",
        "tt, year month day hour, 2000 1 1 12, 2000-01-01T11:58:55.816Z, false"
    })
    void clocksOfOtherScalesBecomeUtc(String scale, String format, String text, String utc, boolean leap) {
        CsvTimeFormat.Told told = format(format, TimeScale.ofLabel(scale), CsvDescriptor.Time.Finer.REJECT)
                .told(text);
        assertEquals(Instant.parse(utc).toEpochMilli(), told.ms());
        assertEquals(leap, told.leapSecond());
    }

    @ParameterizedTest
    @CsvSource({"gps, iso-8601, 2016-12-31T23:59:60", "tai, iso-8601, 1971-12-31T23:59:59"})
    void whatNoClockOfAScaleShows(String scale, String format, String text) {
        CsvTimeFormat clock = format(format, TimeScale.ofLabel(scale), CsvDescriptor.Time.Finer.FLOOR);
        assertThrows(IllegalArgumentException.class, () -> clock.told(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "year month",
                "year second-of-day",
                "month day",
                "year month day hour second",
                "year month day minute",
                "year day-of-year hour second-of-day",
                "date year",
                "date day",
                "date date",
                "second-of-day",
                "year day-of-year second-of-day ms-of-day",
                "fortnights since 2000-01-01",
                "days since noon",
                "epoch-minutes"
            })
    void formatsThatTellNoTimeAreRefused(String format) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> CsvTimeFormat.check(format));
        assertTrue(e.getMessage().contains("'"), e.getMessage());
    }

    private static CsvTimeFormat format(String format, boolean floor) {
        return format(format, TimeScale.UTC, floor ? CsvDescriptor.Time.Finer.FLOOR : CsvDescriptor.Time.Finer.REJECT);
    }

    private static CsvTimeFormat format(String format, TimeScale scale, CsvDescriptor.Time.Finer finer) {
        return CsvTimeFormat.of(new CsvDescriptor.Time(List.of("t"), format, scale, finer));
    }
}
