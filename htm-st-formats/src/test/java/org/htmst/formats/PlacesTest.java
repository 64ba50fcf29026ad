package org.htmst.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlacesTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0, NaN, ''",
        "0, 0, 0, ''",
        "-180, -90, -0.5, ''",
        "360, 90, 6000, ''",
        "0, 0, 7221, altitude",
        "0, 0, 6357, altitude",
        "0, 0, 850123, altitude",
        "0, 0, -1, altitude",
        "0, 0, -999, altitude",
        "0, 0, Infinity, altitude",
        "0, 90.001, 800, latitude",
        "0, NaN, 800, latitude",
        "360.001, 0, 800, longitude",
        "-180.001, 0, 800, longitude",
        "NaN, 0, 800, longitude"
    })
    void whatMayBeAPlace(double lon, double lat, double alt, String reason) {
        assertEquals(
                reason, Places.fault(lon, lat, alt).map(Places.Fault::reason).orElse(""));
    }

    @Test
    void theRangeIsTold() {
        String words = Places.fault(0, 0, 7221).orElseThrow().words();
        assertTrue(words.startsWith("alt 7221.0 km is not in -0.5..6000.0 km"), words);
        assertEquals(Optional.empty(), Places.fault(0, 0, 35_786, 40_000));
        assertTrue(Places.fault(0, 0, 42_164, 40_000).orElseThrow().words().contains("-0.5..40000.0"));
    }

    @ParameterizedTest
    @CsvSource({
        "1957-10-04T00:00:00Z, true",
        "1957-10-03T23:59:59.999Z, false",
        "1998-10-24T06:00:00Z, true",
        "2099-12-31T23:59:59.999Z, true",
        "2100-01-01T00:00:00Z, false",
        "0098-10-24T06:00:00Z, false"
    })
    void whatMayBeATime(Instant time, boolean right) {
        assertEquals(right, Times.fault(time.toEpochMilli()).isEmpty());
    }
}
