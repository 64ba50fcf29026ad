package org.htmst.answer.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.htmst.interpolation.caption.MapCaption;
import org.htmst.interpolation.plot.PlotCaption;
import org.htmst.summary.Statistic;

/** What a figure of a summary says. */
record PlotWords(PlotRequest request, PlotSource source) {

    private static final String BETWEEN = "  ·  ";

    /** A statistic in words. */
    static String name(Statistic statistic) {
        return switch (statistic.kind()) {
            case COUNT -> "number of values";
            case MEAN -> "mean";
            case LOG_MEAN -> "geometric mean";
            case SD -> "standard deviation";
            case MIN -> "lowest";
            case MAX -> "highest";
            case PERCENTILE -> statistic.percent() == 50 ? "median" : percentile(statistic.percent());
        };
    }

    private static String percentile(double percent) {
        String number = MapCaption.number(percent);
        boolean isTeen = percent % 100 >= 11 && percent % 100 <= 13;
        String ending =
                switch (isTeen ? '0' : number.charAt(number.length() - 1)) {
                    case '1' -> "st";
                    case '2' -> "nd";
                    case '3' -> "rd";
                    default -> "th";
                };
        return number + ending + " percentile";
    }

    private boolean isNumber() {
        return source.statistics().stream().allMatch(statistic -> statistic.kind() == Statistic.Kind.COUNT);
    }

    /** What the values are, and their unit, as far as it is the same for all of some channels. */
    String quantity(List<PlotChannel> channels) {
        String unit = channels.get(0).unitSuffix();
        String one = channels.size() == 1 ? channels.get(0).name() : "";
        if (isNumber()) {
            return "number of values" + (one.isEmpty() ? "" : " of " + one);
        }
        if (source.statistics().size() > 1) {
            return (one.isEmpty() ? "value" : one) + unit;
        }
        // An axis upward has little room; there the foot has the name.
        boolean named = request.kind().hasColours() && !one.isEmpty();
        return name(source.statistics().get(0)) + (named ? " of " + one : "") + unit;
    }

    /** The texts around the panels. */
    PlotCaption caption() {
        List<PlotChannel> channels = source.channels();
        return new PlotCaption(
                title(channels.stream().map(PlotChannel::what).distinct().toList()),
                source.data(),
                quantity(channels),
                note() + BETWEEN + made());
    }

    /** Several descriptions as one: the words that all begin and end with stand once, about what differs. */
    static String title(List<String> descriptions) {
        List<List<String>> words =
                descriptions.stream().map(text -> List.of(text.split(" "))).toList();
        int shortest = words.stream().mapToInt(List::size).min().orElse(0);
        int before = 0;
        while (before < shortest && isCommon(words, before, false)) {
            before++;
        }
        int after = 0;
        while (after < shortest - before && isCommon(words, after, true)) {
            after++;
        }
        if (descriptions.size() == 1 || before + after == 0) {
            return String.join("; ", descriptions);
        }
        List<String> first = words.get(0);
        int from = before;
        int end = after;
        String differing = words.stream()
                .map(text -> String.join(" ", text.subList(from, text.size() - end)))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(", "));
        List<String> all = new ArrayList<>(first.subList(0, before));
        all.add(differing);
        all.addAll(first.subList(first.size() - after, first.size()));
        return String.join(" ", all);
    }

    /** Whether all have the same word at a place, counted from the start or from the end. */
    private static boolean isCommon(List<List<String>> words, int place, boolean fromEnd) {
        return words.stream()
                        .map(text -> text.get(fromEnd ? text.size() - 1 - place : place))
                        .distinct()
                        .count()
                == 1;
    }

    private String made() {
        return MapCaption.made(source.provenance());
    }

    private String note() {
        String cells = "each cell of "
                + request.groups().stream()
                        .map(group -> group.name() + (group.size().isEmpty() ? "" : " " + group.size()))
                        .collect(Collectors.joining(", "));
        if (request.kind() == PlotKind.HISTOGRAM) {
            return "number of samples in " + cells;
        }
        String statistics = source.statistics().stream()
                .map(statistic ->
                        name(statistic) + (statistic.kind() == Statistic.Kind.LOG_MEAN ? " (values above 0)" : ""))
                .collect(Collectors.joining(", "));
        String band = request.band().isEmpty()
                ? ""
                : "; band from " + name(request.band().get(0)) + " to "
                        + name(request.band().get(1));
        String names = source.channels().stream().map(PlotChannel::name).collect(Collectors.joining(", "));
        // What a scale of colours has on it need not be said again.
        boolean isSaid = request.kind().hasColours() && source.channels().size() == 1;
        String of = isSaid ? "" : " of " + names;
        return statistics + of + " in " + cells + band + around();
    }

    /** What a dial has around and outward, which no axis says. */
    private String around() {
        if (request.kind() != PlotKind.DIAL) {
            return "";
        }
        boolean hoursFirst = request.axes().get(0).isHours();
        return BETWEEN + "around: " + axis(request.axes().get(hoursFirst ? 0 : 1)) + "; outward: "
                + axis(request.axes().get(hoursFirst ? 1 : 0));
    }

    /** What an axis measures. */
    String axis(PlotAxisGroup axis) {
        return switch (axis.text().name()) {
            case "time" -> "UTC";
            case "lat" -> "geodetic latitude  (°)";
            case "lon" -> "longitude east  (°)";
            case "local-time" -> "mean solar local time  (h)";
            default -> source.axes().get(axis.column()).whatAndUnit();
        };
    }
}
