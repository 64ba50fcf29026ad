package org.htmst.formats.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.htmst.formats.PointNames;
import org.htmst.formats.PointRows;
import org.htmst.formats.SourceFile;
import org.htmst.sample.ValueType;

/**
 * Reads files of points: CSV with commas and a line of names, packed by gzip or not. Times are those of ISO 8601.
 */
public final class CsvPoints {

    private CsvPoints() {}

    /**
     * Reads a file.
     *
     * @throws org.htmst.failure.HtmStException if it cannot be read, or a row is no point
     */
    public static PointRows read(SourceFile file, PointNames columns) {
        try {
            CsvText text = CsvText.of(file);
            try (CSVParser parser = CSVParser.builder()
                    .setReader(text.reader())
                    .setFormat(CSVFormat.DEFAULT
                            .builder()
                            .setIgnoreSurroundingSpaces(true)
                            .get())
                    .get()) {
                return read(file, columns, text, parser);
            }
        } catch (UncheckedIOException e) {
            throw file.error("cannot be read: " + e.getCause().getMessage(), e);
        } catch (IOException e) {
            throw file.error("cannot be read: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw file.tooBig(e);
        }
    }

    private static PointRows read(SourceFile file, PointNames wanted, CsvText text, CSVParser parser) {
        Iterator<CSVRecord> records = parser.iterator();
        List<String> names = names(records, file);
        CsvHeader header = CsvHeader.of(names, wanted.in(names, file), file);
        PointRows.Builder points = new PointRows.Builder(
                file,
                names,
                wanted,
                text.lines(),
                number -> CsvNumber.parse(ValueType.FLOAT64, number),
                time -> IsoTime.told(time).ms());
        while (records.hasNext()) {
            CSVRecord record = records.next();
            if (!CsvRows.isBlank(record.toList())) {
                String row = "line " + parser.getCurrentLineNumber();
                if (!header.fits(record.toList())) {
                    throw file.error(row + ": has " + record.size() + " fields where the header has " + header.width());
                }
                points.add(row, texts(record, names.size()));
            }
        }
        return points.build();
    }

    private static String[] texts(CSVRecord record, int columns) {
        String[] texts = new String[columns];
        for (int c = 0; c < columns; c++) {
            texts[c] = c < record.size() ? record.get(c).strip() : "";
        }
        return texts;
    }

    private static List<String> names(Iterator<CSVRecord> records, SourceFile file) {
        while (records.hasNext()) {
            CSVRecord record = records.next();
            if (!CsvRows.isBlank(record.toList())) {
                List<String> names = new ArrayList<>();
                record.forEach(name -> names.add(name.strip()));
                return names;
            }
        }
        throw file.error("has no line that names its columns");
    }
}
