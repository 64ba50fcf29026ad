package org.htmst.answer.plot;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import org.htmst.answer.print.Table;
import org.htmst.hbase.load.ProgramVersion;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;

/**
 * A summary that was written as CSV: columns {@code NAME_from} and {@code NAME_to} of groups with bins, {@code satellite}, {@code direction}, and
 * {@code CHANNEL_STATISTIC}.
 *
 * @param file where it stands
 * @param sha256 of its bytes, in hexadecimal digits
 * @param table its rows, numbers as such
 */
public record PlotFile(Path file, String sha256, Table table) {

    static final String FROM = "_from";
    static final String TO = "_to";
    static final String TIME = "time";
    static final Set<String> WORDS = Set.of("satellite", "direction");
    private static final List<Statistic> USUAL = List.of(Statistic.parse("log-mean"), Statistic.parse("median"));

    /**
     * Reads a file.
     *
     * @throws IOException if it cannot be read
     * @throws IllegalArgumentException if it is no such summary
     */
    public static PlotFile read(Path file) throws IOException {
        return new PlotFileReader(file).read();
    }

    /**
     * Checks that columns are those of a summary.
     *
     * @throws IllegalArgumentException if they are not
     */
    static void checkHeader(Path file, List<String> header) {
        PlotFile empty = new PlotFile(file, "", new Table(header, List.of()));
        if (empty.groups().isEmpty() || empty.values().isEmpty()) {
            throw new IllegalArgumentException(
                    "file '" + file + "' is no summary: it has no columns such as time_from, time_to and "
                            + "e1/0_median; make one with 'htm-st summarize --by GROUP --format csv'");
        }
    }

    /** The groups, in the order of their columns. */
    public List<GroupText> groups() {
        List<GroupText> groups = new ArrayList<>();
        for (String column : table.header()) {
            if (WORDS.contains(column)) {
                groups.add(new GroupText(column, ""));
            } else if (column.equals("pass_start")) {
                groups.add(new GroupText("pass", ""));
            } else if (column.endsWith(FROM)) {
                String stem = column.substring(0, column.length() - FROM.length());
                if (table.header().contains(stem + TO)) {
                    groups.add(new GroupText(stem.equals("local_time") ? "local-time" : stem, ""));
                }
            }
        }
        return groups;
    }

    /** The channels that it has values of. */
    public List<String> channels() {
        return List.copyOf(values().keySet());
    }

    /** The statistics of each channel, by the channel. */
    private Map<String, Set<Statistic>> values() {
        Map<String, Set<Statistic>> values = new TreeMap<>();
        for (String column : table.header()) {
            int end = column.lastIndexOf('_');
            statistic(column.substring(end + 1))
                    .filter(statistic -> end > 0)
                    .ifPresent(
                            statistic -> values.computeIfAbsent(column.substring(0, end), one -> new LinkedHashSet<>())
                                    .add(statistic));
        }
        return values;
    }

    private static Optional<Statistic> statistic(String text) {
        try {
            return Optional.of(Statistic.parse(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * What it has for a figure.
     *
     * @param names of channels, as the file has them; one or more
     * @param command what was typed
     * @throws IllegalArgumentException if it has not what is asked for
     */
    public PlotSource source(PlotRequest request, List<String> names, String command, Instant now) {
        Map<String, Set<Statistic>> values = values();
        Set<Statistic> common = new LinkedHashSet<>(values.values().iterator().next());
        for (String name : names) {
            if (!values.containsKey(name)) {
                throw new IllegalArgumentException("file '" + file + "' has no channel '" + name + "'; it has "
                        + String.join(", ", values.keySet()));
            }
            common.retainAll(values.get(name));
        }
        List<Statistic> shown = request.statistics().isEmpty() ? List.of(usual(common)) : request.statistics();
        List<Statistic> needed = new ArrayList<>(shown);
        needed.addAll(request.band());
        needed.removeAll(common);
        if (!needed.isEmpty()) {
            throw new IllegalArgumentException(
                    "file '" + file + "' has no " + needed.get(0) + "; it has " + String.join(", ", texts(common)));
        }
        Map<String, PlotChannel> axes = new TreeMap<>();
        request.axes().forEach(axis -> axes.put(axis.column(), named(axis.column())));
        List<String> satellites = table.header().contains("satellite")
                ? table.rows().stream()
                        .map(row -> row.get(table.header().indexOf("satellite")).toString())
                        .distinct()
                        .sorted()
                        .toList()
                : List.of();
        String data = String.join(", ", satellites) + (satellites.isEmpty() ? "" : "  ·  ") + file.getFileName();
        RunProvenance provenance = new RunProvenance(
                names.get(0),
                "",
                "",
                satellites,
                Direction.BOTH,
                window(),
                List.of(),
                List.of(new RunProvenance.Source(file.getFileName().toString(), sha256)),
                ProgramVersion.SOFTWARE,
                command,
                now);
        return new PlotSource(table, names.stream().map(PlotFile::named).toList(), axes, shown, provenance, data);
    }

    private static PlotChannel named(String name) {
        return new PlotChannel(name, name, "", "");
    }

    private static Statistic usual(Set<Statistic> there) {
        return USUAL.stream()
                .filter(there::contains)
                .findFirst()
                .or(() -> there.stream()
                        .filter(one -> one.kind() != Statistic.Kind.COUNT)
                        .findFirst())
                .or(() -> there.stream().findFirst())
                .orElseThrow(() -> new IllegalArgumentException(
                        "the channels have no statistic in common; choose some with --channel"));
    }

    private static List<String> texts(Set<Statistic> statistics) {
        return statistics.stream().map(Statistic::toString).toList();
    }

    /** From the first bin of time to the last; of no meaning without such. */
    private TimeWindow window() {
        int from = table.header().indexOf(TIME + FROM);
        int to = table.header().indexOf(TIME + TO);
        if (from < 0 || to < 0 || table.rows().isEmpty()) {
            return TimeWindow.ALWAYS;
        }
        DoubleStream starts = table.rows().stream().mapToDouble(row -> ms(row.get(from)));
        DoubleStream ends = table.rows().stream().mapToDouble(row -> ms(row.get(to)));
        return new TimeWindow(
                (long) starts.min().orElseThrow(), (long) ends.max().orElseThrow());
    }

    private static double ms(Object time) {
        return Instant.parse(time.toString()).toEpochMilli();
    }
}
