package org.htmst.answer.print;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeAxis;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/** Numbers, times and lists in words, for people. */
public final class Words {

    private static final String[] BYTE_UNITS = {"kB", "MB", "GB", "TB"};

    private Words() {}

    /** {@code 1 file} or {@code 3 files}. */
    public static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    /** A size for people: {@code 4.7 MB}. */
    public static String bytes(long bytes) {
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
    public static String orAll(List<String> names) {
        return names.isEmpty() ? "all" : String.join(", ", names);
    }

    /** A list for people, or {@code none}. */
    public static String orNone(List<String> names) {
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    /** {@code START/END}, an open side as {@code ..}. */
    public static String window(TimeWindow window) {
        return (window.startMs() == TimeAxis.MIN_MS ? ".." : Instant.ofEpochMilli(window.startMs())) + "/"
                + (window.endMs() == TimeAxis.END_MS ? ".." : Instant.ofEpochMilli(window.endMs()));
    }

    /** Several windows. */
    public static String windows(TimeWindows windows) {
        return windows.list().stream().map(Words::window).collect(Collectors.joining(", "));
    }

    /** {@code FROM,TO} in hours. */
    public static String hours(LocalTimeWindow window) {
        return ValueType.FLOAT64.text(window.fromHour()) + "," + ValueType.FLOAT64.text(window.toHour());
    }

    /** Seconds to the hundredth. */
    public static String seconds(Duration duration) {
        return String.format(Locale.ROOT, "%.2f s", duration.toNanos() / 1e9);
    }
}
