package org.htmst.formats.poes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.formats.StrictJson;
import org.htmst.formats.Times;
import org.htmst.time.TimeWindow;

/**
 * A satellite of NOAA's table.
 *
 * @param satellite its name, such as {@code noaa-18}
 * @param token how file names call it, such as {@code n18}
 * @param satId how the variable {@code satID} calls it, such as 7
 */
public record PoesSatellite(String satellite, String token, int satId) {

    /** When samples of NOAA's files may have been taken: since the launch of NOAA-15, the first satellite with a SEM-2. */
    public static final TimeWindow SEM2_FLOWN =
            new TimeWindow(Instant.parse("1998-05-13T00:00:00Z").toEpochMilli(), Times.FLOWN.endMs());

    private static final class Table {
        static final List<PoesSatellite> SATELLITES =
                List.of(StrictJson.resource(PoesSatellite.class, "poes-satellites.json", PoesSatellite[].class));
    }

    /** The satellite of a number as files of the raw product have it; empty if it is unknown. */
    public static Optional<PoesSatellite> ofSatId(double satId) {
        return Table.SATELLITES.stream().filter(s -> s.satId == satId).findFirst();
    }

    static Optional<PoesSatellite> ofToken(String token) {
        return Table.SATELLITES.stream().filter(s -> s.token.equals(token)).findFirst();
    }

    /** The satellite that is called {@code satellite}, such as {@code noaa-18}. */
    public static Optional<PoesSatellite> ofName(String satellite) {
        return Table.SATELLITES.stream()
                .filter(s -> s.satellite.equals(satellite))
                .findFirst();
    }

    /** The names of all. */
    public static Stream<String> names() {
        return Table.SATELLITES.stream().map(PoesSatellite::satellite);
    }

    /** All of {@code satID}, for errors: {@code 2 (noaa-16), 4 (noaa-15), …}. */
    public static String allowedSatIds() {
        return sorted().map(s -> s.satId + " (" + s.satellite + ")").collect(Collectors.joining(", "));
    }

    static String allowedTokens() {
        return Table.SATELLITES.stream().map(PoesSatellite::token).collect(Collectors.joining(", "));
    }

    private static Stream<PoesSatellite> sorted() {
        return Table.SATELLITES.stream().sorted((a, b) -> Integer.compare(a.satId, b.satId));
    }
}
