package org.htmst.answer.print;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.htmst.sample.SampleBatch;

/**
 * One GeoJSON (RFC 7946) FeatureCollection of points, a feature a line, with the provenance as a member of the collection.
 *
 * <p>Coordinates are longitude, latitude; longitude is brought to -180..180, as GeoJSON wants it, by an exact decimal
 * subtraction. All columns but lon and lat become properties.
 */
final class GeoJsonPrinter implements SamplePrinter {

    private final TextSink sink;
    private final JsonText json;
    private boolean first = true;

    public GeoJsonPrinter(OutputStream out, List<Column> columns, Provenance provenance) throws IOException {
        this.sink = new TextSink(out);
        this.json = new JsonText(
                sink,
                columns.stream()
                        .filter(column -> column.field() != Column.Field.LON && column.field() != Column.Field.LAT)
                        .toList());
        sink.text("{\"type\":\"FeatureCollection\",\"provenance\":" + provenance.json() + ",\"features\":[");
    }

    @Override
    public void print(SampleBatch batch, int from, int end) throws IOException {
        for (int i = from; i < end; i++) {
            sink.text(first ? "\n" : ",\n");
            first = false;
            sink.text("{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":[");
            json.longitude(batch.positionType(), batch.lonDeg()[i]);
            sink.character(',');
            sink.number(batch.positionType(), batch.latDeg()[i]);
            sink.text("]},\"properties\":");
            json.object(batch, i);
            sink.character('}');
        }
    }

    @Override
    public void finish() throws IOException {
        sink.text("\n]}\n");
        sink.flush();
    }
}
