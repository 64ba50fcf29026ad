package org.htmst.answer.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportsTest {

    private static final Table TABLE =
            new Table(List.of("name", "samples"), List.of(List.of("noaa-18", 22411), List.of("a,b", 7L)));

    private static final Facts FACTS = new Facts.Builder()
            .add("store_home", "/x")
            .add("samples", 87445L)
            .add("ratio", 1.25)
            .build();

    @Test
    void tables() throws JsonProcessingException {
        assertEquals("name     samples\nnoaa-18    22411\na,b            7\n", print(ReportFormat.TEXT, TABLE));
        assertEquals("name,samples\nnoaa-18,22411\n\"a,b\",7\n", print(ReportFormat.CSV, TABLE));
        var json = new ObjectMapper().readTree(print(ReportFormat.JSON, TABLE));
        assertEquals("[{\"name\":\"noaa-18\",\"samples\":22411},{\"name\":\"a,b\",\"samples\":7}]", json.toString());
    }

    @Test
    void emptyTables() throws JsonProcessingException {
        Table empty = new Table(List.of("a", "b"), List.of());
        assertEquals("a  b\n", print(ReportFormat.TEXT, empty));
        assertEquals(
                "[]",
                new ObjectMapper().readTree(print(ReportFormat.JSON, empty)).toString());
    }

    @Test
    void facts() throws JsonProcessingException {
        assertEquals("store home  /x\nsamples     87,445\nratio       1.25\n", print(ReportFormat.TEXT, FACTS));
        assertEquals("name,value\nstore_home,/x\nsamples,87445\nratio,1.25\n", print(ReportFormat.CSV, FACTS));
        assertEquals(
                "{\"store_home\":\"/x\",\"samples\":87445,\"ratio\":1.25}",
                new ObjectMapper().readTree(print(ReportFormat.JSON, FACTS)).toString());
    }

    @Test
    void aRowOfAnotherLengthIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Table(List.of("a"), List.of(List.of(1, 2))));
    }

    private static String print(ReportFormat format, Report report) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        format.print(report, new PrintStream(out, true, StandardCharsets.UTF_8));
        return out.toString(StandardCharsets.UTF_8);
    }
}
