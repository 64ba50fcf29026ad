package org.htmst.answer.table;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmst.answer.columnar.ColumnField;
import org.htmst.answer.columnar.ColumnFile;
import org.htmst.answer.columnar.ColumnSchema;
import org.htmst.answer.columnar.ColumnType;
import org.htmst.answer.columnar.RowBlock;
import org.htmst.answer.print.CsvMetadata;
import org.htmst.answer.print.Provenance;
import org.htmst.answer.print.Table;
import org.htmst.interpolation.result.ProviderUnit;

/** Tables as files of columns: Arrow and Parquet. What is missing is null. */
final class TableColumns {

    private TableColumns() {}

    static ColumnSchema schema(DescribedTable table, Provenance provenance) {
        List<ColumnField> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (CsvMetadata.Entry column : table.columns()) {
            String name = column.name();
            while (!names.add(name)) {
                name += "_";
            }
            ColumnType type = type(column);
            fields.add(new ColumnField(name, type, !column.required(), metadata(column)));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("title", table.title() + " by " + provenance.software());
        metadata.putAll(provenance.attributes());
        return new ColumnSchema(fields, metadata);
    }

    private static ColumnType type(CsvMetadata.Entry column) {
        return switch (column.datatype()) {
            case "date-time" -> ColumnType.TIME;
            case "integer" -> ColumnType.INT64;
            case "number" -> ColumnType.FLOAT64;
            default -> ColumnType.TEXT;
        };
    }

    private static Map<String, String> metadata(CsvMetadata.Entry column) {
        Map<String, String> metadata = new LinkedHashMap<>();
        String units = column.unit().isEmpty() ? "" : new ProviderUnit(column.unit()).udunits();
        put(metadata, "long_name", column.description());
        put(metadata, "units", units);
        put(metadata, "original_units", units.equals(column.unit()) ? "" : column.unit());
        return metadata;
    }

    private static void put(Map<String, String> metadata, String name, String text) {
        if (!text.isEmpty()) {
            metadata.put(name, text);
        }
    }

    /** Writes all rows, and the end. */
    static void write(DescribedTable table, ColumnFile file) throws IOException {
        add(table, file);
        file.finish();
    }

    private static long whole(Object cell) {
        double number = ((Number) cell).doubleValue();
        return Double.isNaN(number) ? RowBlock.MISSING : ((Number) cell).longValue();
    }

    /** Writes all rows. */
    static void add(DescribedTable table, ColumnFile file) throws IOException {
        for (List<Object> row : table.rows()) {
            RowBlock block = file.block();
            int at = block.size();
            for (int c = 0; c < row.size(); c++) {
                Object cell = Table.Told.value(row.get(c));
                switch (type(table.columns().get(c))) {
                    case TIME ->
                        block.longs(c)[at] = cell instanceof Instant time ? time.toEpochMilli() : RowBlock.MISSING;
                    case INT64 -> block.longs(c)[at] = cell instanceof Long number ? number : whole(cell);
                    case FLOAT64 -> block.numbers(c)[at] = ((Number) cell).doubleValue();
                    default -> block.texts(c)[at] = cell.toString().isEmpty() ? null : cell.toString();
                }
            }
            file.add(1);
        }
    }
}
