package org.htmst.answer.print;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmst.answer.print.Column.Field;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.ValueType;

/**
 * One CoverageJSON 1.0 collection of trajectories, with the provenance as a member: a coverage has samples of one satellite and product
 * that follow each other by at most five minutes, and at most 10,000 of them, so that an answer of any size is written in bounded
 * memory. In the order of time a coverage is a passage; in that of storage, a piece of one.
 *
 * <p>Places are longitude (-180 to 180), latitude and, where all samples of a coverage have one, altitude in km. Of the columns, the
 * channels are ranges; one that the product lacks is left out.
 */
final class CoverageJsonPrinter implements SamplePrinter {

    private static final long PASSAGE_GAP_MS = 300_000;
    private static final int MOST = 10_000;

    private static final String PLACE_SYSTEM = "{\"coordinates\":[\"x\",\"y\"],\"system\":{\"type\":\"GeographicCRS\","
            + "\"id\":\"http://www.opengis.net/def/crs/OGC/1.3/CRS84\"}}";
    private static final String TIME_SYSTEM =
            "{\"coordinates\":[\"t\"],\"system\":{\"type\":\"TemporalRS\",\"calendar\":\"Gregorian\"}}";
    private static final String HEIGHT_SYSTEM =
            "{\"coordinates\":[\"z\"],\"system\":{\"type\":\"VerticalCRS\",\"cs\":{\"csAxes\":[{\"name\":{\"en\":\"altitude\"},"
                    + "\"direction\":\"up\",\"unit\":{\"symbol\":\"km\"}}]}}}";

    private final TextSink sink;
    private final JsonText json;
    private final List<Column> channels;
    private final Map<List<Object>, Track> tracks = new LinkedHashMap<>();
    private boolean first = true;

    public CoverageJsonPrinter(OutputStream out, List<Column> columns, Provenance provenance) throws IOException {
        this.sink = new TextSink(out);
        this.json = new JsonText(sink, List.of());
        this.channels = columns.stream()
                .filter(column -> column.field() == Field.CHANNEL)
                .toList();
        sink.text("{\"type\":\"CoverageCollection\",\"domainType\":\"Trajectory\",\"htmst:provenance\":"
                + provenance.json() + ",\"parameters\":{");
        for (int c = 0; c < channels.size(); c++) {
            sink.text((c == 0 ? "" : ",") + JsonText.string(channels.get(c).name()) + ":" + parameter(channels.get(c)));
        }
        sink.text("},\"coverages\":[");
    }

    private static String parameter(Column column) {
        String name = column.description().isEmpty() ? column.name() : column.description();
        String unit = column.unit().isEmpty() ? "" : ",\"unit\":{\"symbol\":" + JsonText.string(column.unit()) + "}";
        return "{\"type\":\"Parameter\",\"observedProperty\":{\"label\":{\"en\":" + JsonText.string(name) + "}}" + unit
                + "}";
    }

    @Override
    public void print(SampleBatch batch, int from, int end) throws IOException {
        Track track = tracks.computeIfAbsent(
                List.of(batch.satellite(), batch.product(), batch.positionType()), same -> new Track(batch));
        for (int i = from; i < end; i++) {
            if (track.isPartedFrom(batch.timeMs()[i])) {
                track.write();
            }
            track.add(batch, i);
        }
    }

    @Override
    public void finish() throws IOException {
        for (Track track : tracks.values()) {
            track.write();
        }
        sink.text("\n]}\n");
        sink.flush();
    }

    /** The samples of a satellite and product that are not written yet. */
    private final class Track {

        private final String satellite;
        private final String product;
        private final ValueType positionType;
        private final List<Channel> meanings;
        private long[] timeMs = new long[16];
        private double[] lonDeg = new double[16];
        private double[] latDeg = new double[16];
        private double[] altKm = new double[16];
        private final double[][] values;
        private int size;

        Track(SampleBatch batch) {
            satellite = batch.satellite();
            product = batch.product();
            positionType = batch.positionType();
            meanings = batch.channels();
            values = new double[channels.size()][16];
        }

        boolean isPartedFrom(long nextMs) {
            return size == MOST
                    || size > 0 && (nextMs < timeMs[size - 1] || nextMs - timeMs[size - 1] > PASSAGE_GAP_MS);
        }

        void add(SampleBatch batch, int i) {
            if (size == timeMs.length) {
                grow(Math.min(2 * size, MOST));
            }
            timeMs[size] = batch.timeMs()[i];
            lonDeg[size] = batch.lonDeg()[i];
            latDeg[size] = batch.latDeg()[i];
            altKm[size] = batch.altKm()[i];
            for (int c = 0; c < values.length; c++) {
                values[c][size] = batch.values()[channels.get(c).channel()][i];
            }
            size++;
        }

        private void grow(int length) {
            timeMs = Arrays.copyOf(timeMs, length);
            lonDeg = Arrays.copyOf(lonDeg, length);
            latDeg = Arrays.copyOf(latDeg, length);
            altKm = Arrays.copyOf(altKm, length);
            for (int c = 0; c < values.length; c++) {
                values[c] = Arrays.copyOf(values[c], length);
            }
        }

        /** Writes what there is as a coverage. */
        void write() throws IOException {
            if (size == 0) {
                return;
            }
            boolean hasHeights = Arrays.stream(altKm, 0, size).allMatch(Double::isFinite);
            sink.text(first ? "\n" : ",\n");
            first = false;
            sink.text("{\"type\":\"Coverage\",\"htmst:satellite\":" + JsonText.string(satellite) + ",\"htmst:product\":"
                    + JsonText.string(product)
                    + ",\"domain\":{\"type\":\"Domain\",\"domainType\":\"Trajectory\",\"axes\":"
                    + "{\"composite\":{\"dataType\":\"tuple\",\"coordinates\":[\"t\",\"x\",\"y\""
                    + (hasHeights ? ",\"z\"" : "") + "],\"values\":[");
            for (int i = 0; i < size; i++) {
                place(i, hasHeights);
            }
            sink.text("]}},\"referencing\":[" + TIME_SYSTEM + "," + PLACE_SYSTEM
                    + (hasHeights ? "," + HEIGHT_SYSTEM : "") + "]},\"ranges\":{");
            String comma = "";
            for (int c = 0; c < values.length; c++) {
                Channel channel = meanings.get(channels.get(c).channel());
                if (channel != null) {
                    sink.text(comma + JsonText.string(channels.get(c).name()));
                    range(channel.type(), values[c]);
                    comma = ",";
                }
            }
            sink.text("}}");
            size = 0;
        }

        private void place(int i, boolean hasHeights) throws IOException {
            sink.text(i == 0 ? "[\"" : ",[\"");
            sink.time(timeMs[i]);
            sink.text("\",");
            json.longitude(positionType, lonDeg[i]);
            sink.character(',');
            sink.number(positionType, latDeg[i]);
            if (hasHeights) {
                sink.character(',');
                sink.number(positionType, altKm[i]);
            }
            sink.character(']');
        }

        private void range(ValueType type, double... column) throws IOException {
            sink.text(":{\"type\":\"NdArray\",\"dataType\":\"" + (type.isInteger() ? "integer" : "float")
                    + "\",\"axisNames\":[\"composite\"],\"shape\":[" + size + "],\"values\":[");
            for (int i = 0; i < size; i++) {
                if (i > 0) {
                    sink.character(',');
                }
                json.number(type, column[i]);
            }
            sink.text("]}");
        }
    }
}
