package org.htmst.hbase.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A granule that was live, as it was then. Its record is written just before it goes, so that of one that is live after all, since a
 * writer was killed in between, it says nothing.
 *
 * @param granule as it was
 * @param untilMs until when it answered, a moment of the store
 * @param successor the number of the granule that took its place; 0 if it was removed
 * @param goneMs since when its rows are on their way out, ms since 1970 UTC; 0 while they are kept
 */
public record PastGranule(Granule granule, long untilMs, int successor, long goneMs) {

    /** The same whose rows go from {@code nowMs} on. */
    public PastGranule gone(long nowMs) {
        return new PastGranule(granule, untilMs, successor, nowMs);
    }

    /** Whether it answered at {@code ms}, as far as its own record says. */
    @JsonIgnore
    public boolean isLiveAt(long ms) {
        return granule.sinceMs() <= ms && ms < untilMs;
    }

    /** What became of it, after its name. */
    @Override
    public String toString() {
        return granule.fileName() + " (granule " + granule.id() + ", "
                + (successor == 0 ? "removed " : "replaced by granule " + successor + " ")
                + Instant.ofEpochMilli(untilMs)
                + (goneMs == 0 ? "" : ", rows vacuumed " + Instant.ofEpochMilli(goneMs)) + ")";
    }
}
