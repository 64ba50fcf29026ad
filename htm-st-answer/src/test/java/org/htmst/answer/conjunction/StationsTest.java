package org.htmst.answer.conjunction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.htmst.conjunction.Station;
import org.htmst.sphere.LonLat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StationsTest {

    @TempDir
    private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("stations.csv"), text);
    }

    @Test
    void readsWhatOtherProgramsWrite() throws IOException {
        String text = "\uFEFFName, Latitude ,LON,since\r\nKiruna,67.9,20.4,1957\r\n\r\n\"Here, there\",-90,200,\r\n";
        assertEquals(
                List.of(
                        new Station("Kiruna", new LonLat(20.4, 67.9)),
                        new Station("Here, there", new LonLat(200, -90))),
                Stations.read(file(text)).stream().map(Site::station).toList());
    }

    @Test
    void whatIsNoStationIsNamed() throws IOException {
        assertFault("line 3", "name,lon,lat\na,1,2\nb,NaN,50\n");
        assertFault("line 2", "name,lon,lat\na,1,91\n");
        assertFault("no column 'lat'", "name,lon\na,1\n");
        assertFault("no column 'name'", "lon,lat\n1,2\n");
        assertFault("station 2 of station file", "name,lon,lat\na,1,2\n,3,4\n");
        assertFault("has no points", "name,lon,lat\n");
    }

    private void assertFault(String words, String text) throws IOException {
        Path file = file(text);
        String message = assertThrows(IllegalArgumentException.class, () -> Stations.read(file))
                .getMessage();
        assertTrue(message.contains(words) && message.contains("stations.csv"), message);
    }
}
