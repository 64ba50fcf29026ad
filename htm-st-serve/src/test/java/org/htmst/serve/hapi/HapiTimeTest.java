package org.htmst.serve.hapi;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HapiTimeTest {

    @ParameterizedTest
    @CsvSource({
        "2017Z, 2017-01-01T00:00:00Z",
        "2017-03, 2017-03-01T00:00:00Z",
        "2017-01-15, 2017-01-15T00:00:00Z",
        "2017-01-15Z, 2017-01-15T00:00:00Z",
        "2017-060Z, 2017-03-01T00:00:00Z",
        "2016-366T23Z, 2016-12-31T23:00:00Z",
        "2017-01-15T23Z, 2017-01-15T23:00:00Z",
        "2017-01-15T23:05, 2017-01-15T23:05:00Z",
        "2017-01-15T23:05:06.5Z, 2017-01-15T23:05:06.500Z",
        "2017-01-15T23:05:06.123456789Z, 2017-01-15T23:05:06.123456789Z",
        "2017-01-15T23:05:06.1234567890123Z, 2017-01-15T23:05:06.123456789Z",
        "2017-01-15T24:00:00.000Z, 2017-01-16T00:00:00Z",
        "2016-12-31T23:59:60Z, 2017-01-01T00:00:00Z"
    })
    void truncatedTimesAreTheEarliestTheyMayBe(String text, Instant meant) {
        assertEquals(Optional.of(meant), HapiTime.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "17Z",
                "2017-1",
                "2017-13",
                "2017-02-29",
                "2017-366",
                "2017-000",
                "2017-01-15T",
                "2017-01-15 00:00",
                "2017-01-15T25",
                "2017-01-15T24:01",
                "2017-01-15T00:60",
                "2017-01-15T12:00:60Z",
                "2017-01T00Z",
                "2017T00Z",
                "2017-01-15T00:00:00+01:00",
                "2017-01-15T00:00:00z",
                "2017-01-15T00.5Z",
                "+12017Z",
                "2017-01-15T00:00:00ZZ"
            })
    void otherTextsAreNoTimes(String text) {
        assertEquals(Optional.empty(), HapiTime.parse(text));
    }

    @Test
    void aBoundBetweenMillisecondsIsTheNextOne() {
        assertEquals(1000, HapiTime.firstMs(Instant.parse("1970-01-01T00:00:01Z")));
        assertEquals(1001, HapiTime.firstMs(Instant.parse("1970-01-01T00:00:01.000000001Z")));
        assertEquals(-999, HapiTime.firstMs(Instant.parse("1969-12-31T23:59:59.000999999Z")));
    }
}
