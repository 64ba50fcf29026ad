package org.htmst.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.htmst.cli.print.ReportFormat;
import org.htmst.hbase.scan.LeftOut;
import org.htmst.hbase.scan.SampleQuery;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/** Sentences that several commands say. */
final class Talk {

    private static final String[] BYTE_UNITS = {"kB", "MB", "GB", "TB"};

    private Talk() {}

    /** Where to say what nobody wants to hear. */
    static PrintStream silent() {
        return new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /** How many samples were left out for their values; with no channels asked for, none are. */
    static String leftOut(SampleQuery query, LeftOut samples) {
        return query.keepFlagged()
                ? "left out: nothing (--keep-flagged)"
                : leftOut(samples) + (samples.equals(LeftOut.NONE) ? "" : " (--keep-flagged keeps them)");
    }

    /** The same for a command that never keeps them. */
    static String leftOut(LeftOut samples) {
        return "left out: " + reasons(samples);
    }

    /**
     * Of each channel of a question for several how many samples lack its value, be it that they answer with others; a line for each
     * that lacks any.
     */
    static List<String> blanks(SampleQuery query, List<LeftOut> blanks) {
        List<String> lines = new ArrayList<>();
        for (int c = 0; c < blanks.size() && blanks.size() > 1; c++) {
            if (!blanks.get(c).equals(LeftOut.NONE)) {
                lines.add("without " + query.channels().get(c) + ": " + reasons(blanks.get(c)));
            }
        }
        return lines;
    }

    private static String reasons(LeftOut leftOut) {
        return leftOut.flagged() + " in-flight calibration, " + leftOut.missing() + " missing";
    }

    /** A number that names something, such as a process: for people without separators. */
    static Object number(long number, ReportFormat format) {
        return format == ReportFormat.JSON ? (Object) number : Long.toString(number);
    }

    /** {@code 1 file} or {@code 3 files}. */
    static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** {@code latitude 2, time 1}. */
    static String reasons(SortedMap<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** A size for people: {@code 4.7 MB}. */
    static String bytes(long bytes) {
        if (bytes < 1000) {
            return bytes + " B";
        }
        double size = bytes;
        int unit = -1;
        while (size >= 999.5 && unit < BYTE_UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, size < 10 ? "%.1f %s" : "%.0f %s", size, BYTE_UNITS[unit]);
    }

    /** A list for people, or {@code all}. */
    static String orAll(List<String> names) {
        return names.isEmpty() ? "all" : String.join(", ", names);
    }

    /** A list for people, or {@code none}. */
    static String orNone(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** {@code START/END}, an open side as {@code ..}. */
    static String window(TimeWindow window) {
        return (window.startMs() == TimeAxis.MIN_MS ? ".." : Instant.ofEpochMilli(window.startMs())) + "/"
                + (window.endMs() == TimeAxis.END_MS ? ".." : Instant.ofEpochMilli(window.endMs()));
    }

    /** Several windows. */
    static String windows(TimeWindows windows) {
        return windows.list().stream().map(Talk::window).collect(Collectors.joining(", "));
    }

    /** {@code FROM,TO} in hours. */
    static String hours(LocalTimeWindow window) {
        return ValueType.FLOAT64.text(window.fromHour()) + "," + ValueType.FLOAT64.text(window.toHour());
    }

    /** Seconds to the hundredth. */
    static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }
}
