package org.htmst.cli.watch;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;

/**
 * The samples of a granule that meet an alert.
 *
 * @param count how many there are, one or more
 * @param firstMs time of the first, ms since 1970 UTC
 * @param lastMs time of the last
 * @param min the lowest value
 * @param max the highest value
 * @param top the first sample that has it
 */
record AlertFinding(
        Alert alert, Granule granule, long count, long firstMs, long lastMs, double min, double max, Top top) {

    /**
     * A sample.
     *
     * @param altKm NaN if it is not known
     */
    record Top(long timeMs, String satellite, double lonDeg, double latDeg, double altKm) {}

    /** What a question of one channel finds in a view; empty if it is no sample. */
    static Optional<AlertFinding> of(Alert alert, Granule granule, StoreView view, SampleQuery query) {
        long count = 0;
        long firstMs = Long.MAX_VALUE;
        long lastMs = Long.MIN_VALUE;
        double min = Double.POSITIVE_INFINITY;
        double max = Double.NEGATIVE_INFINITY;
        Top top = null;
        try (SampleScan scan = view.scan(query)) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                for (int i = 0; i < batch.size(); i++) {
                    double value = batch.values()[0][i];
                    long timeMs = batch.timeMs()[i];
                    count++;
                    firstMs = Math.min(firstMs, timeMs);
                    lastMs = Math.max(lastMs, timeMs);
                    min = Math.min(min, value);
                    // Samples come by place and time.
                    if (top == null || value > max || value == max && timeMs < top.timeMs()) {
                        max = value;
                        top = new Top(
                                timeMs, batch.satellite(), batch.lonDeg()[i], batch.latDeg()[i], batch.altKm()[i]);
                    }
                }
            }
        }
        return count == 0
                ? Optional.empty()
                : Optional.of(new AlertFinding(alert, granule, count, firstMs, lastMs, min, max, top));
    }

    /** A JSON object in one line. */
    String json() {
        ObjectNode place = JsonNodeFactory.instance
                .objectNode()
                .put("time", Instant.ofEpochMilli(top.timeMs()).toString())
                .put("satellite", top.satellite());
        put(place, "lon", top.lonDeg());
        put(place, "lat", top.latDeg());
        put(place, "alt", top.altKm());
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("alert", alert.text())
                .put("granule", granule.id())
                .put("file", granule.fileName())
                .put("product", granule.product())
                .put("count", count)
                .put("first", Instant.ofEpochMilli(firstMs).toString())
                .put("last", Instant.ofEpochMilli(lastMs).toString());
        put(json, "min", min);
        put(json, "max", max);
        json.set("max_at", place);
        return json.toString();
    }

    /** A 32-bit value without the digits that only doubles have; null for what JSON cannot spell. */
    private static void put(ObjectNode json, String name, double value) {
        if (!Double.isFinite(value)) {
            json.putNull(name);
        } else if (value == (float) value) {
            json.put(name, (float) value);
        } else {
            json.put(name, value);
        }
    }
}
