package org.htmst.bench;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.htmst.bench.archive.Archive;
import org.htmst.time.TimeWindow;
import picocli.CommandLine.Option;

/** Which samples are simulated. */
final class ArchiveOptions {

    private static final LocalDate FIRST_DAY = LocalDate.of(2014, 1, 1);
    private static final int DEFAULT_DAYS = 28;

    @Option(names = "--time", paramLabel = "START/END", description = "Days of the archive, such as 2014-01-01/P1Y.")
    private TimeWindow window;

    @Option(names = "--days", paramLabel = "N", description = "The same as --time 2014-01-01/PND; 28 unless given.")
    private Integer days;

    @Option(
            names = "--satellite",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Satellites; noaa-15, noaa-18, noaa-19, metop-01 and metop-02 unless given.")
    private List<String> satellites = Archive.SATELLITES;

    @Option(
            names = "--channel",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Channels beside " + Archive.MEASURED
                    + ", by name or alias; the 20 of the telescopes unless given.")
    private List<String> channels = Archive.telescopes();

    @Option(names = "--seed", paramLabel = "N", description = "Of the simulation; 1 unless given.")
    private long seed = 1;

    Archive archive() {
        if (window != null && days != null) {
            throw new IllegalArgumentException("--time and --days both say how long the archive is; leave one out");
        }
        if (days != null && days < 1) {
            throw new IllegalArgumentException("--days " + days + " is no archive; give at least 1");
        }
        LocalDate end = FIRST_DAY.plusDays(days == null ? DEFAULT_DAYS : days);
        return Archive.of(window == null ? new TimeWindow(ms(FIRST_DAY), ms(end)) : window, satellites, channels, seed);
    }

    private static long ms(LocalDate day) {
        return day.atStartOfDay().toInstant(ZoneOffset.UTC).toEpochMilli();
    }
}
