package org.htmst.cli.option;

import java.util.List;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import picocli.CommandLine.Option;

/** Whose samples, from which files, of which time. */
public final class SourceOptions {

    @Option(
            names = "--satellite",
            paramLabel = "NAME",
            completionCandidates = CompletedNames.Satellites.class,
            split = ",",
            splitSynopsisLabel = ",",
            description = "Satellites, such as noaa-18; all unless given.")
    private List<String> satellites = List.of();

    @Option(
            names = "--product",
            paramLabel = "NAME",
            completionCandidates = CompletedNames.Products.class,
            split = ",",
            splitSynopsisLabel = ",",
            description = "Kinds of input file, such as poes-proc; all unless given.")
    private List<String> products = List.of();

    @Option(
            names = "--time",
            paramLabel = "START/END",
            description = {
                "From START to before END, ISO-8601 in UTC: dates, times, '..' for open, or a duration on one side;",
                "or a day, month or year:",
                "2019-10-24/2019-10-25, 2019-10-24T06:30:00Z/PT1H, P7D/2019-11-01, ../2020-01-01, 2019-10-24, 2019-297, 2019-10.",
                "Several unite."
            })
    private List<TimeWindow> windows = List.of();

    /** The satellites; empty for all. */
    public List<String> satellites() {
        return satellites;
    }

    /** The products; empty for all. */
    public List<String> products() {
        return products;
    }

    /** The time. */
    public TimeWindows times() {
        return windows.isEmpty() ? TimeWindows.ALWAYS : TimeWindows.of(windows);
    }

    /** Whether none of the options was given. */
    public boolean isEmpty() {
        return satellites.isEmpty() && products.isEmpty() && windows.isEmpty();
    }
}
