package org.htmst.spark.function;

import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;

/** {@code in_cap(lon, lat, centre_lon, centre_lat, radius_deg)}: whether a place is in a cap, the rim included. */
public final class InCap extends RegionFunction {

    private static final long serialVersionUID = 1;

    /** The cap of the last call, which is that of the next one unless caps come from a table. */
    private transient Cap last;

    public InCap() {
        super(
                "in_cap",
                List.of("lon", "lat", "centre_lon", "centre_lat", "radius_deg"),
                Collections.nCopies(5, DataTypes.DoubleType),
                "whether the place is within an angle, 0 to 180 degrees, of the centre.");
    }

    /** What Spark calls. */
    public int invoke(double lonDeg, double latDeg, double centreLonDeg, double centreLatDeg, double radiusDeg) {
        Cap cap = last;
        if (cap == null
                || cap.centre().lonDeg() != centreLonDeg
                || cap.centre().latDeg() != centreLatDeg
                || cap.radiusDeg() != radiusDeg) {
            cap = new Cap(new LonLat(centreLonDeg, centreLatDeg), radiusDeg);
            last = cap;
        }
        return cap.contains(new LonLat(lonDeg, latDeg)) ? 1 : 0;
    }

    @Override
    public Region region(List<Object> arguments) {
        return new Cap(new LonLat((Double) arguments.get(0), (Double) arguments.get(1)), (Double) arguments.get(2));
    }
}
