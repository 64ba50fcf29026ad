package org.htmst.answer.print;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.htmst.answer.columnar.ColumnField;
import org.htmst.answer.columnar.ColumnFile;
import org.htmst.answer.columnar.ColumnSchema;
import org.htmst.answer.columnar.ColumnType;
import org.htmst.answer.columnar.RowBlock;
import org.htmst.interpolation.result.ProviderUnit;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.time.LocalTime;

/**
 * Files of columns: Arrow and Parquet. Numbers have the type that the channel has in its input file, or 64-bit floating point where
 * products differ; places always have the latter, which is exact, since files of both types can be in an answer. A missing value is null.
 *
 * <p>Fields carry {@code long_name}, {@code units} as UDUNITS spells them, {@code original_units} where the provider spells them otherwise,
 * and of channels {@code family}, {@code instrument} and {@code missing_values}, those of the input files that are null here; whatever
 * products differ in is left out.
 */
final class ColumnarPrinter implements SamplePrinter {

    private final ColumnFile file;
    private final List<Column> columns;

    ColumnarPrinter(ColumnFile file, List<Column> columns) {
        this.file = file;
        this.columns = List.copyOf(columns);
    }

    /** What a file of these columns holds. */
    static ColumnSchema schema(List<Column> columns, Provenance provenance) {
        List<ColumnField> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Column column : columns) {
            String name = column.name();
            while (!names.add(name)) {
                name += "_";
            }
            fields.add(new ColumnField(name, type(column), isNullable(column), metadata(column)));
        }
        Map<String, String> metadata = new LinkedHashMap<>();
        metadata.put("title", "Samples selected by " + provenance.software());
        metadata.putAll(provenance.attributes());
        return new ColumnSchema(fields, metadata);
    }

    private static ColumnType type(Column column) {
        return switch (column.field()) {
            case TIME -> ColumnType.TIME;
            case SATELLITE, PRODUCT -> ColumnType.TEXT;
            case LON, LAT, ALT, LOCAL_TIME -> ColumnType.FLOAT64;
            case HTM_ID -> ColumnType.INT64;
            case CHANNEL ->
                ColumnType.common(column.meanings().stream().map(Channel::type).collect(Collectors.toSet()));
        };
    }

    private static boolean isNullable(Column column) {
        return column.field() == Column.Field.ALT || column.field() == Column.Field.CHANNEL;
    }

    private static Map<String, String> metadata(Column column) {
        Map<String, String> metadata = new LinkedHashMap<>();
        String units = units(column);
        put(metadata, "long_name", column.description());
        put(metadata, "units", units);
        put(metadata, "original_units", units.equals(column.unit()) ? "" : column.unit());
        put(metadata, "family", common(column, channel -> channel.family().name()));
        put(metadata, "instrument", common(column, Channel::instrument));
        put(metadata, "missing_values", common(column, ColumnarPrinter::missing));
        return metadata;
    }

    /** As in netCDF files: empty where products of one name differ; else 1 for a channel without one. */
    private static String units(Column column) {
        boolean isNone = column.unit().isEmpty()
                && column.meanings().stream().allMatch(meaning -> meaning.unit().isEmpty());
        return column.unit().isEmpty() && (!isNone || column.field() != Column.Field.CHANNEL)
                ? ""
                : new ProviderUnit(column.unit()).udunits();
    }

    private static String missing(Channel channel) {
        return channel.missing().stream().map(channel.type()::text).collect(Collectors.joining(", "));
    }

    private static String common(Column column, Function<Channel, String> text) {
        Set<String> texts = column.meanings().stream().map(text).collect(Collectors.toSet());
        return texts.size() == 1 ? texts.iterator().next() : "";
    }

    private static void put(Map<String, String> metadata, String name, String text) {
        if (!text.isEmpty()) {
            metadata.put(name, text);
        }
    }

    @Override
    public void print(SampleBatch batch, int from, int end) throws IOException {
        int next = from;
        while (next < end) {
            int rows = Math.min(end - next, file.block().room());
            for (int c = 0; c < columns.size(); c++) {
                copy(batch, next, rows, columns.get(c), c);
            }
            file.add(rows);
            next += rows;
        }
    }

    private void copy(SampleBatch batch, int from, int rows, Column column, int c) {
        RowBlock block = file.block();
        int at = block.size();
        switch (column.field()) {
            case TIME -> System.arraycopy(batch.timeMs(), from, block.longs(c), at, rows);
            case SATELLITE -> Arrays.fill(block.texts(c), at, at + rows, batch.satellite());
            case PRODUCT -> Arrays.fill(block.texts(c), at, at + rows, batch.product());
            case LON -> System.arraycopy(batch.lonDeg(), from, block.numbers(c), at, rows);
            case LAT -> System.arraycopy(batch.latDeg(), from, block.numbers(c), at, rows);
            case ALT -> System.arraycopy(batch.altKm(), from, block.numbers(c), at, rows);
            case LOCAL_TIME -> {
                double[] hours = block.numbers(c);
                for (int i = 0; i < rows; i++) {
                    hours[at + i] = LocalTime.hours(LocalTime.of(batch, from + i));
                }
            }
            case HTM_ID -> {
                long[] trixels = block.longs(c);
                for (int i = 0; i < rows; i++) {
                    trixels[at + i] = Column.trixel(batch, from + i);
                }
            }
            case CHANNEL -> {
                if (batch.channels().get(column.channel()) == null) {
                    Arrays.fill(block.numbers(c), at, at + rows, Double.NaN);
                } else {
                    System.arraycopy(batch.values()[column.channel()], from, block.numbers(c), at, rows);
                }
            }
        }
    }

    @Override
    public void seam() throws IOException {
        file.seam();
    }

    @Override
    public void finish() throws IOException {
        file.finish();
    }

    @Override
    public void close() {
        file.close();
    }
}
