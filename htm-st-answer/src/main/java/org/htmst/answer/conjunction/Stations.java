package org.htmst.answer.conjunction;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.htmst.conjunction.Station;
import org.htmst.failure.HtmStException;
import org.htmst.sphere.LonLat;

/** Stations as people write them. */
public final class Stations {

    private static final CSVFormat FORM = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreHeaderCase(true)
            .setIgnoreSurroundingSpaces(true)
            .setIgnoreEmptyLines(true)
            .get();

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
     * The stations of a CSV file with the columns name, lon and lat.
     *
     * @throws IllegalArgumentException if a column is missing, or a line has no place
     * @throws HtmStException if it cannot be read
     */
    public static List<Station> read(Path file) {
        try (Reader text = Files.newBufferedReader(file);
                CSVParser lines = FORM.parse(text)) {
            for (String column : List.of("name", "lon", "lat")) {
                if (lines.getHeaderNames().stream().noneMatch(column::equalsIgnoreCase)) {
                    throw new IllegalArgumentException("station file " + file + " has no column '" + column + "', only "
                            + lines.getHeaderNames() + "; its first line names the columns name,lon,lat");
                }
            }
            List<Station> stations = new ArrayList<>();
            for (CSVRecord line : lines) {
                String where = "station file " + file + ", line " + lines.getCurrentLineNumber();
                if (!line.isConsistent() || line.get("name").isBlank()) {
                    throw new IllegalArgumentException(where + ": not as many fields as columns, or no name");
                }
                stations.add(station(line.get("name"), line.get("lon"), line.get("lat"), where));
            }
            if (stations.isEmpty()) {
                throw new IllegalArgumentException("station file " + file + " has no station");
            }
            return stations;
        } catch (IOException e) {
            throw new HtmStException("station file " + file + " cannot be read: " + e, false, e);
        }
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
