package org.htmst.spark.function;

import java.util.List;
import org.apache.spark.sql.types.DataTypes;
import org.htmst.sample.ValueType;
import org.htmst.time.LocalTime;

/** {@code local_time(time, lon)}: mean solar local time, in hours. */
public final class LocalHours extends PlaceFunction<Double> {

    private static final long serialVersionUID = 1;

    private static final long MS_US = 1000;

    public LocalHours() {
        super(
                "local_time",
                List.of("time", "lon"),
                List.of(DataTypes.TimestampType, DataTypes.DoubleType),
                DataTypes.DoubleType,
                "mean solar local time of the place at the time, in hours, 0 to 24 (excluded).");
    }

    /** What Spark calls; a longitude that is a 32-bit number is one that was printed as such. */
    public double invoke(long timeUs, double lonDeg) {
        if (!(lonDeg >= -360 && lonDeg <= 360)) {
            throw new IllegalArgumentException("longitude " + lonDeg + " is outside -360..360 degrees");
        }
        ValueType type = (float) lonDeg == lonDeg ? ValueType.FLOAT32 : ValueType.FLOAT64;
        return LocalTime.hours(LocalTime.of(Math.floorDiv(timeUs, MS_US), lonDeg, type));
    }
}
