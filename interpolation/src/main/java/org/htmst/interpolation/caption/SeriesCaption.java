package org.htmst.interpolation.caption;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.time.TimeWindow;

/**
 * Sentences about several runs in one picture: what they have in common stands around the maps, the rest over each.
 *
 * @param runs one or more
 */
public record SeriesCaption(List<LocalTimeMaps> runs) {

    private static final String BETWEEN = "  ·  ";

    public SeriesCaption {
        runs = List.copyOf(runs);
    }

    /** What the channels are. */
    public String what() {
        return joined(MapCaption::what);
    }

    /** What the values are, and their unit. */
    public String quantity() {
        return joined(MapCaption::quantity);
    }

    /** How trixels got their values. */
    public String method() {
        return joined(MapCaption::method);
    }

    /** Which data: that of the one run, or all satellites and the time from first to last. */
    public String data() {
        List<String> all = distinct(MapCaption::data);
        if (all.size() == 1) {
            return all.get(0);
        }
        String satellites = runs.stream()
                .flatMap(run -> run.provenance().satellites().stream())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        String second = runs.stream()
                        .allMatch(run -> run.comparison().equals(runs.get(0).comparison()))
                ? runs.get(0)
                        .comparison()
                        .map(other -> "  " + other.kind().word() + "  " + MapCaption.data(other.provenance()))
                        .orElse("")
                : "";
        return satellites + (satellites.isEmpty() ? "" : BETWEEN) + MapCaption.window(hull()) + second;
    }

    private TimeWindow hull() {
        long startMs = windows().stream().mapToLong(TimeWindow::startMs).min().orElseThrow();
        long endMs = windows().stream().mapToLong(TimeWindow::endMs).max().orElseThrow();
        return new TimeWindow(startMs, endMs);
    }

    private List<TimeWindow> windows() {
        return runs.stream().map(run -> run.provenance().window()).toList();
    }

    /** What tells the map of a bin from the others: its run, by whatever differs among the runs, and its hours. */
    public String label(LocalTimeMaps run, int bin) {
        List<String> parts = new ArrayList<>();
        if (distinct(MapCaption::quantity).size() > 1) {
            parts.add(MapCaption.name(run));
        }
        if (distinct(each -> each.provenance().satellites()).size() > 1) {
            parts.add(String.join(", ", run.provenance().satellites()));
        }
        if (distinct(each -> each.provenance().direction()).size() > 1) {
            parts.add(run.provenance().direction().toString());
        }
        if (distinct(each -> each.provenance().window()).size() > 1) {
            parts.add(when(run.provenance()));
        }
        if (distinct(each -> each.parameters().radiusKm()).size() > 1) {
            parts.add(MapCaption.number(run.parameters().radiusKm()) + " km");
        }
        parts.add(MapCaption.bin(run, bin));
        return String.join(", ", parts);
    }

    /** The start of a window if all are of one length, which the two first starts tell, else both ends. */
    private String when(RunProvenance provenance) {
        boolean even = windows().stream()
                        .map(window -> window.endMs() - window.startMs())
                        .distinct()
                        .count()
                == 1;
        return even
                ? "from " + MapCaption.minute(provenance.window().startMs())
                : MapCaption.window(provenance.window()).replace(" UTC", "");
    }

    private <T> List<T> distinct(Function<LocalTimeMaps, T> part) {
        return runs.stream().map(part).distinct().toList();
    }

    private String joined(Function<LocalTimeMaps, String> part) {
        return String.join("; ", distinct(part));
    }
}
