package org.htmst.answer.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextPrintersTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void csv() throws IOException {
        Batches.print(new CsvPrinter(out, Column.standard(Batches.CHANNELS)));
        assertEquals(
                """
                time,satellite,lon,lat,alt,flux,flag,count
                2019-10-24T00:00:01.517Z,noaa-18,359.98,-80.967,843.5,80.64516,-1,65535
                2019-10-24T23:59:59.999Z,noaa-18,0,12.5,,,127,0
                2019-10-25T00:00:00.000Z,noaa-18,180,-0.016,881.2,4913510,,
                1969-12-31T23:59:59.999Z,"sat,""x""\",-179.5,90,800,,,7
                """,
                text());
    }

    @Test
    void csvOfChosenColumns() throws IOException {
        List<Column> columns = Column.chosen(List.of("f/0", "product", "local_time", "lat"), Batches.CHANNELS);
        CsvPrinter printer = new CsvPrinter(out, columns);
        printer.print(Batches.FIRST, 2, 3);
        printer.finish();
        assertEquals("flux,product,local_time,lat\n4913510,poes-proc,12,-0.016\n", text());
    }

    @Test
    void csvOfNothingIsItsHeader() throws IOException {
        new CsvPrinter(out, Column.standard(List.of())).finish();
        assertEquals("time,satellite,lon,lat,alt\n", text());
    }

    @Test
    void anUnknownColumnIsRefused() {
        IllegalArgumentException e =
                assertThrows(IllegalArgumentException.class, () -> Column.chosen(List.of("speed"), Batches.CHANNELS));
        assertTrue(e.getMessage().contains("column 'speed' is unknown; allowed: time, satellite"), e.getMessage());
    }

    @Test
    void jsonLines() throws IOException {
        Batches.print(new JsonLinesPrinter(out, Column.standard(Batches.CHANNELS)));
        String[] lines = text().split("\n");
        assertEquals(4, lines.length);
        assertEquals(
                "{\"time\":\"2019-10-24T23:59:59.999Z\",\"satellite\":\"noaa-18\",\"lon\":0,\"lat\":12.5,\"alt\":null,"
                        + "\"flux\":null,\"flag\":127,\"count\":0}",
                lines[1]);
        JsonNode last = new ObjectMapper().readTree(lines[3]);
        assertEquals("sat,\"x\"", last.get("satellite").asText());
        assertTrue(last.get("flux").isNull());
        assertEquals(7, last.get("count").asInt());
    }

    @Test
    void geoJson() throws IOException {
        Batches.print(new GeoJsonPrinter(out, Column.standard(Batches.CHANNELS), Batches.PROVENANCE));
        JsonNode root = new ObjectMapper().readTree(text());
        assertEquals("FeatureCollection", root.get("type").asText());
        assertEquals("a.nc", root.at("/provenance/sources/0/file").asText());
        assertEquals(
                "htm-st query --where 'flux > 1'",
                root.at("/provenance/command").asText());
        assertEquals(4, root.get("features").size());
        assertTrue(text().contains("\"coordinates\":[-0.02,-80.967]"), "exactly 359.98 - 360");
        assertTrue(text().contains("\"coordinates\":[-180,-0.016]"));
        JsonNode first = root.at("/features/0");
        assertEquals("Point", first.at("/geometry/type").asText());
        assertEquals(80.64516, first.at("/properties/flux").asDouble());
        assertEquals(843.5, first.at("/properties/alt").asDouble());
        assertTrue(first.at("/properties/lon").isMissingNode());
    }

    @Test
    void geoJsonOfNothing() throws IOException {
        new GeoJsonPrinter(out, Column.standard(List.of()), Batches.PROVENANCE).finish();
        assertEquals(0, new ObjectMapper().readTree(text()).get("features").size());
    }

    private String text() {
        return out.toString(StandardCharsets.UTF_8);
    }
}
