package org.htmst.answer.print;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTime;

/**
 * Comma-separated values after RFC 4180, with a header and lines that end with a line feed. Numbers are those of the input
 * file; a missing value is an empty field.
 */
final class CsvPrinter implements SamplePrinter {

    private final TextSink sink;
    private final List<Column> columns;
    private SampleBatch latest;
    private byte[] satellite;
    private byte[] product;

    public CsvPrinter(OutputStream out, List<Column> columns) throws IOException {
        this.sink = new TextSink(out);
        this.columns = List.copyOf(columns);
        for (int c = 0; c < columns.size(); c++) {
            sink.text(c == 0 ? "" : ",");
            sink.text(field(columns.get(c).name()));
        }
        sink.character('\n');
    }

    @Override
    public void print(SampleBatch batch, int from, int end) throws IOException {
        if (batch != latest) {
            latest = batch;
            satellite = field(batch.satellite()).getBytes(StandardCharsets.UTF_8);
            product = field(batch.product()).getBytes(StandardCharsets.UTF_8);
        }
        for (int i = from; i < end; i++) {
            for (int c = 0; c < columns.size(); c++) {
                if (c > 0) {
                    sink.character(',');
                }
                Column column = columns.get(c);
                switch (column.field()) {
                    case TIME -> sink.time(batch.timeMs()[i]);
                    case SATELLITE -> sink.bytes(satellite);
                    case PRODUCT -> sink.bytes(product);
                    case LON -> number(batch.positionType(), batch.lonDeg()[i]);
                    case LAT -> number(batch.positionType(), batch.latDeg()[i]);
                    case ALT -> number(batch.positionType(), batch.altKm()[i]);
                    case LOCAL_TIME -> number(ValueType.FLOAT64, LocalTime.hours(LocalTime.of(batch, i)));
                    case HTM_ID -> sink.text(Long.toString(Column.trixel(batch, i)));
                    case CHANNEL -> {
                        Channel channel = batch.channels().get(column.channel());
                        if (channel != null) {
                            number(channel.type(), batch.values()[column.channel()][i]);
                        }
                    }
                }
            }
            sink.character('\n');
        }
    }

    @Override
    public void finish() throws IOException {
        sink.flush();
    }

    private void number(ValueType type, double value) throws IOException {
        if (!Double.isNaN(value)) {
            sink.number(type, value);
        }
    }

    static String field(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
