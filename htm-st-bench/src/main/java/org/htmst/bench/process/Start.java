package org.htmst.bench.process;

import java.util.Locale;

/** In what state a command finds the programs that it needs. */
public enum Start {
    /** The embedded server has just started and has answered nothing; no resident process runs. */
    COLD(40),
    /** The server runs; the command has a Java machine of its own, as {@code HTM_ST_RESIDENT=no} wants it. */
    OWN(5),
    /** The server runs, and a resident process, which carries the command out. */
    RESIDENT(1);

    private final int rarity;

    Start(int rarity) {
        this.rarity = rarity;
    }

    /** How often a command is measured this way where the resident process is measured {@code repeats} times; at least once. */
    int runs(int repeats) {
        return Math.max(1, repeats / rarity);
    }

    /** The name in reports. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
