package org.htmst.query;

import java.io.Serializable;

/**
 * What lies inside a question and has no value that counts.
 *
 * @param flagged how much has a value that in-flight calibration spoils
 * @param missing how much has none
 */
public record LeftOut(long flagged, long missing) implements Serializable {

    /** Nothing. */
    public static final LeftOut NONE = new LeftOut(0, 0);

    /** Both together. */
    public LeftOut plus(LeftOut other) {
        return new LeftOut(flagged + other.flagged, missing + other.missing);
    }
}
