package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.Schema;
import org.htmst.answer.print.AnswerFormat;
import org.htmst.answer.print.AnswerOutput;
import org.htmst.answer.print.Column;
import org.htmst.answer.print.Provenance;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Arrow and Parquet files of samples with every type of number, read back by Arrow and DuckDB. */
class ColumnFilesTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);

    private static final List<Channel> CHANNELS =
            Stream.of(ValueType.values()).map(ColumnFilesTest::channel).toList();

    private static final List<Column> COLUMNS = Column.chosen(
            Stream.concat(
                            Stream.of("time", "satellite", "lon", "lat", "alt", "product", "local_time"),
                            CHANNELS.stream().map(Channel::name))
                    .toList(),
            IntStream.range(0, CHANNELS.size())
                    .mapToObj(c -> Column.ofChannel(CHANNELS.get(c).name(), c, List.of(CHANNELS.get(c))))
                    .toList());

    private static final Provenance PROVENANCE = new Provenance(
            "htm-st 1",
            Instant.parse("2026-01-01T00:00:00Z"),
            "htm-st query --where 'x > 1'",
            List.of(new Provenance.Source("a.nc", "00ff", "made", "made-1", 1)));

    @TempDir
    private Path folder;

    private static Channel channel(ValueType type) {
        return new Channel(
                "made",
                "c_" + type.label(),
                "",
                Family.EP,
                "MEPED",
                type,
                type == ValueType.FLOAT32 ? "#/cm2-s-str-keV" : "",
                "numbers of " + type.label(),
                type == ValueType.FLOAT32 ? List.of(-999.0, -998.5) : List.of(),
                "");
    }

    /** Extremes of each type first, then anything, a tenth missing. */
    private static SampleBatch batch(Random random, int rows, String satellite, String product) {
        long[] timeMs = new long[rows];
        double[] lonDeg = new double[rows];
        double[] latDeg = new double[rows];
        double[] altKm = new double[rows];
        double[][] values = new double[CHANNELS.size()][rows];
        for (int i = 0; i < rows; i++) {
            timeMs[i] = i == 0 ? -1 : 1_571_875_200_000L + random.nextInt();
            lonDeg[i] = (float) (360 * random.nextDouble());
            latDeg[i] = (float) (180 * random.nextDouble() - 90);
            altKm[i] = i % 3 == 1 ? Double.NaN : (float) (800 + random.nextDouble());
            for (int c = 0; c < values.length; c++) {
                values[c][i] = value(random, CHANNELS.get(c).type(), i);
            }
        }
        return new SampleBatch(satellite, product, ValueType.FLOAT32, timeMs, lonDeg, latDeg, altKm, CHANNELS, values);
    }

    private static double value(Random random, ValueType type, int row) {
        if (row > 1 && random.nextInt(10) == 0) {
            return Double.NaN;
        }
        if (!type.isInteger()) {
            double value = row == 0 ? -0.0 : row == 1 ? Float.MIN_VALUE : random.nextGaussian() * 1e7;
            return type == ValueType.FLOAT32 ? (float) value : value;
        }
        int bits = 8 * type.bytes();
        boolean signed = type.name().startsWith("I");
        long least = signed ? -(1L << bits - 1) : 0;
        long most = (1L << (signed ? bits - 1 : bits)) - 1;
        return row == 0 ? least : row == 1 ? most : least + Math.floor(random.nextDouble() * (most - least + 1));
    }

    private static void print(AnswerOutput output, List<SampleBatch> batches) throws IOException {
        for (SampleBatch batch : batches) {
            int middle = batch.size() / 3;
            output.printer().print(batch, 0, middle);
            output.printer().print(batch, middle, batch.size());
        }
        output.finish();
    }

    private Path written(String name, List<Column> columns, List<SampleBatch> batches) throws IOException {
        Path file = folder.resolve(name);
        try (AnswerOutput output =
                AnswerOutput.toFile(file, true, AnswerFormat.form(file, Optional.empty()), columns, PROVENANCE)) {
            print(output, batches);
        }
        return file;
    }

    private static byte[] streamed(AnswerFormat format, List<Column> columns, List<SampleBatch> batches)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (AnswerOutput output = AnswerOutput.toStream(bytes, format, columns, PROVENANCE)) {
            print(output, batches);
        }
        return bytes.toByteArray();
    }

    /** Fails unless all readers find the rows of the CSV; else the numbers of batches and of row groups. */
    private List<Integer> check(List<Column> columns, List<SampleBatch> batches) throws IOException, SQLException {
        String csv = new String(streamed(AnswerFormat.CSV, columns, batches), StandardCharsets.UTF_8);
        ColumnText file = ColumnText.ofArrow(written("a.arrow", columns, batches));
        ColumnText stream = ColumnText.ofArrowStream(streamed(AnswerFormat.ARROW, columns, batches));
        ColumnText parquet = ColumnText.ofParquet(written("a.parquet", columns, batches));
        for (ColumnText read : List.of(file, stream, parquet)) {
            read.checkAgainst(csv, "seed " + SEED);
        }
        assertEquals(file.batches(), stream.batches());
        if (columns.equals(COLUMNS)) {
            assertEquals(ARROW_TYPES, file.types());
            assertEquals(DUCKDB_TYPES, parquet.types());
        }
        return List.of(file.batches(), parquet.batches());
    }

    @Test
    void everyFormHasTheNumbersOfTheCsv() throws IOException, SQLException {
        Random random = new Random(SEED);
        assertEquals(List.of(0, 0), check(COLUMNS, List.of()));
        assertEquals(List.of(1, 1), check(COLUMNS, List.of(batch(random, 1, "noaa-18", "made"))));
        assertEquals(
                List.of(1, 1),
                check(
                        COLUMNS,
                        List.of(
                                batch(random, 50, "noaa-18", "made"),
                                without(batch(random, 7, "Größe-1", "other"), 3),
                                batch(random, 2000, "noaa-18", "made"))));
    }

    /** More rows than a batch or a row group has. */
    @Test
    void manyRowsComeInSeveralPieces() throws IOException, SQLException {
        Random random = new Random(SEED);
        List<Column> some = List.of(COLUMNS.get(0), COLUMNS.get(1), COLUMNS.get(10), COLUMNS.get(13));
        List<SampleBatch> batches = IntStream.range(0, 30)
                .mapToObj(i -> batch(random, 10_007, "noaa-" + i % 2, "made"))
                .toList();
        assertEquals(List.of(5, 2), check(some, batches));
    }

    private static final List<String> ARROW_TYPES = List.of(
            "Timestamp(MILLISECOND, UTC) not null",
            "Utf8 not null",
            "FloatingPoint(DOUBLE) not null",
            "FloatingPoint(DOUBLE) not null",
            "FloatingPoint(DOUBLE)",
            "Utf8 not null",
            "FloatingPoint(DOUBLE) not null",
            "Int(8, true)",
            "Int(8, false)",
            "Int(16, true)",
            "Int(16, false)",
            "Int(32, true)",
            "Int(32, false)",
            "FloatingPoint(SINGLE)",
            "FloatingPoint(DOUBLE)");

    private static final List<String> DUCKDB_TYPES = List.of(
            "TIMESTAMP WITH TIME ZONE",
            "VARCHAR",
            "DOUBLE",
            "DOUBLE",
            "DOUBLE",
            "VARCHAR",
            "DOUBLE",
            "TINYINT",
            "UTINYINT",
            "SMALLINT",
            "USMALLINT",
            "INTEGER",
            "UINTEGER",
            "FLOAT",
            "DOUBLE");

    /** As a product that has no such channel answers. */
    private static SampleBatch without(SampleBatch batch, int channel) {
        List<Channel> channels = new ArrayList<>(batch.channels());
        channels.set(channel, null);
        return new SampleBatch(
                batch.satellite(),
                batch.product(),
                batch.positionType(),
                batch.timeMs(),
                batch.lonDeg(),
                batch.latDeg(),
                batch.altKm(),
                channels,
                batch.values());
    }

    @Test
    void unitsAndProvenanceAreInside() throws IOException, SQLException {
        List<SampleBatch> batches = List.of(batch(new Random(SEED), 2, "noaa-18", "made"));
        Schema schema = ColumnText.arrowSchema(written("a.arrow", COLUMNS, batches));
        assertEquals(
                "htm-st query --where 'x > 1'",
                schema.getCustomMetadata().get("history").substring(21));
        assertTrue(schema.getCustomMetadata().get("provenance").contains("\"sha256\":\"00ff\""));
        assertEquals(
                Map.of(
                        "long_name", "numbers of float32",
                        "units", "cm-2 s-1 sr-1 keV-1",
                        "original_units", "#/cm2-s-str-keV",
                        "family", "EP",
                        "instrument", "MEPED",
                        "missing_values", "-999, -998.5"),
                schema.findField("c_float32").getMetadata());
        assertEquals("degrees_north", schema.findField("lat").getMetadata().get("units"));
        Path parquet = written("a.parquet", COLUMNS, batches);
        Map<String, String> metadata = parquetMetadata(parquet);
        assertEquals(schema.getCustomMetadata().get("provenance"), metadata.get("provenance"));
        assertTrue(
                metadata.get("columns")
                        .contains("{\"name\":\"lat\",\"long_name\":\"geodetic latitude\",\"units\":\"degrees_north\"}"),
                metadata.get("columns"));
        assertTrue(metadata.containsKey("ARROW:schema"));
    }

    private static Map<String, String> parquetMetadata(Path file) throws SQLException {
        Map<String, String> metadata = new HashMap<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(
                        "SELECT decode(key), decode(value) FROM parquet_kv_metadata('" + file + "')")) {
            while (result.next()) {
                metadata.put(result.getString(1), result.getString(2));
            }
        }
        return metadata;
    }

    /** Neither form knows two columns of one name apart. */
    @Test
    void namesAreMadeDifferent() throws IOException, SQLException {
        List<Column> twice = List.of(COLUMNS.get(2), COLUMNS.get(2), COLUMNS.get(3));
        for (String suffix : List.of("arrow", "parquet")) {
            Path file = folder.resolve("twice." + suffix);
            try (AnswerOutput output =
                    AnswerOutput.toFile(file, false, AnswerFormat.form(file, Optional.empty()), twice, PROVENANCE)) {
                print(output, List.of(batch(new Random(SEED), 3, "noaa-18", "made")));
            }
            ColumnText read = suffix.equals("arrow") ? ColumnText.ofArrow(file) : ColumnText.ofParquet(file);
            assertEquals(List.of("lon", "lon_", "lat"), read.header());
            assertEquals(read.rows().get(2).get(0), read.rows().get(2).get(1));
        }
    }

    /** What is cut short has no end: that of a file is missed, and that of a stream is not written. */
    @Test
    void anUnfinishedAnswerIsNoWholeOne() throws IOException {
        List<SampleBatch> batches = List.of(batch(new Random(SEED), 100, "noaa-18", "made"));
        for (AnswerFormat format : List.of(AnswerFormat.ARROW, AnswerFormat.PARQUET)) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (AnswerOutput output = AnswerOutput.toStream(bytes, format, COLUMNS, PROVENANCE)) {
                output.printer().print(batches.get(0), 0, 100);
            }
            byte[] whole = streamed(format, COLUMNS, batches);
            assertTrue(bytes.size() < whole.length, format + " of " + bytes.size());
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> AnswerFormat.form(folder.resolve("a.parquet.gz"), Optional.empty()));
    }
}
