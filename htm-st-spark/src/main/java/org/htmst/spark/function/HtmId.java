package org.htmst.spark.function;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.htmst.grid.TrixelId;
import org.htmst.sphere.LonLat;

/** {@code htm_id(lon, lat, level)}: the id of the trixel of a level that holds a place. */
public final class HtmId extends PlaceFunction<Long> {

    private static final long serialVersionUID = 1;

    public HtmId() {
        super(
                "htm_id",
                List.of("lon", "lat", "level"),
                List.of(DataTypes.DoubleType, DataTypes.DoubleType, DataTypes.IntegerType),
                DataTypes.LongType,
                "the id of the trixel of the level, 0 to 24, that holds the place.");
    }

    /** What Spark calls. */
    public long invoke(double lonDeg, double latDeg, int level) {
        return TrixelId.of(new LonLat(lonDeg, latDeg).unitVector(), level);
    }
}
