package org.htmst.summary;

import org.htmst.sample.ValueType;

/**
 * How the numbers of a line are put into bins, each with its lower edge and without its upper. An edge is the double nearest to a decimal
 * number, and for 32-bit values the float nearest to it: 1.3 lies in the bin from 1.3, however it is stored. Immutable.
 */
sealed interface Binning permits BinWidth, BinEdges {

    /**
     * Reads a width, such as {@code 0.25}, or edges, such as {@code 1/1.5/2/3/5/8}.
     *
     * @param what is binned, for the message
     * @throws IllegalArgumentException if it is neither
     */
    static Binning parse(String what, String text) {
        return text.indexOf('/') < 0 ? BinWidth.parse(what, text) : BinEdges.parse(what, text);
    }

    /** The bin of a value of a type, or {@link Group#NONE}. */
    long bin(double value, ValueType type);

    /** The lower edge of a bin, and the upper of the one before. */
    double edge(long bin);

    /** Whether all edges are multiples of a whole number. */
    boolean areOfMultiplesOf(int number);

    /** The same bins with each edge so much higher. */
    Binning moved(int by);
}
