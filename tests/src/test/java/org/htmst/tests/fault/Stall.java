package org.htmst.tests.fault;

import java.util.List;

/** How long nothing came. */
final class Stall {

    private Stall() {}

    /**
     * The longest time without an event, from {@code fromNs} to {@code toNs}. A wait that had begun before counts from the event
     * before.
     *
     * @param eventsNs in ascending order
     */
    static double longestSeconds(List<Long> eventsNs, long fromNs, long toNs) {
        long last = fromNs;
        long longest = 0;
        for (long event : eventsNs) {
            if (event >= toNs) {
                break;
            }
            if (event > fromNs) {
                longest = Math.max(longest, event - last);
            }
            last = event;
        }
        return Math.max(longest, toNs - last) / 1e9;
    }
}
