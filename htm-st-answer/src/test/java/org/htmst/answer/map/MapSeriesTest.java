package org.htmst.answer.map;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.time.TimeWindow;
import org.junit.jupiter.api.Test;

class MapSeriesTest {

    private static final long START = Instant.parse("2014-02-01T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000;

    private static MapSeries series(long lengthMs, Duration every, String file) {
        MapRequest request = MapRequest.usual("e1/0", new TimeWindow(START, START + lengthMs), "poes-proc", 8);
        Path picture = Path.of("p{number}.png");
        return new MapSeries(
                request,
                every,
                new MapTargets(Path.of(file), Optional.empty(), Optional.of(picture), FigureStyle.DEFAULT, false),
                false);
    }

    @Test
    void theLastWindowEndsWithTheWhole() {
        List<MapSeries.Part> parts =
                series(28 * DAY, Duration.ofHours(324), "e1-{start}-{end}.nc").parts();
        assertEquals(3, parts.size());
        assertEquals(
                Path.of("e1-20140201T000000Z-20140214T120000Z.nc"),
                parts.get(0).targets().file());
        assertEquals(
                Path.of("e1-20140228T000000Z-20140301T000000Z.nc"),
                parts.get(2).targets().file());
        assertEquals(Path.of("p0003.png"), parts.get(2).targets().picture().orElseThrow());
        assertEquals(
                new TimeWindow(START + 27 * DAY, START + 28 * DAY), parts.get(2).window());
    }

    @Test
    void aLengthThatDividesTheWholeLeavesNoRest() {
        assertEquals(
                27, series(27 * DAY, Duration.ofDays(1), "{number}.nc").parts().size());
        assertEquals(1, series(DAY, Duration.ofDays(5), "{number}.nc").parts().size());
    }

    @Test
    void windowsNeedEndsLengthAndNames() {
        assertThrows(IllegalArgumentException.class, () -> series(DAY, Duration.ZERO, "{start}.nc"));
        assertThrows(IllegalArgumentException.class, () -> series(0, Duration.ofDays(1), "{start}.nc"));
        assertThrows(IllegalArgumentException.class, () -> series(DAY, Duration.ofDays(1), "e1.nc"));
        assertThrows(IllegalArgumentException.class, () -> series(3650 * DAY, Duration.ofMillis(5), "{start}.nc"));
        MapRequest open = MapRequest.usual("e1/0", TimeWindow.ALWAYS, "poes-proc", 8);
        MapTargets targets =
                new MapTargets(Path.of("{start}.nc"), Optional.empty(), Optional.empty(), FigureStyle.DEFAULT, false);
        assertThrows(IllegalArgumentException.class, () -> new MapSeries(open, Duration.ofDays(1), targets, false));
    }
}
