package org.htmst.cli.option;

import java.util.List;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.bins.LocalTimeBins;
import org.htmst.time.LocalTimeWindow;
import picocli.CommandLine.Option;

/** The bins of local time that get a map each. */
public final class BinOptions {

    @Option(names = "--bins", paramLabel = "N", description = "N equal bins of local time; 8 unless given.")
    private Integer equalBins;

    @Option(
            names = "--bin",
            paramLabel = "FROM,TO",
            description = "A bin of local time, in hours; together they cover the day without overlap.")
    private List<LocalTimeWindow> bins = List.of();

    @Option(names = "--part-of-day", description = "Let the bins leave hours out, and their samples.")
    private boolean partOfDay;

    @Option(
            names = "--axis",
            paramLabel = "AXIS",
            description =
                    "local-time: UTC hours + longitude / 15; magnetic-local-time: the channel MLT of the input files;"
                            + " local-time unless given.")
    private LocalTimeAxis axis = LocalTimeAxis.LOCAL_TIME;

    /**
     * The bins.
     *
     * @throws IllegalArgumentException if they overlap or, unless that is asked for, leave hours out
     */
    public LocalTimeBins bins() {
        if (equalBins != null && !bins.isEmpty()) {
            throw new IllegalArgumentException("--bins " + equalBins + " and --bin both choose bins; leave one out");
        }
        if (bins.isEmpty()) {
            return LocalTimeBins.equal(axis, equalBins == null ? LocalTimeBins.DEFAULT_COUNT : equalBins);
        }
        LocalTimeBins listed = new LocalTimeBins(axis, bins);
        if (!partOfDay) {
            listed.requireWholeDay();
        }
        return listed;
    }
}
