package org.htmst.formats.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The records of a table of text, blank ones left out. To be closed. */
abstract class CsvRows implements AutoCloseable {

    private final int skipped;

    CsvRows(int skipped) {
        this.skipped = skipped;
    }

    /**
     * Rows of {@code text}, which comes after {@code form.skipLines()} lines.
     *
     * @throws IOException if it does not even begin
     */
    static CsvRows of(CsvText text, CsvDescriptor.Form form) throws IOException {
        return form.delimiter().isEmpty() ? new BlankRows(text, form) : new Delimited(text, form);
    }

    /** The fields of the next record; null after the last. */
    List<String> next() throws IOException {
        List<String> record = read();
        while (record != null && isBlank(record)) {
            record = read();
        }
        return record;
    }

    /** The last line of the record that was read last, counted from 1. */
    final long line() {
        return skipped + lineRead();
    }

    abstract List<String> read() throws IOException;

    abstract long lineRead();

    @Override
    public abstract void close() throws IOException;

    /** A line without anything, as spreadsheets leave them, with or without delimiters. */
    static boolean isBlank(List<String> record) {
        for (String field : record) {
            if (!field.isBlank()) {
                return false;
            }
        }
        return true;
    }

    /** Fields with a character between them, quoted where they hold it. */
    private static final class Delimited extends CsvRows {

        private final CSVParser parser;
        private final Iterator<CSVRecord> records;

        Delimited(CsvText text, CsvDescriptor.Form form) throws IOException {
            super(form.skipLines());
            CSVFormat.Builder format = CSVFormat.DEFAULT
                    .builder()
                    .setDelimiter(form.delimiter().orElseThrow())
                    .setIgnoreSurroundingSpaces(true);
            form.comment().ifPresent(format::setCommentMarker);
            parser = CSVParser.builder()
                    .setReader(text.reader())
                    .setFormat(format.get())
                    .get();
            records = parser.iterator();
        }

        @Override
        List<String> read() throws IOException {
            try {
                return records.hasNext() ? records.next().toList() : null;
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
        }

        @Override
        long lineRead() {
            return parser.getCurrentLineNumber();
        }

        @Override
        public void close() throws IOException {
            parser.close();
        }
    }
}
