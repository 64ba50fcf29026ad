package org.htmst.formats;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.near.Points;

/**
 * A file of points, with all that its rows say.
 *
 * @param path where it is
 * @param columns the names of its columns, in order
 * @param cells {@code cells[c][row]}: what stands there, as text; empty for nothing
 * @param lonDeg of each row
 * @param latDeg of each row
 * @param timeMs of each row, ms since 1970-01-01 UTC; empty if they have none
 */
public record PointRows(
        Path path, List<String> columns, String[][] cells, double[] lonDeg, double[] latDeg, Optional<long[]> timeMs) {

    public PointRows {
        columns = List.copyOf(columns);
    }

    /** A single point. */
    public static PointRows of(double lonDeg, double latDeg, Optional<Long> timeMs) {
        return new PointRows(
                Path.of(""),
                List.of(),
                new String[0][],
                new double[] {lonDeg},
                new double[] {latDeg},
                timeMs.map(time -> new long[] {time}));
    }

    /** How many points there are. */
    public int size() {
        return lonDeg.length;
    }

    /** The points of some rows. */
    public Points points(int from, int to) {
        double[] lon = Arrays.copyOfRange(lonDeg, from, to);
        double[] lat = Arrays.copyOfRange(latDeg, from, to);
        return timeMs.map(times -> Points.of(lon, lat, Arrays.copyOfRange(times, from, to)))
                .orElseGet(() -> Points.of(lon, lat));
    }

    /**
     * Checks a point that was read.
     *
     * @param row told in the error, such as {@code line 7}
     * @throws org.htmst.failure.HtmStException if it is none
     */
    public static void check(double lonDeg, double latDeg, Optional<Long> timeMs, String row, SourceFile file) {
        Places.fault(lonDeg, latDeg, Double.NaN).ifPresent(fault -> {
            throw file.error(row + ": " + fault.words());
        });
        timeMs.flatMap(Times::fault).ifPresent(fault -> {
            throw file.error(row + ": " + fault);
        });
    }
}
