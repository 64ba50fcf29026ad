package org.htmst.formats.netcdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected instants are those that cftime 1.6 gives, but for zones of one digit, which it takes no notice of. */
class TimeUnitsTest {

    @ParameterizedTest
    @CsvSource({
        "seconds since 2019-10-24 06:00:00, standard, 2, 2019-10-24T06:00:02Z",
        "milliseconds since 1970, '', 1571896802517, 2019-10-24T06:00:02.517Z",
        "milliseconds since 1970-01-01T00:00:00Z, gregorian, 1571896802517, 2019-10-24T06:00:02.517Z",
        "microseconds since 2019-10-24, proleptic_gregorian, 21602517000, 2019-10-24T06:00:02.517Z",
        "nanoseconds since 2019-10-24 06:00:02.517, standard, 1000000, 2019-10-24T06:00:02.518Z",
        "minutes since 2019-10-24 06:00:02.5, standard, 3, 2019-10-24T06:03:02.500Z",
        "Hours since 1900-01-01 00:00:0.0, standard, 1050294, 2019-10-26T06:00:00Z",
        "days since 1-1-1 00:00:0.0, standard, 737357, 2019-10-24T00:00:00Z",
        "days since 0001-01-01, proleptic_gregorian, 737355, 2019-10-24T00:00:00Z",
        "days since 0000-01-01, proleptic_gregorian, 737721, 2019-10-24T00:00:00Z",
        "d since 1582-10-04, gregorian, 1, 1582-10-15T00:00:00Z",
        "d since 1582-10-15, gregorian, -1, 1582-10-14T00:00:00Z",
        "s since 2019-10-24 06:00:02 UTC, standard, 0, 2019-10-24T06:00:02Z",
        "sec since 2019-10-24 06:00:02 +00:00, standard, 0, 2019-10-24T06:00:02Z",
        "seconds since 2019-10-24 00:00:02 -6:00, STANDARD, 0, 2019-10-24T06:00:02Z",
        "seconds since 2019-10-24T11:30:02+0530, standard, 0, 2019-10-24T06:00:02Z",
        "hrs since 2019-10-24T06, standard, 1, 2019-10-24T07:00:00Z",
        "days since 2019-10, standard, -1, 2019-09-30T00:00:00Z",
        "ms since 2020-02-29 23:59:59.999, standard, 1, 2020-03-01T00:00:00Z"
    })
    void everyInstantIsExact(String units, String calendar, long number, Instant expected) {
        BigDecimal ns = TimeUnits.of(units, calendar).ns(BigDecimal.valueOf(number));
        assertEquals(
                BigDecimal.valueOf(expected.toEpochMilli()),
                ns.movePointLeft(6).stripTrailingZeros().setScale(0));
    }

    @ParameterizedTest
    @CsvSource({
        "time, '', do not read as",
        "milliseconds, '', do not read as",
        "2019-10-24, '', do not read as",
        "months since 2019-10-24, '', the unit of time 'months'",
        "years since 2019-10-24, '', the unit of time 'years'",
        "S since 2019-10-24, '', the unit of time 'S'",
        "m since 2019-10-24, '', the unit of time 'm'",
        "seconds since launch, '', 'launch' is no date",
        "seconds since 2019-10-24 06:00:60, '', SecondOfMinute",
        "seconds since 2019-02-29, '', '2019-02-29' is no date",
        "seconds since 2019-13-01, '', is no date",
        "seconds since 20191024, '', is no date",
        "seconds since 2019-10-24 06:00 EST, '', is no date",
        "seconds since 2019-10-24 06:00 +19:00, '', is no date",
        "days since 1582-10-10, standard, not in the standard calendar",
        "days since 0000-01-01, standard, no year 0",
        "days since 2019-10-24, noleap, calendar 'noleap'",
        "days since 2019-10-24, 360_day, calendar '360_day'",
        "seconds since 2019-10-24, tai, calendar 'tai'",
        "seconds since 2019-10-24, julian, calendar 'julian'"
    })
    void whatIsNotUnderstoodIsRefused(String units, String calendar, String message) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> TimeUnits.of(units, calendar));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }
}
