package org.htmst.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeScaleTest {

    /** The table of the U.S. Naval Observatory, as it stands beside the orbits that are simulated. */
    private static final Path TABLE = Path.of(
            "..", "htm-st-simulate", "src", "main", "resources", "org", "htmst", "simulate", "orbit", "tai-utc.dat");

    private static final Pattern LINE = Pattern.compile("=JD (\\d+\\.5) +TAI-UTC= +(\\d+)\\.0+ +S \\+ .* X 0\\.0 +S");

    /** 1970-01-01. */
    private static final BigDecimal UNIX_JD = new BigDecimal("2440587.5");

    @Test
    void leapSecondsAreThoseOfTheNavalObservatory() throws Exception {
        Matcher lines = LINE.matcher(Files.readString(TABLE));
        int found = 0;
        while (lines.find()) {
            long ms = new BigDecimal(lines.group(1))
                    .subtract(UNIX_JD)
                    .multiply(BigDecimal.valueOf(86_400_000))
                    .longValueExact();
            int seconds = Integer.parseInt(lines.group(2));
            assertEquals(seconds, LeapSeconds.at(ms));
            assertEquals(new LeapSeconds.Utc(ms, false), LeapSeconds.utc(ms + seconds * 1000L));
            if (found > 0) {
                assertEquals(seconds - 1, LeapSeconds.at(ms - 1));
                assertEquals(new LeapSeconds.Utc(ms + 999, true), LeapSeconds.utc(ms + seconds * 1000L - 1));
                assertEquals(new LeapSeconds.Utc(ms, true), LeapSeconds.utc(ms + seconds * 1000L - 1000));
                assertEquals(new LeapSeconds.Utc(ms - 1, false), LeapSeconds.utc(ms + seconds * 1000L - 1001));
            }
            assertEquals(ms, LeapSeconds.utc(LeapSeconds.taiMs(ms)).ms());
            found++;
        }
        assertEquals(28, found);
    }

    @ParameterizedTest
    @CsvSource({
        "gps, 1980-01-06T00:00:00Z, 1980-01-06T00:00:00Z",
        "gps, 2017-01-01T00:00:17.500Z, 2016-12-31T23:59:60.500Z",
        "gps, 2017-01-01T00:00:18Z, 2017-01-01T00:00:00Z",
        "gps, 2017-01-01T00:00:16.999Z, 2016-12-31T23:59:59.999Z",
        "tai, 1999-01-01T00:00:32Z, 1999-01-01T00:00:00Z",
        "tt, 2000-01-01T12:00:00Z, 2000-01-01T11:58:55.816Z",
        "utc, 1960-01-01T00:00:00Z, 1960-01-01T00:00:00Z"
    })
    void clocksShowWhatTheyShould(String scale, String shown, String utc) {
        LeapSeconds.Utc told = TimeScale.ofLabel(scale).utc(Instant.parse(shown).toEpochMilli());
        boolean isLeap = utc.contains(":60");
        long ms = Instant.parse(utc.replace(":60", ":59")).toEpochMilli() + (isLeap ? 1000 : 0);
        assertEquals(new LeapSeconds.Utc(ms, isLeap), told);
    }

    @Test
    void noDifferenceIsToldBefore1972() {
        long firstMs = Instant.parse("1972-01-01T00:00:00Z").toEpochMilli();
        assertThrows(IllegalArgumentException.class, () -> LeapSeconds.at(firstMs - 1));
        assertThrows(IllegalArgumentException.class, () -> TimeScale.TAI.utc(firstMs + 9_999));
        assertEquals(firstMs, TimeScale.TAI.utc(firstMs + 10_000).ms());
        assertThrows(IllegalArgumentException.class, () -> TimeScale.ofLabel("ut1"));
    }
}
