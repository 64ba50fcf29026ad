package org.htmst.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EpochsTest {

    private static final Duration DAY = Duration.ofDays(1);

    private static Epochs parse(String text) {
        return Epochs.parse("storms.txt", text.lines().toList(), DAY, DAY.multipliedBy(2));
    }

    private static long ms(String time) {
        return Instant.parse(time).toEpochMilli();
    }

    @Test
    void eventsAreTimesALineInAnyOrder() {
        Epochs epochs = parse("# storms\n2013-03-17T06:00:00Z  # St Patrick\n\n  2013-03-01\n2013-297T01:00+01:00\n");
        assertEquals(
                List.of(ms("2013-03-01T00:00:00Z"), ms("2013-03-17T06:00:00Z"), ms("2013-10-24T00:00:00Z")),
                epochs.events());
        assertEquals(DAY.toMillis(), epochs.beforeMs());
        assertEquals(2 * DAY.toMillis(), epochs.afterMs());
    }

    @Test
    void aListHasCommas() {
        assertEquals(
                List.of(ms("2013-03-01T00:00:00Z"), ms("2013-03-17T06:00:00Z")),
                Epochs.listed("2013-03-17T06:00Z, 2013-03-01", DAY, DAY).events());
        IllegalArgumentException e = assertThrows(
                IllegalArgumentException.class, () -> Epochs.listed("2013-03-17,2013-03-17T00:00Z", DAY, DAY));
        assertTrue(e.getMessage().startsWith("time 2 of the list repeats time 1;"), e.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "2013-03-17T25:00, line 1 of 'storms.txt'",
                "2013-03-17/soon, \"line 3 of 'storms.txt', 'soon', is no time\"",
                "2013-03-17/2013-03-17T00:00Z, line 3 of 'storms.txt' repeats line 1",
                "1492-10-12, off the time axis",
                "# nothing, has no event"
            })
    void whatIsNoTimeIsNamed(String text, String message) {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> parse(text.replace("/", "\n\n")));
        assertTrue(e.getMessage().contains(message), e.getMessage());
    }

    @Test
    void spansAreOfAMillisecondAtLeast() {
        List<String> lines = List.of("2013-03-17");
        for (Duration[] spans : new Duration[][] {
            {Duration.ZERO, Duration.ZERO},
            {DAY.negated(), DAY.multipliedBy(3)},
            {DAY, DAY.negated()},
            {Duration.ofSeconds(Long.MAX_VALUE), DAY}
        }) {
            assertThrows(IllegalArgumentException.class, () -> Epochs.parse("x", lines, spans[0], spans[1]));
        }
        assertEquals(0, Epochs.parse("x", lines, Duration.ZERO, DAY).beforeMs());
    }

    @Test
    void onlyWhatIsAroundEventsIsReadAndEachSampleIsFoundByItsEvents() {
        Epochs epochs = parse("2013-03-17\n2013-03-19\n2013-04-17");
        TimeWindow march = new TimeWindow(ms("2013-03-16T12:00:00Z"), ms("2013-04-01T00:00:00Z"));
        assertEquals(
                TimeWindows.of(List.of(new TimeWindow(ms("2013-03-16T12:00:00Z"), ms("2013-03-21T00:00:00Z")))),
                epochs.windows(TimeWindows.of(march)));
        assertEquals(2, epochs.windows(TimeWindows.ALWAYS).list().size());
        long both = ms("2013-03-18T12:00:00Z");
        assertEquals(epochs.events().subList(0, 2), epochs.around(both, both));
        long end = ms("2013-03-21T00:00:00Z");
        assertEquals(List.of(), epochs.around(end, end));
        assertEquals(epochs.events().subList(1, 2), epochs.around(end - 1, end));
        long start = ms("2013-04-16T00:00:00Z");
        assertEquals(epochs.events().subList(2, 3), epochs.around(start, start));
        assertEquals(List.of(), epochs.around(start - 1, start - 1));
    }
}
