package org.htmst.formats.csv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.htmst.failure.HtmStException;
import org.htmst.formats.PointNames;
import org.htmst.formats.PointRows;
import org.htmst.formats.PointType;
import org.htmst.formats.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of points: what they say, and what is wrong with them in one message that names file and row. */
class CsvPointsTest {

    @TempDir
    private Path folder;

    private PointRows read(String text, String... columns) throws IOException {
        Path file = folder.resolve("points.csv");
        Files.writeString(file, text);
        return CsvPoints.read(SourceFile.read(file), new PointNames(List.of(columns)));
    }

    private void refused(String part, String text, String... columns) {
        HtmStException error = assertThrows(HtmStException.class, () -> read(text, columns));
        assertTrue(error.getMessage().contains("points.csv"), error.getMessage());
        assertTrue(error.getMessage().contains(part), error.getMessage());
    }

    @Test
    void pointsHavePlacesTimesAndWhatElseTheirRowsSay() throws IOException {
        PointRows table = read(
                "\uFEFFname,Longitude,LAT,time\r\n\"a, b\", 350 ,-10.5,2019-10-24T06:30Z\r\n\r\nc,-10,90,2019-297\u0020 06\r\n"
                        .replace("2019-297\u0020 06", "2019-297T06Z"));
        assertEquals(List.of("name", "Longitude", "LAT", "time"), table.columns());
        assertArrayEquals(new double[] {350, -10}, table.lonDeg());
        assertArrayEquals(new double[] {-10.5, 90}, table.latDeg());
        assertEquals(
                Instant.parse("2019-10-24T06:00:00Z").toEpochMilli(),
                table.timeMs().orElseThrow()[1]);
        assertEquals("a, b", table.cells()[0][0]);
        assertTrue(read("lon,lat\n1,2\n").timeMs().isEmpty());
        assertArrayEquals(new double[] {1}, read("y,x\n2,1\n", "x", "y").lonDeg());
    }

    @Test
    void whatIsWrongIsToldWithItsRow() {
        refused("line 3: column lat: 'NaN' is not a decimal number", "lon,lat\n1,2\n3,NaN\n");
        refused("line 2: column lon: '' is not", "lon,lat\n,2\n");
        refused("line 3: lat 91.0 is not in -90..90", "lon,lat\n1,2\n3,91\n");
        refused("line 2: lon -181.0 is not in -180..360", "lon,lat\n-181,1\n");
        refused("line 2: column time: 'noon' is no time", "lon,lat,time\n1,1,noon\n");
        refused("line 2: has 1 fields where the header has 2", "lon,lat\n1\n");
        refused("has no column 'lat'; its columns: lon, latt", "lon,latt\n1,2\n");
        refused("has no column 'q'", "lon,lat\n1,2\n", "lon", "q");
        refused("column 'lon' is named twice", "lon,lat,lon\n1,2,3\n");
        refused("has no points, only a header", "lon,lat\n");
        refused("is empty", "");
        refused("has no line that names its columns", "\n\n");
    }

    @Test
    void aColumnIsWhatAllOfItsFieldsAre() throws IOException {
        PointRows table = read(
                """
                lon,lat,id,code,count,time,local,when,note,empty,big,digits,fine
                1,2.50,7,007,3,2019-10-24T06:30Z,2019-10-24 06:30:00.125,2019-297T06:00,1e3,,9007199254740993,12345678901234567890,2019-10-24T06:30:00.0005Z
                10,-.5,-12,12,,2019-10-24T06:31Z,,2019-10-24T06:00+01:00,-0,,1,1,2019-10-24T06:30Z
                """);
        assertEquals(
                List.of(
                        PointType.INTEGER,
                        PointType.NUMBER,
                        PointType.INTEGER,
                        PointType.TEXT,
                        PointType.INTEGER,
                        PointType.TIME,
                        PointType.TIME,
                        PointType.TIME,
                        PointType.NUMBER,
                        PointType.TEXT,
                        PointType.INTEGER,
                        PointType.TEXT,
                        PointType.TEXT),
                table.types());
        assertEquals(9007199254740993L, PointType.INTEGER.value(table.cells()[10][0]));
        assertEquals(-0.5, PointType.NUMBER.value(table.cells()[1][1]));
        assertEquals(Double.NaN, PointType.INTEGER.value(table.cells()[4][1]));
        assertEquals(Instant.parse("2019-10-24T06:30:00.125Z"), PointType.TIME.value(table.cells()[6][0]));
        assertEquals(Instant.parse("2019-10-24T05:00:00Z"), PointType.TIME.value(table.cells()[7][1]));
        assertEquals("2.50", table.cells()[1][0]);
    }

    @Test
    void columnsAreTwoOrThree() {
        assertThrows(IllegalArgumentException.class, () -> new PointNames(List.of("lon")));
    }
}
