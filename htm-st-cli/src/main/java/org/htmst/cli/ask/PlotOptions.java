package org.htmst.cli.ask;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.htmst.answer.plot.PlotFile;
import org.htmst.answer.plot.PlotKind;
import org.htmst.answer.plot.PlotRequest;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import picocli.CommandLine.Option;

/** What a figure of statistics shows. */
final class PlotOptions {

    @Option(
            names = "--by",
            paramLabel = "GROUP",
            split = ",",
            splitSynopsisLabel = ",",
            description =
                    "The axes: time:PERIOD (3h, 1d, month, year; 27d are rotations of the sun after Bartels); lat:DEG,"
                            + " lon:DEG, local-time:HOURS; or a channel and the width of its bins, such as L_IGRF:0.25 or MLT:1."
                            + " satellite and direction make lines, or panels where colours show the values.")
    private List<String> by = List.of();

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            description = "One of ${COMPLETION-CANDIDATES}; by the groups unless given.")
    private PlotKind kind;

    @Option(
            names = "--statistic",
            paramLabel = "NAME",
            split = ",",
            splitSynopsisLabel = ",",
            description = "One of count, mean, log-mean, sd, min, max, median and percentiles such as p95; of lines"
                    + " several. Unless given, log-mean, the geometric mean of the values above 0; median of a channel with values"
                    + " below 0.")
    private List<String> statistics = List.of();

    @Option(
            names = "--band",
            paramLabel = "P,P",
            split = ",",
            splitSynopsisLabel = ",",
            description = "Shade lines from one percentile to another, such as p25,p75.")
    private List<String> band = List.of();

    @Option(
            names = "--panel",
            paramLabel = "GROUP",
            split = ",",
            splitSynopsisLabel = ",",
            description = "satellite or direction: a panel for each.")
    private List<String> panels = List.of();

    @Option(
            names = "--axis",
            paramLabel = "FROM,TO",
            split = ",",
            splitSynopsisLabel = ",",
            description =
                    "Ends of the axis upward of a spectrogram; of a dial of L, which begins at 0, the second is the rim."
                            + " By the cells unless given.")
    private List<Double> axis = List.of();

    /**
     * What is asked for.
     *
     * @param channels as typed
     * @throws IllegalArgumentException if options do not fit each other
     */
    PlotRequest request(List<String> channels) {
        return request(channels, by.stream().map(GroupText::parse).distinct().toList());
    }

    /**
     * What is asked for of a file.
     *
     * @param file which has groups of its own
     * @throws IllegalArgumentException if options do not fit each other, or the file
     */
    PlotRequest request(List<String> channels, PlotFile file) {
        if (!by.isEmpty()) {
            throw new IllegalArgumentException("a file has its groups; leave out --by");
        }
        List<GroupText> groups = file.groups();
        for (String panel : panels) {
            if (groups.stream().noneMatch(group -> group.name().equals(panel))) {
                throw new IllegalArgumentException("file '" + file.file() + "' does not tell " + panel
                        + "s apart; leave out --panel, or summarize --by " + panel + ", too");
            }
        }
        return request(channels, groups);
    }

    private PlotRequest request(List<String> channels, List<GroupText> groups) {
        return PlotRequest.of(
                Optional.ofNullable(kind),
                groups,
                panels.stream().distinct().toList(),
                channels,
                statistics.stream().map(Statistic::parse).distinct().toList(),
                band.stream().map(Statistic::parse).toList(),
                range());
    }

    private PlotRequest.Range range() {
        if (axis.isEmpty()) {
            return PlotRequest.Range.AUTOMATIC;
        }
        if (axis.size() != 2 || !(axis.get(0) < axis.get(1))) {
            throw new IllegalArgumentException("--axis needs two numbers, the lower one first; give such as 1,8");
        }
        return new PlotRequest.Range(OptionalDouble.of(axis.get(0)), OptionalDouble.of(axis.get(1)));
    }
}
