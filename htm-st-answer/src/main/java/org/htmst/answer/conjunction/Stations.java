package org.htmst.answer.conjunction;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
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
     * The stations of a file of points with a column of names.
     *
     * @throws IllegalArgumentException if a column is missing, or a line has no place
     * @throws HtmStException if it cannot be read
     */
    public static List<Station> read(Path path) {
        SourceFile file = SourceFile.read(path);
        PointRows rows;
        try {
            rows = CsvPoints.read(file, PointNames.USUAL);
        } catch (HtmStException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        int names = IntStream.range(0, rows.columns().size())
                .filter(c -> rows.columns().get(c).equalsIgnoreCase("name"))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("station file " + path + " has no column 'name', only "
                        + rows.columns() + "; its first line names the columns name,lon,lat"));
        return IntStream.range(0, rows.size())
                .mapToObj(row -> {
                    String name = rows.cells()[names][row];
                    if (name.isEmpty()) {
                        throw new IllegalArgumentException(
                                "station " + (row + 1) + " of station file " + path + " has no name");
                    }
                    return new Station(name, new LonLat(rows.lonDeg()[row], rows.latDeg()[row]));
                })
                .toList();
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
