package org.htmst.answer.print;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTime;

/** Writes the columns of samples as members of a JSON object; a missing value, and one that JSON cannot spell, is null. */
final class JsonText {

    private static final BigDecimal TURN_DEG = BigDecimal.valueOf(360);

    private final TextSink sink;
    private final List<Column> columns;
    private final List<String> members;

    JsonText(TextSink sink, List<Column> columns) {
        this.sink = sink;
        this.columns = List.copyOf(columns);
        this.members =
                columns.stream().map(column -> string(column.name()) + ":").toList();
    }

    /** Writes sample {@code i} as an object. */
    void object(SampleBatch batch, int i) throws IOException {
        for (int c = 0; c < columns.size(); c++) {
            sink.character(c == 0 ? '{' : ',');
            sink.text(members.get(c));
            member(columns.get(c), batch, i);
        }
        sink.character('}');
    }

    /** Writes a number, or null. */
    void number(ValueType type, double value) throws IOException {
        if (Double.isFinite(value)) {
            sink.number(type, value);
        } else {
            sink.text("null");
        }
    }

    /** Writes a longitude, brought to -180..180 by an exact decimal subtraction. */
    void longitude(ValueType type, double lonDeg) throws IOException {
        if (lonDeg < 180) {
            sink.number(type, lonDeg);
        } else {
            sink.text(new BigDecimal(type.text(lonDeg)).subtract(TURN_DEG).toPlainString());
        }
    }

    private void member(Column column, SampleBatch batch, int i) throws IOException {
        switch (column.field()) {
            case TIME -> {
                sink.character('"');
                sink.time(batch.timeMs()[i]);
                sink.character('"');
            }
            case SATELLITE -> sink.text(string(batch.satellite()));
            case PRODUCT -> sink.text(string(batch.product()));
            case LON -> number(batch.positionType(), batch.lonDeg()[i]);
            case LAT -> number(batch.positionType(), batch.latDeg()[i]);
            case ALT -> number(batch.positionType(), batch.altKm()[i]);
            case LOCAL_TIME -> number(ValueType.FLOAT64, LocalTime.hours(LocalTime.of(batch, i)));
            case HTM_ID -> sink.text(Long.toString(Column.trixel(batch, i)));
            case CHANNEL -> {
                Channel channel = batch.channels().get(column.channel());
                if (channel == null) {
                    sink.text("null");
                } else {
                    number(channel.type(), batch.values()[column.channel()][i]);
                }
            }
        }
    }

    /** {@code text} in quotes, escaped after RFC 8259. */
    static String string(String text) {
        StringBuilder json = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
