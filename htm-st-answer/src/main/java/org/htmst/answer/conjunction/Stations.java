package org.htmst.answer.conjunction;

import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.htmst.conjunction.Station;
import org.htmst.failure.HtmStException;
import org.htmst.formats.PointNames;
import org.htmst.formats.PointRows;
import org.htmst.formats.SourceFile;
import org.htmst.formats.csv.CsvPoints;
import org.htmst.sphere.LonLat;

/** Stations as people write them. */
public final class Stations {

    /** How long an event lasts that has no end. */
    private static final long EVENT_MS = 60_000;

    private Stations() {}

    /**
     * A station as LON,LAT or LON,LAT,NAME; without a name it is called as it is written.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Station parse(String text) {
        String[] parts = text.split(",", 3);
        if (parts.length < 2 || parts.length == 3 && parts[2].isBlank()) {
            throw new IllegalArgumentException("station '" + text + "' is not LON,LAT or LON,LAT,NAME");
        }
        String name = parts.length == 3 ? parts[2].strip() : text;
        return station(name, parts[0], parts[1], "station '" + text + "'");
    }

    /**
     * The stations of a file of points with a column of names, and maybe of programs and types of instruments.
     *
     * @throws IllegalArgumentException if a column is missing, or a line has no place
     * @throws HtmStException if it cannot be read
     */
    public static List<Site> read(Path path) {
        PointRows rows = rows(path);
        int names = column(rows, "name")
                .orElseThrow(() -> new IllegalArgumentException("station file " + path + " has no column 'name', only "
                        + rows.columns() + "; its first line names the columns name,lon,lat"));
        return IntStream.range(0, rows.size())
                .mapToObj(row -> {
                    String name = rows.cells()[names][row];
                    if (name.isEmpty()) {
                        throw new IllegalArgumentException(
                                "station " + (row + 1) + " of station file " + path + " has no name");
                    }
                    return new Site(
                            new Station(name, new LonLat(rows.lonDeg()[row], rows.latDeg()[row])),
                            cell(rows, "program", row),
                            cell(rows, "instrument_type", row));
                })
                .toList();
    }

    /**
     * The events of a file of points with times, each of which is where it is for a minute, or until what a column {@code end} says.
     *
     * @throws IllegalArgumentException if a column is missing, a line has no place or time, or ends before it begins
     * @throws HtmStException if it cannot be read
     */
    public static List<Site> readEvents(Path path) {
        PointRows rows = rows(path);
        int names = column(rows, "name")
                .orElseThrow(() -> new IllegalArgumentException("event file " + path + " has no column 'name', only "
                        + rows.columns() + "; its first line names the columns name,time,lon,lat"));
        long[] timeMs = rows.timeMs()
                .orElseThrow(() -> new IllegalArgumentException("event file " + path + " has no column 'time', only "
                        + rows.columns() + "; its first line names the columns name,time,lon,lat"));
        return IntStream.range(0, rows.size())
                .mapToObj(row -> {
                    String end = cell(rows, "end", row);
                    String name = rows.cells()[names][row];
                    try {
                        long endMs = end.isEmpty()
                                ? timeMs[row] + EVENT_MS
                                : Instant.parse(end.endsWith("Z") ? end : end + "Z")
                                        .toEpochMilli();
                        Station station = new Station(
                                name + " " + (row + 1),
                                new LonLat(rows.lonDeg()[row], rows.latDeg()[row]),
                                timeMs[row],
                                endMs);
                        return new Site(station, name, cell(rows, "instrument_type", row));
                    } catch (DateTimeException | IllegalArgumentException e) {
                        throw new IllegalArgumentException(
                                "event " + (row + 1) + " of event file " + path + ": " + e.getMessage(), e);
                    }
                })
                .toList();
    }

    private static PointRows rows(Path path) {
        SourceFile file = SourceFile.read(path);
        try {
            return CsvPoints.read(file, PointNames.USUAL);
        } catch (HtmStException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static Optional<Integer> column(PointRows rows, String name) {
        return IntStream.range(0, rows.columns().size())
                .filter(c -> rows.columns().get(c).equalsIgnoreCase(name))
                .boxed()
                .findFirst();
    }

    private static String cell(PointRows rows, String name, int row) {
        return column(rows, name).map(c -> rows.cells()[c][row]).orElse("");
    }

    private static Station station(String name, String lon, String lat, String where) {
        try {
            return new Station(name, new LonLat(Double.parseDouble(lon), Double.parseDouble(lat)));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    where + ": '" + lon + "," + lat + "' is not a longitude and a latitude in degrees", e);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(where + ": " + e.getMessage().toLowerCase(Locale.ROOT), e);
        }
    }
}
