package org.htmst.answer.map;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.htmst.answer.print.Words;
import org.htmst.interpolation.netcdf.MapFile;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/**
 * One run for each of a row of windows. A window whose files are there already, made by the same question of the same input
 * files, is left alone, so that a series that was stopped goes on where it was.
 *
 * @param request the question of the whole
 * @param every the length of a window; the last one ends where the whole ends
 * @param targets the files; in their names {@code {start}}, {@code {end}} and {@code {number}} stand for those of a window
 * @param commonLimits whether all pictures have the colour scale of all windows; they are drawn at the end then
 */
public record MapSeries(MapRequest request, Duration every, MapTargets targets, boolean commonLimits) {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private static final int MAX_WINDOWS = 100_000;

    public MapSeries {
        check(request.times(), every);
        checkPattern(targets.file());
        targets.picture().ifPresent(MapSeries::checkPattern);
        if (commonLimits && (targets.picture().isEmpty() || !targets.canBeReadBack())) {
            throw new IllegalArgumentException(
                    targets.picture().isEmpty()
                            ? "--common-limits is for the pictures of a series; give --map, too"
                            : "--common-limits reads the maps of all windows again; let -o end in .nc, without --grid");
        }
    }

    /** One window and its files. */
    public record Part(int number, TimeWindow window, MapTargets targets) {}

    private static void check(TimeWindows times, Duration every) {
        TimeWindow window = times.hull();
        if (times.list().size() > 1) {
            throw new IllegalArgumentException("--every cuts one --time into windows; "
                    + times.list().size() + " were given, with time between them");
        }
        if (window.startMs() == TimeAxis.MIN_MS || window.endMs() == TimeAxis.END_MS || window.isEmpty()) {
            throw new IllegalArgumentException(
                    "--every cuts --time into windows; give --time START/END with both sides");
        }
        if (every.toMillis() <= 0) {
            throw new IllegalArgumentException("--every " + every + " is not above 0");
        }
        if ((window.endMs() - window.startMs() - 1) / every.toMillis() >= MAX_WINDOWS) {
            throw new IllegalArgumentException(
                    "--every " + every + " makes more than " + MAX_WINDOWS + " windows of --time; give a longer one");
        }
    }

    /**
     * The windows of such a series, in order of time; the last may be shorter.
     *
     * @param times a single window with both sides
     * @throws IllegalArgumentException if it is none, or there are more than 100,000
     */
    public static List<TimeWindow> windows(TimeWindows times, Duration every) {
        check(times, every);
        List<TimeWindow> windows = new ArrayList<>();
        TimeWindow whole = times.hull();
        for (long startMs = whole.startMs(); startMs < whole.endMs(); startMs += every.toMillis()) {
            windows.add(new TimeWindow(startMs, Math.min(startMs + every.toMillis(), whole.endMs())));
        }
        return windows;
    }

    private static void checkPattern(Path path) {
        if (!path.toString().contains("{start}") && !path.toString().contains("{number}")) {
            throw new IllegalArgumentException("output '" + path
                    + "' names one file for all windows; put {start} or {number} into its name, such as e1-{start}.nc");
        }
    }

    /** The windows in order of time; the last may be shorter. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        for (TimeWindow window : windows(request.times(), every)) {
            int number = parts.size() + 1;
            MapTargets files = new MapTargets(
                    path(targets.file(), window, number),
                    targets.grid(),
                    commonLimits ? Optional.empty() : targets.picture().map(picture -> path(picture, window, number)),
                    targets.style(),
                    targets.overwrite());
            parts.add(new Part(number, window, files));
        }
        return parts;
    }

    private static Path path(Path pattern, TimeWindow window, int number) {
        return Path.of(pattern.toString()
                .replace("{start}", TIME.format(Instant.ofEpochMilli(window.startMs())))
                .replace("{end}", TIME.format(Instant.ofEpochMilli(window.endMs())))
                .replace("{number}", String.format(Locale.ROOT, "%04d", number)));
    }

    /**
     * Makes what is not there yet, and says so.
     *
     * @return how many windows have maps now
     * @throws IllegalArgumentException if a file is there that another question, or other input files, have made
     */
    public int run(MapMaker maker, PrintStream talk) throws IOException {
        List<Part> parts = parts();
        SeriesPictures pictures = pictures(parts);
        pictures.check(targets.overwrite());
        List<Part> missing = new ArrayList<>();
        for (Part part : parts) {
            if (!isDone(part, maker)) {
                part.targets().check();
                missing.add(part);
            }
        }
        int done = parts.size() - missing.size();
        if (done > 0) {
            talk.println(Words.count(done, "window") + " of " + parts.size() + " made before");
        }
        for (Part part : missing) {
            long startNs = System.nanoTime();
            Optional<MapMaker.Result> result = make(part, maker);
            done += result.isPresent() ? 1 : 0;
            talk.printf(
                    Locale.ROOT,
                    "[%d of %d] %s: %s, %.2f s%n",
                    part.number(),
                    parts.size(),
                    Words.window(part.window()),
                    result.map(r -> String.format(
                                    Locale.ROOT,
                                    "%,d samples, %s",
                                    r.samples(),
                                    part.targets().file()))
                            .orElse("no sample, no map"),
                    (System.nanoTime() - startNs) / 1e9);
        }
        if (commonLimits && done > 0) {
            talk.println(Words.count(pictures.draw(), "picture") + " with common limits");
        }
        return done;
    }

    /** The pictures that are drawn at the end; none unless their limits are common. */
    private SeriesPictures pictures(List<Part> parts) {
        List<SeriesPictures.Entry> entries = new ArrayList<>();
        if (commonLimits) {
            Path pattern = targets.picture().orElseThrow();
            for (Part part : parts) {
                entries.add(
                        new SeriesPictures.Entry(part.targets().file(), path(pattern, part.window(), part.number())));
            }
        }
        return new SeriesPictures(entries, targets.style());
    }

    /** The maps of a window, written if they have any sample: names come from a pattern, and nobody waits for each. */
    private Optional<MapMaker.Result> make(Part part, MapMaker maker) throws IOException {
        MapRequest window = request.withWindow(part.window());
        if (maker.provenance(window).sources().isEmpty()) {
            return Optional.empty();
        }
        MapMaker.Result result = maker.make(window);
        if (result.samples() == 0) {
            return Optional.empty();
        }
        part.targets().write(result.maps());
        return Optional.of(result);
    }

    private boolean isDone(Part part, MapMaker maker) throws IOException {
        if (part.targets().overwrite() || !part.targets().anyExists()) {
            return false;
        }
        Path file = part.targets().file();
        if (!part.targets().allExist() || !isSame(file, maker.provenance(request.withWindow(part.window())))) {
            throw new IllegalArgumentException("output '" + file
                    + "' or its picture is there, but not of this question and these input files;"
                    + " give --overwrite to make all windows again, or another name");
        }
        return true;
    }

    private boolean isSame(Path file, RunProvenance wanted) {
        try {
            LocalTimeMaps maps = MapFile.read(file);
            RunProvenance made = maps.provenance();
            return maps.comparison().isEmpty()
                    && maps.bins().equals(request.bins())
                    && maps.parameters().equals(request.parameters())
                    && made.channel().equals(wanted.channel())
                    && made.satellites().equals(wanted.satellites())
                    && made.direction() == wanted.direction()
                    && made.window().equals(wanted.window())
                    && made.conditions().equals(wanted.conditions())
                    && made.sources().equals(wanted.sources());
        } catch (UncheckedIOException | IllegalArgumentException e) {
            return false;
        }
    }
}
