package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.TimeStampMilliTZVector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.UInt4Vector;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Schema;
import org.htmst.sample.ValueType;

/**
 * What other programs read in files of columns.
 *
 * @param header names of the columns
 * @param types of the columns, as the reader calls them
 * @param rows values as text; empty where null
 * @param batches how many there are
 */
record ColumnText(List<String> header, List<String> types, List<List<String>> rows, int batches) {

    /** What Arrow reads in a file. */
    static ColumnText ofArrow(Path file) throws IOException {
        try (BufferAllocator memory = new RootAllocator();
                FileChannel channel = FileChannel.open(file);
                ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
            return of(reader);
        }
    }

    /** What Arrow reads in a stream. */
    static ColumnText ofArrowStream(byte[] bytes) throws IOException {
        try (BufferAllocator memory = new RootAllocator();
                ArrowStreamReader reader = new ArrowStreamReader(new ByteArrayInputStream(bytes), memory)) {
            return of(reader);
        }
    }

    /** What an Arrow file says that it holds. */
    static Schema arrowSchema(Path file) throws IOException {
        try (BufferAllocator memory = new RootAllocator();
                FileChannel channel = FileChannel.open(file);
                ArrowFileReader reader = new ArrowFileReader(channel, memory)) {
            return reader.getVectorSchemaRoot().getSchema();
        }
    }

    private static ColumnText of(ArrowReader reader) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        int batches = 0;
        List<FieldVector> vectors = reader.getVectorSchemaRoot().getFieldVectors();
        while (reader.loadNextBatch()) {
            batches++;
            for (int i = 0; i < reader.getVectorSchemaRoot().getRowCount(); i++) {
                List<String> row = new ArrayList<>();
                for (FieldVector vector : vectors) {
                    row.add(vector.isNull(i) ? "" : text(vector, i));
                }
                rows.add(row);
            }
        }
        Schema schema = reader.getVectorSchemaRoot().getSchema();
        return new ColumnText(
                schema.getFields().stream().map(field -> field.getName()).toList(),
                schema.getFields().stream()
                        .map(field -> field.getType() + (field.isNullable() ? "" : " not null"))
                        .toList(),
                rows,
                batches);
    }

    private static String text(FieldVector vector, int i) {
        if (vector instanceof TimeStampMilliTZVector times) {
            return text(Instant.ofEpochMilli(times.get(i)));
        }
        if (vector instanceof UInt1Vector || vector instanceof UInt2Vector || vector instanceof UInt4Vector) {
            long mask = vector instanceof UInt1Vector ? 0xFF : vector instanceof UInt2Vector ? 0xFFFF : 0xFFFF_FFFFL;
            Object value = vector.getObject(i);
            return Long.toString((value instanceof Character c ? c : ((Number) value).longValue()) & mask);
        }
        return text(vector.getObject(i));
    }

    /** What DuckDB reads in a Parquet file. */
    static ColumnText ofParquet(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            List<String> header = new ArrayList<>();
            List<String> types = new ArrayList<>();
            List<List<String>> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery("SELECT * FROM read_parquet('" + file + "')")) {
                int columns = result.getMetaData().getColumnCount();
                for (int c = 1; c <= columns; c++) {
                    header.add(result.getMetaData().getColumnName(c));
                    types.add(result.getMetaData().getColumnTypeName(c));
                }
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int c = 1; c <= columns; c++) {
                        Object value = result.getObject(c);
                        row.add(value == null ? "" : text(value));
                    }
                    rows.add(row);
                }
            }
            try (ResultSet groups = statement.executeQuery(
                    "SELECT count(DISTINCT row_group_id)::INT FROM parquet_metadata('" + file + "')")) {
                groups.next();
                return new ColumnText(header, types, rows, groups.getInt(1));
            }
        }
    }

    private static String text(Object value) {
        if (value instanceof OffsetDateTime time) {
            return text(time.toInstant());
        }
        return value instanceof Float number
                ? ValueType.FLOAT32.text(number)
                : value instanceof Double number ? ValueType.FLOAT64.text(number) : value.toString();
    }

    private static String text(Instant time) {
        String text = time.toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }

    /** Fails unless it has what a CSV file has, whose numbers may be of 32 bits where these are of 64. */
    void checkAgainst(String csv, String question) {
        List<List<String>> lines = csv.lines().map(ColumnText::cells).toList();
        assertEquals(lines.get(0), header, question);
        assertEquals(lines.size() - 1, rows.size(), question);
        for (int i = 0; i < rows.size(); i++) {
            for (int c = 0; c < header.size(); c++) {
                String expected = lines.get(i + 1).get(c);
                String read = rows.get(i).get(c);
                if (!expected.equals(read) && !isSameNumber(expected, read) && !isSameTime(expected, read)) {
                    assertEquals(expected, read, header.get(c) + " of row " + i + ": " + question);
                }
            }
        }
    }

    private static boolean isSameNumber(String printed, String read) {
        try {
            return !printed.isEmpty()
                    && !read.isEmpty()
                    && (Double.parseDouble(printed) == Double.parseDouble(read)
                            || Float.parseFloat(printed) == Double.parseDouble(read));
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static boolean isSameTime(String printed, String read) {
        return printed.endsWith("Z") && read.equals(printed.replaceFirst("(:\\d\\d)Z$", "$1.000Z"));
    }

    /** Of a line without quotes. */
    private static List<String> cells(String line) {
        return List.of(line.split(",", -1));
    }
}
