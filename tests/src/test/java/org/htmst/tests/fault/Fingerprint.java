package org.htmst.tests.fault;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * Some answered samples in two numbers that do not depend on their order.
 *
 * @param samples how many
 * @param sum of a 64-bit digest of each, with all bits of its numbers
 */
record Fingerprint(long samples, long sum) {

    static final Fingerprint EMPTY = new Fingerprint(0, 0);

    Fingerprint plus(String answer) {
        UUID digest = UUID.nameUUIDFromBytes(answer.getBytes(StandardCharsets.US_ASCII));
        return new Fingerprint(samples + 1, sum + digest.getLeastSignificantBits());
    }
}
