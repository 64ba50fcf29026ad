package org.htmst.answer.columnar;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.htmst.failure.HtmStException;
import org.htmst.formats.PointNames;
import org.htmst.formats.PointRows;
import org.htmst.formats.SourceFile;
import org.htmst.region.text.TimeText;

/** Reads Parquet files of points: numbers or texts for places, timestamps or texts for times. Columns of lists and records are left out. */
public final class ParquetPoints {

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final long MOST_ROWS = 1L << 28;

    private final SourceFile file;
    private final MessageType schema;
    private final List<String> names = new ArrayList<>();
    private final List<String> columns;
    private final String[][] cells;
    private final double[] lonDeg;
    private final double[] latDeg;
    private final long[] timeMs;
    private int size;

    private ParquetPoints(SourceFile file, MessageType schema, PointNames wanted, int rows) {
        this.file = file;
        this.schema = schema;
        schema.getFields().stream()
                .filter(field -> field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED))
                .forEach(field -> names.add(field.getName()));
        this.columns = wanted.in(names, file);
        this.cells = new String[names.size()][rows];
        this.lonDeg = new double[rows];
        this.latDeg = new double[rows];
        this.timeMs = new long[columns.size() > 2 ? rows : 0];
    }

    /** Whether a file begins as Parquet does. */
    public static boolean isOf(SourceFile file) {
        return file.bytes().length >= MAGIC.length
                && Arrays.equals(file.bytes(), 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /**
     * Reads a file.
     *
     * @throws org.htmst.failure.HtmStException if it cannot be read, or a row is no point
     */
    public static PointRows read(SourceFile file, PointNames columns) {
        try (ParquetFileReader reader = ParquetFileReader.open(new LocalInputFile(file.path()))) {
            MessageType schema = reader.getFileMetaData().getSchema();
            if (reader.getRecordCount() > MOST_ROWS) {
                throw file.tooBig(null);
            }
            ParquetPoints points = new ParquetPoints(file, schema, columns, (int) reader.getRecordCount());
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                RecordReader<Group> rows = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(group, new GroupRecordConverter(schema));
                for (long row = 0; row < group.getRowCount(); row++) {
                    points.add(rows.read());
                }
            }
            return points.table();
        } catch (HtmStException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library throws both for what is damaged.
            throw file.error("cannot be read as Parquet: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw file.tooBig(e);
        }
    }

    private void add(Group row) {
        String name = "row " + (size + 1);
        lonDeg[size] = number(row, columns.get(0), name);
        latDeg[size] = number(row, columns.get(1), name);
        Optional<Long> time = columns.size() > 2 ? Optional.of(time(row, columns.get(2), name)) : Optional.empty();
        PointRows.check(lonDeg[size], latDeg[size], time, name, file);
        if (time.isPresent()) {
            timeMs[size] = time.get();
        }
        for (int c = 0; c < cells.length; c++) {
            cells[c][size] = text(row, names.get(c));
        }
        size++;
    }

    private double number(Group row, String column, String name) {
        String text = text(row, column);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw file.error(name + ": column " + column + ": '" + text + "' is not a decimal number", e);
        }
    }

    private long time(Group row, String column, String name) {
        String text = text(row, column);
        try {
            return TimeText.instantMs(text);
        } catch (IllegalArgumentException e) {
            throw file.error(
                    name + ": column " + column + ": '" + text + "' is no time; timestamps and ISO 8601 are read", e);
        }
    }

    /** What stands in a field, timestamps as ISO 8601; empty for a null. */
    private String text(Group row, String column) {
        int field = schema.getFieldIndex(column);
        if (row.getFieldRepetitionCount(field) == 0) {
            return "";
        }
        PrimitiveType type = schema.getType(field).asPrimitiveType();
        if (type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation stamp
                && type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT64) {
            long units = row.getLong(field, 0);
            long perSecond =
                    switch (stamp.getUnit()) {
                        case MILLIS -> 1_000L;
                        case MICROS -> 1_000_000L;
                        case NANOS -> 1_000_000_000L;
                    };
            return Instant.ofEpochMilli(Math.floorDiv(units, perSecond / 1000)).toString();
        }
        return row.getValueToString(field, 0);
    }

    private PointRows table() {
        if (size == 0) {
            throw file.error("has no points");
        }
        return new PointRows(
                file.path(), names, cells, lonDeg, latDeg, columns.size() > 2 ? Optional.of(timeMs) : Optional.empty());
    }
}
