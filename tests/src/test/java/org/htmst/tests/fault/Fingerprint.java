package org.htmst.tests.fault;

/**
 * Some answered samples in two numbers that do not depend on their order.
 *
 * @param samples how many
 * @param sum of a 64-bit digest of each, with all bits of its numbers
 */
record Fingerprint(long samples, long sum) {

    static final Fingerprint EMPTY = new Fingerprint(0, 0);

    Fingerprint plus(String answer) {
        long digest = 0;
        for (int i = 0; i < answer.length(); i++) {
            digest = mix(digest ^ answer.charAt(i));
        }
        return new Fingerprint(samples + 1, sum + digest);
    }

    /** The finalizer of SplitMix64: every bit of the argument changes half of the result's. */
    private static long mix(long bits) {
        long once = (bits + 0x9E3779B97F4A7C15L ^ bits >>> 30) * 0xBF58476D1CE4E5B9L;
        long twice = (once ^ once >>> 27) * 0x94D049BB133111EBL;
        return twice ^ twice >>> 31;
    }
}
