package org.htmst.answer.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;

/**
 * What is drawn.
 *
 * @param kind of the figure
 * @param groups that tell cells apart, those of panels included
 * @param panels which of {@code satellite} and {@code direction} have panels of their own
 * @param statistics shown, one or more; empty for what suits the values
 * @param band the percentiles between which a band is shown; empty for no band
 * @param range the ends of the axis upward, or of the rim of a dial; by the values where empty
 */
public record PlotRequest(
        PlotKind kind,
        List<GroupText> groups,
        List<String> panels,
        List<Statistic> statistics,
        List<Statistic> band,
        Range range) {

    private static final Statistic COUNT = Statistic.parse("count");

    /** Two ends, each of which may be left to the values. */
    public record Range(OptionalDouble from, OptionalDouble to) {

        /** By the values. */
        public static final Range AUTOMATIC = new Range(OptionalDouble.empty(), OptionalDouble.empty());
    }

    public PlotRequest {
        groups = List.copyOf(groups);
        panels = List.copyOf(panels);
        statistics = List.copyOf(statistics);
        band = List.copyOf(band);
    }

    /**
     * What was typed.
     *
     * @param kind by the groups unless given
     * @param by the groups
     * @param panels of them or beside them, those that have panels
     * @param channels as typed; none for a histogram of the group's channel
     * @throws IllegalArgumentException if these do not fit each other
     */
    public static PlotRequest of(
            Optional<PlotKind> kind,
            List<GroupText> by,
            List<String> panels,
            List<String> channels,
            List<Statistic> statistics,
            List<Statistic> band,
            Range range) {
        List<GroupText> groups = new ArrayList<>(by);
        for (String panel : panels) {
            if (!panel.equals("satellite") && !panel.equals("direction")) {
                throw new IllegalArgumentException("panels by '" + panel + "' are none; give satellite or direction");
            }
            if (!groups.contains(GroupText.parse(panel))) {
                groups.add(GroupText.parse(panel));
            }
        }
        List<PlotAxisGroup> axes = axes(groups);
        if (axes.stream().anyMatch(axis -> axis.text().name().equals("trixel"))) {
            throw new IllegalArgumentException(
                    "trixels have no axis; give --by lat:5,lon:10 for cells of places, or draw maps with interpolate");
        }
        if (groups.stream().anyMatch(GroupText::isPass)) {
            throw new IllegalArgumentException(
                    "passages have no axis; give --by time:3h, say, or list them with 'htm-st passes'");
        }
        if (axes.isEmpty()) {
            throw new IllegalArgumentException(
                    "a figure needs groups for its axes; give --by, such as --by time:1d,L_IGRF:0.25");
        }
        boolean asked = channels.stream()
                .anyMatch(name -> !name.equals(axes.get(0).text().name()));
        PlotKind shown = kind.orElseGet(() -> PlotKind.of(axes, asked));
        checkAxes(shown, axes);
        PlotRequest request = new PlotRequest(
                shown,
                groups,
                panels,
                shown == PlotKind.HISTOGRAM && statistics.isEmpty() ? List.of(COUNT) : statistics,
                band,
                range);
        request.checkStatistics();
        return request;
    }

    private static void checkAxes(PlotKind kind, List<PlotAxisGroup> axes) {
        String given = axes.stream().map(PlotAxisGroup::toString).collect(Collectors.joining(","));
        int needed = kind.hasColours() ? 2 : 1;
        boolean fits =
                switch (kind) {
                    case SPECTROGRAM, LINES -> true;
                    case DIAL ->
                        axes.stream().filter(PlotAxisGroup::isHours).count() == 1
                                && axes.stream().noneMatch(PlotAxisGroup::isTime);
                    case GRID ->
                        axes.stream().anyMatch(PlotAxisGroup::isGeographicLatitude)
                                && axes.stream().anyMatch(PlotAxisGroup::isLongitude);
                    case HISTOGRAM -> !axes.get(0).isTime();
                };
        if (axes.size() != needed || !fits) {
            throw new IllegalArgumentException(
                    "groups " + given + " make no " + kind + ", whose axes are " + kind.needs());
        }
    }

    private void checkStatistics() {
        if (kind == PlotKind.HISTOGRAM && !statistics.equals(List.of(COUNT))) {
            throw new IllegalArgumentException(
                    "a histogram shows numbers of samples; leave out --statistic," + " or give --kind lines");
        }
        if (kind != PlotKind.LINES && statistics.size() > 1) {
            throw new IllegalArgumentException(
                    "a " + kind + " shows one statistic, not " + names(statistics) + "; give one");
        }
        boolean isBand = band.isEmpty()
                || band.size() == 2
                        && band.stream().allMatch(end -> end.kind() == Statistic.Kind.PERCENTILE)
                        && band.get(0).percent() < band.get(1).percent();
        if (!isBand) {
            throw new IllegalArgumentException(
                    "band " + names(band) + " is none; give two percentiles, the lower one first, such as p25,p75");
        }
        if (!band.isEmpty() && (kind != PlotKind.LINES || statistics.size() > 1)) {
            throw new IllegalArgumentException("a band lies about lines of one statistic; leave out --band");
        }
    }

    private static String names(List<Statistic> statistics) {
        return statistics.stream().map(Statistic::toString).collect(Collectors.joining(","));
    }

    private static List<PlotAxisGroup> axes(List<GroupText> groups) {
        return groups.stream()
                .filter(group -> !group.name().equals("satellite") && !group.isDirection())
                .map(PlotAxisGroup::new)
                .toList();
    }

    /** The channel whose values are told apart, if the first axis is one. */
    public Optional<String> axisChannel() {
        return axes().get(0).text().channel();
    }

    /** The groups that make axes, in the order typed. */
    List<PlotAxisGroup> axes() {
        return axes(groups);
    }

    /** The groups that are told by words and have lines of their own, not panels; figures in colours have none. */
    List<String> lines() {
        return words().stream().filter(name -> !panelled().contains(name)).toList();
    }

    /** The groups that have panels of their own. */
    List<String> panelled() {
        return kind.hasColours() ? words() : panels;
    }

    private List<String> words() {
        return groups.stream()
                .map(GroupText::name)
                .filter(name -> name.equals("satellite") || name.equals("direction"))
                .toList();
    }
}
