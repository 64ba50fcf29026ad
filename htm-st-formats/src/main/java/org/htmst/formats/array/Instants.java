package org.htmst.formats.array;

/**
 * Times of records.
 *
 * @param ms the last millisecond that is not after it, since 1970-01-01 UTC
 * @param finer whether it lies between that and the next
 * @param leapSecond whether it is in a leap second, which is told as the second after it
 * @param faults what is wrong with it, or null
 */
public record Instants(long[] ms, boolean[] finer, boolean[] leapSecond, String[] faults) {

    /** So many, to be filled in. */
    public Instants(int length) {
        this(new long[length], new boolean[length], new boolean[length], new String[length]);
    }
}
