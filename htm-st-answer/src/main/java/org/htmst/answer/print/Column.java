package org.htmst.answer.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmst.grid.TrixelId;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.LonLat;

/**
 * One column of an answer.
 *
 * @param name its header
 * @param field what it holds
 * @param channel which of the channels asked for, from 0; -1 unless {@code field} is {@link Field#CHANNEL}
 * @param meanings the channels of that name, one for each product that has it; empty unless a channel
 */
public record Column(String name, Field field, int channel, List<Channel> meanings) {

    /** What a column holds. */
    public enum Field {
        TIME("date-time", "", "time of the sample, UTC"),
        SATELLITE("string", "", "satellite"),
        LON("number", "degrees_east", "longitude as in the input file"),
        LAT("number", "degrees_north", "geodetic latitude"),
        ALT("number", "km", "altitude"),
        PRODUCT("string", "", "product of the input file"),
        LOCAL_TIME("number", "h", "mean solar local time: UTC hours + longitude / 15"),
        HTM_ID("integer", "", "trixel of level 20 of the Hierarchical Triangular Mesh that holds the place"),
        CHANNEL("number", "", "");

        private final String datatype;
        private final String unit;
        private final String description;

        Field(String datatype, String unit, String description) {
            this.datatype = datatype;
            this.unit = unit;
            this.description = description;
        }
    }

    /** Of {@link Field#HTM_ID}: sides are some 10 m long, and an id is exact as a double, too. */
    private static final int TRIXEL_LEVEL = 20;

    private static final List<Field> PLACE = List.of(Field.TIME, Field.SATELLITE, Field.LON, Field.LAT, Field.ALT);

    public Column {
        meanings = List.copyOf(meanings);
    }

    static Column of(Field field) {
        return new Column(field.name().toLowerCase(Locale.ROOT), field, -1, List.of());
    }

    /** The column of channel number {@code channel} of the question. */
    public static Column ofChannel(String name, int channel, List<Channel> meanings) {
        return new Column(name, Field.CHANNEL, channel, meanings);
    }

    /** The columns of an answer unless the user says otherwise: time, satellite, lon, lat, alt, then the channels. */
    public static List<Column> standard(List<Column> channels) {
        List<Column> columns = new ArrayList<>(PLACE.stream().map(Column::of).toList());
        columns.addAll(channels);
        return List.copyOf(columns);
    }

    /**
     * The columns the user names, in that order.
     *
     * @throws IllegalArgumentException if a name is neither a place column nor one of {@code channels}
     */
    public static List<Column> chosen(List<String> names, List<Column> channels) {
        List<Column> all = new ArrayList<>(channels);
        for (Field field : Field.values()) {
            if (field != Field.CHANNEL) {
                all.add(of(field));
            }
        }
        return names.stream()
                .map(name -> all.stream()
                        .filter(column -> column.isCalled(name))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("column '" + name
                                + "' is unknown; allowed: time, satellite, lon, lat, alt, product, local_time, htm_id and the names"
                                + " given with --channel")))
                .toList();
    }

    /** The unit, or an empty string where there is none or products differ. */
    public String unit() {
        return field == Field.CHANNEL
                ? common(meanings.stream().map(Channel::unit).toList())
                : field.unit;
    }

    /** One line of what it is, or an empty string where products differ. */
    public String description() {
        return field == Field.CHANNEL
                ? common(meanings.stream().map(Channel::description).toList())
                : field.description;
    }

    /** The same as a line of an answer's description. */
    public CsvMetadata.Entry entry() {
        return new CsvMetadata.Entry(name, field.datatype, description(), unit());
    }

    /** What {@link Field#HTM_ID} holds of a sample. */
    static long trixel(SampleBatch batch, int i) {
        return TrixelId.of(new LonLat(batch.lonDeg()[i], batch.latDeg()[i]).unitVector(), TRIXEL_LEVEL);
    }

    private boolean isCalled(String text) {
        return name.equals(text) || meanings.stream().anyMatch(meaning -> meaning.isCalled(text));
    }

    private static String common(List<String> texts) {
        return texts.stream().distinct().count() == 1 ? texts.get(0) : "";
    }
}
