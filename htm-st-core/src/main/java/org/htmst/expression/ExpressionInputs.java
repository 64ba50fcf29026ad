package org.htmst.expression;

import org.htmst.sample.ValueType;

/** The samples that an expression is computed of, as columns; each is asked for only if the expression needs it. */
public interface ExpressionInputs {

    /** The number of samples. */
    int size();

    /** The values of an input, by its place among {@link Expression#inputs}: finite, or NaN where missing. */
    double[] channel(int input);

    /** Ms since 1970-01-01 UTC. */
    long[] timeMs();

    /** Degrees east, -180 to 360. */
    double[] lonDeg();

    /** Geodetic latitude, degrees. */
    double[] latDeg();

    /** Altitude, km; NaN where there is none. */
    double[] altKm();

    /** The number type of places in the file, by which local time is told. */
    ValueType positionType();

    /** Those samples whose values will be looked at, in the first {@link #selectedSize} entries: what takes long is computed for these alone. */
    int[] selected();

    /** How many they are. */
    int selectedSize();
}
