package org.htmst.formats.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.htmst.formats.Rejections;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFile;
import org.htmst.sample.SampleTable;

/** Reads CSV files. */
final class CsvReader {

    /** Changes whenever the same file and descriptor may give other samples. */
    private static final String READING = "csv-3-";

    /** The row key of a granule in the catalog holds the names of its satellites, and HBase's keys have at most 32,767 bytes. */
    private static final int SATELLITES_LENGTH = 30_000;

    private final SourceFile file;
    private final CsvDescriptor descriptor;
    private final List<String> warnings = new ArrayList<>();
    private final Rejections rejections = new Rejections();

    private CsvReader(SourceFile file, CsvDescriptor descriptor) {
        this.file = file;
        this.descriptor = descriptor;
    }

    static SourceContent read(SourceFile file, CsvDescriptor descriptor) {
        try {
            return new CsvReader(file, descriptor).content();
        } catch (OutOfMemoryError e) {
            throw file.tooBig(e);
        }
    }

    /** How a descriptor makes bytes to be understood, for {@link Source#reading}. */
    static String reading(CsvDescriptor descriptor) {
        return READING + SourceFile.sha256(descriptor.json());
    }

    private SourceContent content() {
        CsvText text = CsvText.of(file);
        if (!text.endsWithLine()) {
            warnings.add("the last line has no end; the file may be cut");
        }
        CsvSamples samples = new CsvSamples(descriptor, text.lines(), file);
        int read = parse(text, samples);
        if (read == 0) {
            throw file.error("has no records, only a header");
        }
        SampleTable table = samples.table(rejections);
        if (table.size() == 0) {
            throw file.error("none of its " + read + " records can be used: " + rejections.firstExamples());
        }
        checkSatellites(table.satellites());
        warnings.addAll(samples.changes());
        return new SourceContent(
                file.path(),
                file.bytes().length,
                file.sha256(),
                reading(descriptor),
                descriptor.product(),
                table,
                read,
                rejections.counts(),
                rejections.examples(),
                warnings);
    }

    private void checkSatellites(List<String> names) {
        int length = names.stream().mapToInt(name -> name.length() + 1).sum();
        if (length > SATELLITES_LENGTH) {
            throw file.error("has " + names.size() + " satellites, whose names have " + length
                    + " characters; those of one file may have " + SATELLITES_LENGTH + ", so split it by satellite");
        }
    }

    private int parse(CsvText text, CsvSamples samples) {
        int read = 0;
        try (CSVParser parser = parser(text)) {
            Iterator<CSVRecord> records = parser.iterator();
            samples.columnsAre(header(records));
            while (records.hasNext()) {
                CSVRecord record = records.next();
                if (!isBlank(record)) {
                    read++;
                    samples.add(record, parser.getCurrentLineNumber(), rejections);
                }
            }
            return read;
        } catch (UncheckedIOException e) {
            throw unreadable(read, e.getCause());
        } catch (IOException e) {
            throw unreadable(read, e);
        }
    }

    private RuntimeException unreadable(int read, IOException e) {
        String where = read == 0 ? "cannot be read at its beginning" : "cannot be read after record " + read;
        return file.error(where + ": " + e.getMessage(), e);
    }

    private CSVParser parser(CsvText text) throws IOException {
        CSVFormat.Builder format =
                CSVFormat.DEFAULT.builder().setDelimiter(descriptor.delimiter()).setIgnoreSurroundingSpaces(true);
        descriptor.comment().ifPresent(format::setCommentMarker);
        return CSVParser.builder()
                .setReader(text.reader())
                .setFormat(format.get())
                .get();
    }

    private CsvHeader header(Iterator<CSVRecord> records) {
        while (records.hasNext()) {
            CSVRecord record = records.next();
            if (!isBlank(record)) {
                CsvHeader header = CsvHeader.of(record, descriptor.columnsUsed(), file);
                String unused = header.unused(descriptor.columnsUsed());
                if (!unused.isEmpty()) {
                    warnings.add(unused);
                }
                return header;
            }
        }
        throw file.error("has no line that names its columns");
    }

    /** A line without anything, as spreadsheets leave them, with or without delimiters. */
    static boolean isBlank(CSVRecord record) {
        for (String field : record) {
            if (!field.isBlank()) {
                return false;
            }
        }
        return true;
    }
}
