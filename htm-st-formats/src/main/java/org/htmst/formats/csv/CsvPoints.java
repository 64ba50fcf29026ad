package org.htmst.formats.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.htmst.formats.PointNames;
import org.htmst.formats.PointRows;
import org.htmst.formats.SourceFile;
import org.htmst.sample.ValueType;

/**
 * Reads files of points: CSV with commas and a line of names, packed by gzip or not. Times are those of ISO 8601. A row that is no point is
 * an error, and not left out: whoever joins wants to know.
 */
public final class CsvPoints {

    private final SourceFile file;
    private final CsvHeader header;
    private final List<String> columns;
    private final String[][] cells;
    private final double[] lonDeg;
    private final double[] latDeg;
    private final long[] timeMs;
    private int size;

    private CsvPoints(SourceFile file, CsvHeader header, List<String> names, List<String> columns, int lines) {
        this.file = file;
        this.header = header;
        this.columns = columns;
        this.cells = new String[names.size()][lines];
        this.lonDeg = new double[lines];
        this.latDeg = new double[lines];
        this.timeMs = new long[columns.size() > 2 ? lines : 0];
    }

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
        List<String> columns = wanted.in(names, file);
        CsvPoints points = new CsvPoints(file, CsvHeader.of(names, columns, file), names, columns, text.lines());
        while (records.hasNext()) {
            CSVRecord record = records.next();
            if (!CsvRows.isBlank(record.toList())) {
                points.add(record.toList(), "line " + parser.getCurrentLineNumber());
            }
        }
        return points.table(names);
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

    private void add(List<String> record, String row) {
        if (!header.fits(record)) {
            throw file.error(row + ": has " + record.size() + " fields where the header has " + header.width());
        }
        lonDeg[size] = number(record, columns.get(0), row);
        latDeg[size] = number(record, columns.get(1), row);
        Optional<Long> time = columns.size() > 2 ? Optional.of(time(record, columns.get(2), row)) : Optional.empty();
        PointRows.check(lonDeg[size], latDeg[size], time, row, file);
        if (time.isPresent()) {
            timeMs[size] = time.get();
        }
        for (int c = 0; c < cells.length; c++) {
            cells[c][size] = c < record.size() ? record.get(c).strip() : "";
        }
        size++;
    }

    private String text(List<String> record, String column) {
        int index = header.index(column);
        return index < record.size() ? record.get(index).strip() : "";
    }

    private double number(List<String> record, String column, String row) {
        try {
            return CsvNumber.parse(ValueType.FLOAT64, text(record, column));
        } catch (IllegalArgumentException e) {
            throw file.error(row + ": column " + column + ": " + e.getMessage(), e);
        }
    }

    private long time(List<String> record, String column, String row) {
        try {
            return IsoTime.told(text(record, column)).ms();
        } catch (IllegalArgumentException e) {
            throw file.error(row + ": column " + column + ": " + e.getMessage(), e);
        }
    }

    private PointRows table(List<String> names) {
        if (size == 0) {
            throw file.error("has no points, only a header");
        }
        return new PointRows(
                file.path(),
                names,
                Arrays.stream(cells).map(column -> Arrays.copyOf(column, size)).toArray(String[][]::new),
                Arrays.copyOf(lonDeg, size),
                Arrays.copyOf(latDeg, size),
                columns.size() > 2 ? Optional.of(Arrays.copyOf(timeMs, size)) : Optional.empty());
    }
}
