package org.htmst.serve.hapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.htmst.answer.print.TextSink;
import org.htmst.sample.ValueType;
import org.htmst.serve.dataset.DatasetParameter;
import org.htmst.serve.dataset.DatasetParameter.Type;
import org.htmst.serve.dataset.IsoText;

/** A form of records. */
enum RecordEncoder {
    /** Lines of values that commas part, as {@code htm-st query} prints them; a missing value is its fill. */
    CSV("text/csv; charset=utf-8") {
        @Override
        void write(Records records, RecordColumn[] columns, TextSink sink) throws IOException {
            double[] numbers = new double[columns.length];
            ValueType[] types = new ValueType[columns.length];
            for (int i = 0; i < records.size(); i++) {
                records.read(i, numbers, types);
                sink.time(records.timeMs(i));
                for (int c = 0; c < columns.length; c++) {
                    sink.character(',');
                    if (Double.isNaN(numbers[c])) {
                        sink.bytes(columns[c].fill().csv());
                    } else {
                        number(columns[c], types[c], numbers[c], sink);
                    }
                }
                sink.character('\n');
            }
        }
    },

    /** Times as text of one length, integers of four bytes, all other numbers of eight, the lowest byte first. */
    BINARY("application/octet-stream") {
        @Override
        void write(Records records, RecordColumn[] columns, TextSink sink) {
            throw new UnsupportedOperationException("it is no text");
        }

        @Override
        EncodedRecords encode(Records records, List<RecordColumn> layout) {
            byte[] times = times(records).bytes();
            RecordColumn[] columns = layout.toArray(RecordColumn[]::new);
            double[] numbers = new double[columns.length];
            ValueType[] types = new ValueType[columns.length];
            byte[] bytes = new byte[Math.multiplyExact(records.size(), RecordColumn.recordBytes(layout))];
            ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < records.size(); i++) {
                records.read(i, numbers, types);
                out.put(times, i * DatasetParameter.TIME_LENGTH, DatasetParameter.TIME_LENGTH);
                for (int c = 0; c < columns.length; c++) {
                    double written =
                            Double.isNaN(numbers[c]) ? columns[c].fill().number() : numbers[c];
                    switch (columns[c].type()) {
                        case INTEGER -> out.putInt((int) written);
                        case DOUBLE -> out.putDouble(written);
                        case ISOTIME -> out.put(time((long) written));
                    }
                }
            }
            return new EncodedRecords(bytes, bytes.length, records.size());
        }
    },

    /** Arrays in an array. Each begins with {@link #JSON_BETWEEN}, the first of all, too. */
    JSON("application/json") {
        @Override
        void write(Records records, RecordColumn[] columns, TextSink sink) throws IOException {
            double[] numbers = new double[columns.length];
            ValueType[] types = new ValueType[columns.length];
            byte[] begin = (JSON_BETWEEN + "[\"").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < records.size(); i++) {
                records.read(i, numbers, types);
                sink.bytes(begin);
                sink.time(records.timeMs(i));
                sink.character('"');
                for (int c = 0; c < columns.length; c++) {
                    sink.character(',');
                    if (columns[c].opens()) {
                        sink.character('[');
                    }
                    jsonNumber(columns[c], types[c], numbers[c], sink);
                    if (columns[c].closes()) {
                        sink.character(']');
                    }
                }
                sink.character(']');
            }
        }
    };

    /** What stands between two records of JSON. */
    static final String JSON_BETWEEN = ",\n";

    private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

    private final String type;

    RecordEncoder(String type) {
        this.type = type;
    }

    /** The media type. */
    String type() {
        return type;
    }

    /** The name by which it is asked for. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Writes all records as text. */
    abstract void write(Records records, RecordColumn[] columns, TextSink sink) throws IOException;

    /** Records in their order, as bytes. */
    EncodedRecords encode(Records records, List<RecordColumn> columns) {
        int expected = records.size() * (RecordColumn.recordBytes(columns) + columns.size());
        EncodedRecords.Builder bytes = new EncodedRecords.Builder(expected);
        TextSink sink = new TextSink(bytes);
        try {
            write(records, columns.toArray(RecordColumn[]::new), sink);
            sink.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is written", e);
        }
        return bytes.records(records.size());
    }

    private static void number(RecordColumn column, ValueType type, double number, TextSink sink) throws IOException {
        switch (column.type()) {
            case ISOTIME -> sink.time((long) number);
            // A count is whole, whatever it was reckoned as.
            case INTEGER -> sink.number(type.isInteger() ? type : ValueType.INT32, number);
            case DOUBLE -> sink.number(type, number);
        }
    }

    private static void jsonNumber(RecordColumn column, ValueType type, double number, TextSink sink)
            throws IOException {
        if (Double.isNaN(number)) {
            sink.bytes(column.fill().json());
        } else if (Double.isInfinite(number)) {
            sink.bytes(NULL);
        } else if (column.type() == Type.ISOTIME) {
            sink.character('"');
            sink.time((long) number);
            sink.character('"');
        } else {
            number(column, type, number, sink);
        }
    }

    private static EncodedRecords times(Records records) {
        EncodedRecords.Builder bytes = new EncodedRecords.Builder(records.size() * DatasetParameter.TIME_LENGTH);
        TextSink sink = new TextSink(bytes);
        try {
            for (int i = 0; i < records.size(); i++) {
                sink.time(records.timeMs(i));
            }
            sink.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is written", e);
        }
        return bytes.records(records.size());
    }

    private static byte[] time(long timeMs) {
        return IsoText.time(timeMs).getBytes(StandardCharsets.US_ASCII);
    }
}
