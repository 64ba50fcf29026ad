package org.htmst.tests.fault;

import java.util.List;
import java.util.Optional;

/**
 * What a drill came to.
 *
 * @param scenario the fault's name
 * @param what was done, in words
 * @param queryStallS the longest time that one of the askers went without an answer, from the fault to the end
 * @param loadStallS the longest time without an acknowledged granule, from the fault to the end
 * @param answers how many questions were answered, all rightly
 * @param refusals how many were given up with an error that says so
 * @param granules loaded
 * @param loadersEnded how often a loader had to be started again
 * @param hit which processes or nodes were hit
 * @param ended which other processes ended of themselves and were started again
 * @param seconds the whole drill took
 * @param failure what is wrong; empty if nothing
 */
record Outcome(
        String scenario,
        String what,
        double queryStallS,
        double loadStallS,
        int answers,
        int refusals,
        int granules,
        int loadersEnded,
        String hit,
        List<String> ended,
        double seconds,
        Optional<String> failure) {

    /** That a drill failed. */
    static Outcome failed(Fault fault, Throwable cause) {
        return new Outcome(
                fault.name(), fault.what(), 0, 0, 0, 0, 0, 0, "", List.of(), 0, Optional.of(String.valueOf(cause)));
    }
}
