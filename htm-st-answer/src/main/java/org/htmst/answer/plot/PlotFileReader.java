package org.htmst.answer.plot;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.htmst.answer.print.Table;
import org.htmst.formats.SourceFile;

/**
 * Reads summaries.
 *
 * @param file where one stands
 */
record PlotFileReader(Path file) {

    /** The summary. */
    PlotFile read() throws IOException {
        List<String> header = new ArrayList<>();
        List<List<Object>> rows = new ArrayList<>();
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("file '" + file + "' does not exist, or is none");
        }
        byte[] bytes = Files.readAllBytes(file);
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(new String(bytes, StandardCharsets.UTF_8)))
                .setFormat(CSVFormat.DEFAULT.builder().setCommentMarker('#').get())
                .get()) {
            for (CSVRecord record : parser) {
                if (header.isEmpty()) {
                    record.forEach(header::add);
                    PlotFile.checkHeader(file, header);
                } else {
                    rows.add(row(header, record));
                }
            }
        }
        PlotFile.checkHeader(file, header);
        return new PlotFile(file, SourceFile.sha256(bytes), new Table(header, rows));
    }

    private List<Object> row(List<String> header, CSVRecord record) {
        List<Object> row = new ArrayList<>();
        for (int column = 0; column < Math.max(record.size(), header.size()); column++) {
            String name = column < header.size() ? header.get(column) : "";
            String text = column < record.size() ? record.get(column) : "";
            try {
                row.add(cell(name, text));
            } catch (DateTimeParseException | NumberFormatException e) {
                throw new IllegalArgumentException(
                        "file '" + file + "', line " + record.getParser().getCurrentLineNumber() + ": '" + text
                                + "' in column '" + name + "' is no "
                                + (name.startsWith(PlotFile.TIME + "_") ? "time" : "number"),
                        e);
            }
        }
        if (row.size() != header.size()) {
            throw new IllegalArgumentException("file '" + file + "', line "
                    + record.getParser().getCurrentLineNumber() + " has " + record.size() + " fields, not "
                    + header.size());
        }
        return row;
    }

    /** A word, a time or a number; only a value may be missing. */
    private static Object cell(String column, String text) {
        if (PlotFile.WORDS.contains(column)) {
            return text;
        }
        if (column.startsWith(PlotFile.TIME + "_")) {
            return Instant.parse(text).toString();
        }
        boolean isEdge = column.endsWith(PlotFile.FROM) || column.endsWith(PlotFile.TO);
        return text.isEmpty() && !isEdge ? Double.NaN : Double.parseDouble(text);
    }
}
