package org.htmst.serve.hapi;

import org.htmst.sample.ValueType;

/** Records in the order of time, as numbers. To be read by one thread. */
interface Records {

    /** How many there are. */
    int size();

    /** The time of a record, ms since 1970 UTC. */
    long timeMs(int record);

    /**
     * Reads a record.
     *
     * @param numbers set here: those after the time, of times ms since 1970 UTC; NaN where there is none
     * @param types set here: how the numbers are written as text
     */
    void read(int record, double[] numbers, ValueType[] types);
}
