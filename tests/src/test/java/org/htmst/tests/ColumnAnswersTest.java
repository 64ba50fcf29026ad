package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.arrow.vector.types.pojo.Schema;
import org.htmst.answer.order.AnswerColumns;
import org.htmst.answer.order.AnswerOrder;
import org.htmst.answer.order.AnswerWriter;
import org.htmst.answer.print.AnswerFormat;
import org.htmst.answer.print.AnswerOutput;
import org.htmst.answer.print.Column;
import org.htmst.answer.print.Provenance;
import org.htmst.formats.SourceContent;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryLimits;
import org.htmst.query.SampleQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Answers of a store as Arrow and Parquet, read by Arrow and DuckDB: the same as CSV, value for value. */
@ExtendWith(TestStore.class)
class ColumnAnswersTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);
    private static final int QUESTIONS = 24;
    private static final Provenance PROVENANCE =
            new Provenance("htm-st", Instant.parse("2026-01-01T00:00:00Z"), "htm-st query", List.of());

    private final TestStore.Running running;
    private final List<SourceContent> files =
            new ArrayList<>(SampleFiles.NETCDF.stream().map(SampleFiles::read).toList());

    @TempDir
    private Path folder;

    ColumnAnswersTest(TestStore.Running running) {
        this.running = running;
    }

    @BeforeEach
    void load() {
        files.add(MadeSamples.noisyFile(SEED));
        files.forEach(running.store()::load);
    }

    private AnswerOutput output(Path file, List<Column> columns) throws IOException {
        return AnswerOutput.toFile(file, true, AnswerFormat.form(file, Optional.empty()), columns, PROVENANCE);
    }

    private void answer(SampleQuery query, AnswerOrder order, AnswerOutput output) throws IOException {
        try (output) {
            order.answer(
                    running.store().view(),
                    query,
                    QueryLimits.NONE,
                    granules -> new AnswerWriter(output.printer(), Long.MAX_VALUE));
            output.finish();
        }
    }

    @Test
    void randomQuestionsHaveOneAnswerInEveryForm() throws IOException, SQLException {
        RandomQueries queries = new RandomQueries(SEED, files);
        StoreView view = running.store().view();
        int empty = 0;
        int rows = 0;
        for (int q = 0; q < QUESTIONS; q++) {
            SampleQuery query = view.named(queries.next());
            String question = "seed " + SEED + ", question " + q + ": " + query;
            List<String> names = q % 3 > 0
                    ? List.of()
                    : Stream.concat(Stream.of("product", "time", "local_time", "alt", "lat"), query.channels().stream())
                            .toList();
            List<Column> columns =
                    AnswerColumns.of(query, names, running.store().catalog());
            AnswerOrder order = AnswerOrder.values()[q % AnswerOrder.values().length];
            ByteArrayOutputStream csv = new ByteArrayOutputStream();
            answer(query, order, AnswerOutput.toStream(csv, AnswerFormat.CSV, columns, PROVENANCE));
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            answer(query, order, AnswerOutput.toStream(stream, AnswerFormat.ARROW, columns, PROVENANCE));
            Path arrow = folder.resolve("a.arrow");
            answer(query, order, output(arrow, columns));
            Path parquet = folder.resolve("a.parquet");
            answer(query, order, output(parquet, columns));
            for (ColumnText read : List.of(
                    ColumnText.ofArrow(arrow),
                    ColumnText.ofArrowStream(stream.toByteArray()),
                    ColumnText.ofParquet(parquet))) {
                read.checkAgainst(csv.toString(StandardCharsets.UTF_8), question);
                empty += read.rows().isEmpty() ? 1 : 0;
                rows += read.rows().size();
            }
        }
        assertTrue(empty > 0 && rows > 50_000, empty + " empty, " + rows + " rows");
    }

    private byte[] run(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CommandLineRun run = CommandLineRun.of(running.location(), out, words);
        assertEquals(0, run.code(), run.err());
        return out.toByteArray();
    }

    /** Whatever the user speaks. */
    @Test
    void commandsWriteThem() throws IOException, SQLException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            check("query", "--channel", "e1/0,MLT", "--region", "saa", "--order", "time");
            check("query", "--channel", "f,calibration", "--product", "made", "--keep-flagged");
            check("summarize", "--channel", "e1/0,e3/90", "--by", "time:3h,L_IGRF:0.5", "--statistic", "count,sd,p95");
            check("summarize", "--channel", "e1/0", "--by", "direction,trixel:2,pass", "--region", "saa");
            check("passes", "--region", "saa", "--channel", "p1/0,e3/90", "--statistic", "count,min,median");
            check("passes", "--lat", "89.999,90");
        } finally {
            Locale.setDefault(before);
        }
    }

    private void check(String... words) throws IOException, SQLException {
        String question = String.join(" ", words);
        String csv = new String(run(with(words, "--format", "csv")), StandardCharsets.UTF_8);
        ColumnText.ofArrowStream(run(with(words, "--format", "arrow"))).checkAgainst(csv, question);
        Path arrow = folder.resolve("c.feather");
        assertEquals(0, run(with(words, "--overwrite", "-o", arrow.toString())).length);
        ColumnText.ofArrow(arrow).checkAgainst(csv, question);
        Schema schema = ColumnText.arrowSchema(arrow);
        assertTrue(schema.getCustomMetadata().get("history").contains("htm-st " + words[0]), question);
        Path parquet = folder.resolve("c.parquet");
        run(with(words, "--overwrite", "-o", parquet.toString()));
        ColumnText.ofParquet(parquet).checkAgainst(csv, question);
        Path sent = Files.write(folder.resolve("sent"), run(with(words, "--format", "parquet")));
        ColumnText.ofParquet(sent).checkAgainst(csv, question);
    }

    private static String[] with(String[] words, String... more) {
        return Stream.concat(Stream.of(words), Stream.of(more)).toArray(String[]::new);
    }

    /** Which is a table of a dimension; see {@link SummaryFileTest} for summaries. */
    @Test
    void passagesAreWrittenInEveryOtherForm() throws IOException {
        String[] words = {"passes", "--region", "saa", "--channel", "p1/0", "--statistic", "count,max"};
        for (String form : List.of("text", "jsonl")) {
            byte[] printed = run(with(words, "--format", form));
            Path file = folder.resolve("p." + form.replace("text", "txt"));
            run(with(words, "-o", file.toString()));
            assertEquals(new String(printed, StandardCharsets.UTF_8), Files.readString(file));
            assertTrue(Files.readString(folder.resolve(file.getFileName() + "-metadata.json"))
                    .contains("\"datatype\" : \"integer\""));
        }
        Path netcdf = folder.resolve("p.nc");
        run(with(words, "-o", netcdf.toString()));
        String csv = new String(run(with(words, "--format", "csv")), StandardCharsets.UTF_8);
        try (ucar.nc2.NetcdfFile file = ucar.nc2.NetcdfFile.open(netcdf.toString())) {
            List<String> lines = csv.lines().toList();
            assertEquals(lines.size() - 1, file.findDimension("pass").getLength());
            for (int i = 1; i < lines.size(); i++) {
                String[] cells = lines.get(i).split(",", -1);
                assertEquals(
                        Instant.parse(cells[2]).toEpochMilli() / 1000.0,
                        file.findVariable("start").read().getDouble(i - 1));
                assertEquals(
                        Integer.parseInt(cells[5]),
                        file.findVariable("samples").read().getInt(i - 1));
                assertEquals(Float.parseFloat(cells[13]), (float)
                        file.findVariable("p1_0_max").read().getDouble(i - 1));
            }
            assertEquals(
                    "cm-2 s-1 sr-1 keV-1",
                    file.findVariable("p1_0_max").findAttribute("units").getStringValue());
        }
        try (OutputStream nowhere = OutputStream.nullOutputStream()) {
            CommandLineRun run = CommandLineRun.of(running.location(), nowhere, with(words, "--format", "netcdf"));
            assertEquals(2, run.code(), run.err());
            assertTrue(run.err().contains("name a file with -o FILE"), run.err());
        }
    }
}
