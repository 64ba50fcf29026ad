package org.htmst.hbase.catalog;

/**
 * A span of time of which the store does not know what was live.
 *
 * @param fromMs its start, ms since 1970 UTC
 * @param toMs just after its end
 * @param why in words
 */
public record HistoryGap(long fromMs, long toMs, String why) {

    boolean holds(long ms) {
        return fromMs <= ms && ms < toMs;
    }
}
