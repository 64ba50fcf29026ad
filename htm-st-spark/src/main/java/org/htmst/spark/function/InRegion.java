package org.htmst.spark.function;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.unsafe.types.UTF8String;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;

/** {@code in_region(lon, lat, region)}: whether a place is in a region, which a {@link RegionText} describes. */
public final class InRegion extends RegionFunction {

    private static final long serialVersionUID = 1;

    public InRegion() {
        super(
                "in_region",
                List.of("lon", "lat", "region"),
                List.of(DataTypes.DoubleType, DataTypes.DoubleType, DataTypes.StringType),
                "whether the place is in the region, a name such as 'saa', a POLYGON in WKT, or a polygon in GeoJSON.");
    }

    /** What Spark calls. */
    public int invoke(double lonDeg, double latDeg, UTF8String region) {
        return RegionText.region(region).contains(new LonLat(lonDeg, latDeg)) ? 1 : 0;
    }

    @Override
    public Region region(List<Object> arguments) {
        return RegionText.region((UTF8String) arguments.get(0));
    }
}
