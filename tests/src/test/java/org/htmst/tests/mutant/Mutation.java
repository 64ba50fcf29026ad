package org.htmst.tests.mutant;

import java.util.random.RandomGenerator;

/**
 * A way to damage a file.
 *
 * @param kind in words, for the table
 * @param change makes damaged bytes of good ones, which it leaves alone
 */
record Mutation(String kind, Change change) {

    /** Damages bytes. */
    interface Change {
        byte[] apply(byte[] good, RandomGenerator random);
    }
}
