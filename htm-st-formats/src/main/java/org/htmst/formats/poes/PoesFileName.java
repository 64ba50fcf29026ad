package org.htmst.formats.poes;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmst.formats.SourceFile;
import org.htmst.time.TimeWindow;

/**
 * What a name such as {@code poes_n18_20191024_proc.nc} or {@code poes_n18_20140102.txt} says of its file.
 *
 * @param satellite the satellite
 * @param day the UTC day
 * @param level {@code proc} or {@code raw}; empty for a text of 16-second means
 */
public record PoesFileName(PoesSatellite satellite, LocalDate day, String level) {

    private static final Pattern NAME = Pattern.compile("poes_([a-z]\\d\\d)_(\\d{8})_(proc|raw)\\.nc");
    private static final Pattern TEXT_NAME = Pattern.compile("poes_([a-z]\\d\\d)_(\\d{8})()\\.txt(?:\\.gz)?");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

    /** What the name says, or empty if it is not of that form; a name of that form with an impossible part is an error. */
    public static Optional<PoesFileName> of(SourceFile file) {
        return of(file, NAME);
    }

    /** As {@link #of}, of a text of 16-second means. */
    public static Optional<PoesFileName> ofText(SourceFile file) {
        return of(file, TEXT_NAME);
    }

    /** Whether a file is called as a text of 16-second means is. */
    public static boolean isOfText(Path file) {
        return TEXT_NAME.matcher(String.valueOf(file.getFileName())).matches();
    }

    private static Optional<PoesFileName> of(SourceFile file, Pattern form) {
        Matcher name = form.matcher(file.name());
        if (!name.matches()) {
            return Optional.empty();
        }
        PoesSatellite satellite = PoesSatellite.ofToken(name.group(1))
                .orElseThrow(() -> file.error("the name speaks of satellite '" + name.group(1) + "'; allowed: "
                        + PoesSatellite.allowedTokens()));
        try {
            return Optional.of(new PoesFileName(satellite, LocalDate.parse(name.group(2), DAY), name.group(3)));
        } catch (DateTimeException e) {
            throw file.error("the name speaks of day " + name.group(2) + ", which is not in the calendar", e);
        }
    }

    /** The day as a window. */
    public TimeWindow window() {
        return new TimeWindow(startMs(day), startMs(day.plusDays(1)));
    }

    private static long startMs(LocalDate date) {
        return date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
}
