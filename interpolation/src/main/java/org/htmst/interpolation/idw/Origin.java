package org.htmst.interpolation.idw;

/** Where a trixel's value comes from. The ordinals are stored in files as flag values. */
public enum Origin {
    /** No sample within the radius, hence no value. */
    EMPTY,
    /** The mean of the trixel's own samples. */
    MEASURED,
    /** A mean of samples around it, weighted by distance. */
    INTERPOLATED
}
