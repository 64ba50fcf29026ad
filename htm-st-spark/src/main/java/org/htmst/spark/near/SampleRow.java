package org.htmst.spark.near;

import java.util.List;
import java.util.Optional;
import org.apache.spark.sql.catalyst.expressions.GenericInternalRow;
import org.apache.spark.unsafe.types.UTF8String;
import org.htmst.hbase.near.NearSource;
import org.htmst.near.Matches;
import org.htmst.spark.product.ProductColumn;
import org.htmst.spark.product.ProductValue;
import org.htmst.sphere.LonLat;
import org.htmst.time.LocalTime;

/** A sample that was found, as the row of a table; set anew for each. */
final class SampleRow extends GenericInternalRow {

    private static final long serialVersionUID = 1;
    private static final long MS_US = 1000;

    private final transient List<ProductColumn> columns;

    /** Of each column the channel of the question, and that which tells whether its values are spoilt; -1 for none. */
    private final int[] channels;

    private final int[] flags;
    private transient NearSource source;
    private transient UTF8String satellite;

    /**
     * A row.
     *
     * @param asked the channels of the question, in its order
     * @param spoilt those of them that tell which values of others are spoilt
     */
    SampleRow(List<ProductColumn> columns, List<String> asked, List<String> spoilt) {
        super(columns.size());
        this.columns = columns;
        this.channels = columns.stream()
                .mapToInt(column -> asked.indexOf(column.name()))
                .toArray();
        this.flags = columns.stream()
                .mapToInt(column -> Optional.ofNullable(column.channel())
                        .filter(channel -> spoilt.contains(channel.calibration()))
                        .map(channel -> asked.indexOf(channel.calibration()))
                        .orElse(-1))
                .toArray();
    }

    /** Makes it the row of a sample. */
    void set(Matches matches, int slot, NearSource of) {
        if (of != source) {
            source = of;
            satellite = UTF8String.fromString(of.satellite());
        }
        double lonDeg = matches.lonDeg(slot);
        double latDeg = matches.latDeg(slot);
        long timeMs = matches.timeMs(slot);
        for (int i = 0; i < columns.size(); i++) {
            ProductColumn column = columns.get(i);
            update(
                    i,
                    switch (column.kind()) {
                        case SATELLITE -> satellite;
                        case TIME -> timeMs * MS_US;
                        case LON -> new LonLat(lonDeg, 0).signedLonDeg();
                        case LAT -> latDeg;
                        case ALT -> ProductValue.typed(matches.altKm(slot), column.type());
                        case LOCAL_TIME -> LocalTime.hours(LocalTime.of(timeMs, lonDeg, of.positionType()));
                        case HTM_ID -> column.trixel(new LonLat(lonDeg, latDeg));
                        case CHANNEL ->
                            isSpoilt(i, matches, slot)
                                    ? null
                                    : ProductValue.typed(matches.value(channels[i], slot), column.type());
                    });
        }
    }

    private boolean isSpoilt(int column, Matches matches, int slot) {
        return flags[column] >= 0 && matches.value(flags[column], slot) > 0;
    }
}
