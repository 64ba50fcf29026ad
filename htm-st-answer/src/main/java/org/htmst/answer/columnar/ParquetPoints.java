package org.htmst.answer.columnar;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.example.data.simple.convert.GroupRecordConverter;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalInputFile;
import org.apache.parquet.io.RecordReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.htmst.failure.HtmStException;
import org.htmst.formats.PointNames;
import org.htmst.formats.PointRows;
import org.htmst.formats.PointType;
import org.htmst.formats.SourceFile;
import org.htmst.region.text.TimeText;

/** Reads Parquet files of points: numbers or texts for places, timestamps or texts for times. Columns of lists and records are left out. */
public final class ParquetPoints {

    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};
    private static final long MOST_ROWS = 1L << 28;

    private final MessageType schema;
    private final List<String> names = new ArrayList<>();

    private ParquetPoints(MessageType schema) {
        this.schema = schema;
        schema.getFields().stream()
                .filter(field -> field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED))
                .forEach(field -> names.add(field.getName()));
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
            ParquetPoints fields = new ParquetPoints(schema);
            PointRows.Builder points = new PointRows.Builder(
                    file,
                    fields.names,
                    columns,
                    (int) reader.getRecordCount(),
                    ParquetPoints::number,
                    ParquetPoints::time);
            long number = 0;
            for (PageReadStore group = reader.readNextRowGroup(); group != null; group = reader.readNextRowGroup()) {
                RecordReader<Group> rows = new ColumnIOFactory()
                        .getColumnIO(schema)
                        .getRecordReader(group, new GroupRecordConverter(schema));
                for (long row = 0; row < group.getRowCount(); row++) {
                    number++;
                    points.add("row " + number, fields.texts(rows.read()));
                }
            }
            return points.build(fields.types());
        } catch (HtmStException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // The library throws both for what is damaged.
            throw file.error("cannot be read as Parquet: " + e.getMessage(), e);
        } catch (OutOfMemoryError e) {
            throw file.tooBig(e);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a decimal number", e);
        }
    }

    private static long time(String text) {
        try {
            return TimeText.instantMs(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no time; timestamps and ISO 8601 are read", e);
        }
    }

    private List<PointType> types() {
        return names.stream().map(name -> type(primitive(name))).toList();
    }

    private static PointType type(PrimitiveType type) {
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        boolean isWhole = meaning == null
                || meaning instanceof IntLogicalTypeAnnotation whole
                        && (whole.isSigned() || whole.getBitWidth() < Long.SIZE);
        return switch (type.getPrimitiveTypeName()) {
            case INT32, INT64 -> isStamp(type) ? PointType.TIME : isWhole ? PointType.INTEGER : PointType.TEXT;
            case FLOAT, DOUBLE -> PointType.NUMBER;
            default -> PointType.TEXT;
        };
    }

    private static boolean isStamp(PrimitiveType type) {
        return type.getLogicalTypeAnnotation() instanceof TimestampLogicalTypeAnnotation
                && type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.INT64;
    }

    private PrimitiveType primitive(String name) {
        return schema.getType(name).asPrimitiveType();
    }

    private String[] texts(Group row) {
        return names.stream().map(name -> text(row, name)).toArray(String[]::new);
    }

    /** What stands in a field, timestamps as ISO 8601; empty for a null. */
    private String text(Group row, String column) {
        int field = schema.getFieldIndex(column);
        if (row.getFieldRepetitionCount(field) == 0) {
            return "";
        }
        PrimitiveType type = primitive(column);
        if (isStamp(type)) {
            TimestampLogicalTypeAnnotation stamp = (TimestampLogicalTypeAnnotation) type.getLogicalTypeAnnotation();
            long perMs =
                    switch (stamp.getUnit()) {
                        case MILLIS -> 1L;
                        case MICROS -> 1_000L;
                        case NANOS -> 1_000_000L;
                    };
            return Instant.ofEpochMilli(Math.floorDiv(row.getLong(field, 0), perMs))
                    .toString();
        }
        // Of unsigned numbers the bits are stored as those of signed ones, and days since 1970 as a number.
        return switch (type.getPrimitiveTypeName()) {
            case INT32 -> type.stringifier().stringify(row.getInteger(field, 0));
            case INT64 -> type.stringifier().stringify(row.getLong(field, 0));
            default -> row.getValueToString(field, 0);
        };
    }
}
