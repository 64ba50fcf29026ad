package org.htmst.serve.hapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.htmst.answer.print.TextSink;
import org.htmst.sample.SampleBatch;

/** A form of records. */
enum RecordEncoder {
    /** Lines of values that commas part, as {@code htm-st query} prints them; a missing value is its fill. */
    CSV("text/csv; charset=utf-8") {
        @Override
        void write(OrderedSamples samples, RecordLayout layout, TextSink sink) throws IOException {
            RecordLayout.Column[] columns = layout.columns().toArray(RecordLayout.Column[]::new);
            for (int i = 0; i < samples.size(); i++) {
                SampleBatch batch = samples.batch(i);
                int row = samples.row(i);
                sink.time(batch.timeMs()[row]);
                for (RecordLayout.Column column : columns) {
                    sink.character(',');
                    double value = column.of(batch, row);
                    if (Double.isNaN(value)) {
                        sink.bytes(column.fill().csv());
                    } else {
                        sink.number(column.typeIn(batch), value);
                    }
                }
                sink.character('\n');
            }
        }
    },

    /** The time as text of one length, integers of four bytes, all other numbers of eight, the lowest byte first. */
    BINARY("application/octet-stream") {
        @Override
        void write(OrderedSamples samples, RecordLayout layout, TextSink sink) {
            throw new UnsupportedOperationException("it is no text");
        }

        @Override
        EncodedRecords encode(OrderedSamples samples, RecordLayout layout) {
            byte[] times = times(samples).bytes();
            RecordLayout.Column[] columns = layout.columns().toArray(RecordLayout.Column[]::new);
            byte[] bytes = new byte[Math.multiplyExact(samples.size(), layout.recordBytes())];
            ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
            for (int i = 0; i < samples.size(); i++) {
                SampleBatch batch = samples.batch(i);
                int row = samples.row(i);
                out.put(times, i * HapiParameter.TIME_LENGTH, HapiParameter.TIME_LENGTH);
                for (RecordLayout.Column column : columns) {
                    double value = column.of(batch, row);
                    double written = Double.isNaN(value) ? column.fill().number() : value;
                    if (column.isInteger()) {
                        out.putInt((int) written);
                    } else {
                        out.putDouble(written);
                    }
                }
            }
            return new EncodedRecords(bytes, bytes.length, samples.size());
        }
    },

    /** Arrays in an array. Each begins with {@link #JSON_BETWEEN}, the first of all, too. */
    JSON("application/json") {
        @Override
        void write(OrderedSamples samples, RecordLayout layout, TextSink sink) throws IOException {
            RecordLayout.Column[] columns = layout.columns().toArray(RecordLayout.Column[]::new);
            byte[] begin = (JSON_BETWEEN + "[\"").getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < samples.size(); i++) {
                SampleBatch batch = samples.batch(i);
                int row = samples.row(i);
                sink.bytes(begin);
                sink.time(batch.timeMs()[row]);
                sink.character('"');
                for (RecordLayout.Column column : columns) {
                    sink.character(',');
                    if (column.opens()) {
                        sink.character('[');
                    }
                    double value = column.of(batch, row);
                    if (Double.isNaN(value)) {
                        sink.bytes(column.fill().json());
                    } else if (Double.isInfinite(value)) {
                        sink.bytes(NULL);
                    } else {
                        sink.number(column.typeIn(batch), value);
                    }
                    if (column.closes()) {
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

    abstract void write(OrderedSamples samples, RecordLayout layout, TextSink sink) throws IOException;

    /** Samples as records, in their order. */
    EncodedRecords encode(OrderedSamples samples, RecordLayout layout) {
        int expected = samples.size() * (layout.recordBytes() + layout.columns().size());
        EncodedRecords.Builder bytes = new EncodedRecords.Builder(expected);
        TextSink sink = new TextSink(bytes);
        try {
            write(samples, layout, sink);
            sink.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is written", e);
        }
        return bytes.records(samples.size());
    }

    private static EncodedRecords times(OrderedSamples samples) {
        EncodedRecords.Builder bytes = new EncodedRecords.Builder(samples.size() * HapiParameter.TIME_LENGTH);
        TextSink sink = new TextSink(bytes);
        try {
            for (int i = 0; i < samples.size(); i++) {
                sink.time(samples.batch(i).timeMs()[samples.row(i)]);
            }
            sink.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes what is written", e);
        }
        return bytes.records(samples.size());
    }
}
