package org.htmst.hbase.guard;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.Optional;

/**
 * Something done to a store in several steps, each of which may be done again.
 *
 * @param kind what
 * @param subject of what: the name of a snapshot, or options; may be empty
 * @param step the last step that was begun
 * @param begunMs when it was begun, ms since 1970 UTC by the clock of the machine that did
 * @param token a random name
 * @param worker who does it
 */
public record Operation(Kind kind, String subject, String step, long begunMs, String token, Worker worker) {

    /** The kinds of operations. */
    public enum Kind {
        /** A store is made, or its regions are split. */
        INIT("making the store", "htm-st init"),
        /** The store is replaced by a snapshot. */
        RESTORE("restoring snapshot", "htm-st snapshot restore"),
        /** Tables that disagree are made to agree. */
        REPAIR("repairing the store", "htm-st repair"),
        /** Dead rows are removed. */
        VACUUM("removing dead rows", "htm-st vacuum"),
        /** Rows of an older schema are written anew. */
        UPGRADE("upgrading the store", "htm-st upgrade"),
        /** Samples of long periods are counted. */
        ROLL_UP("rolling up", "htm-st roll-up"),
        /** HBase's files are merged. */
        COMPACT("compacting", "htm-st vacuum --compact"),
        /** A snapshot is taken. */
        SNAPSHOT("taking snapshot", "htm-st snapshot create"),
        /** A snapshot is deleted. */
        SNAPSHOT_DELETE("deleting snapshot", "htm-st snapshot delete");

        private final String doing;
        private final String command;

        Kind(String doing, String command) {
            this.doing = doing;
            this.command = command;
        }

        /** Whether the store is neither the old nor the new one meanwhile, so that nobody may use it. */
        public boolean replaces() {
            return this == RESTORE || this == REPAIR;
        }
    }

    Operation at(String reached) {
        return new Operation(kind, subject, reached, begunMs, token, worker);
    }

    /** What is done. */
    @JsonIgnore
    public String doing() {
        return subject.isEmpty() || kind == Kind.INIT ? kind.doing : kind.doing + " '" + subject + "'";
    }

    /** The command that does the whole again, which ends it. */
    @JsonIgnore
    public String command() {
        String whole = subject.isEmpty() ? kind.command : kind.command + " " + subject;
        return kind == Kind.RESTORE ? whole + " --yes" : whole;
    }

    /**
     * All that is known of it, and what to do.
     *
     * @param ended whether who does it is gone; empty if that is not known
     */
    String told(Optional<Boolean> ended) {
        String what = doing() + " was begun at " + Instant.ofEpochMilli(begunMs) + " by " + worker
                + (step.isEmpty() ? "" : ", came to the step '" + step + "'");
        if (ended.isEmpty()) {
            return what + ", and has not ended; wait for it, or, if that process is gone, '" + command()
                    + "' finishes it";
        }
        return ended.get()
                ? what + ", and was cut short; '" + command() + "' finishes it"
                : what + ", and goes on; wait until it has ended";
    }

    /** What is done, since when, by whom, and whether it goes on. */
    @Override
    public String toString() {
        return told(Held.hasEnded(this));
    }
}
