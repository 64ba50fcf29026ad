package org.htmst.tests.mutant;

import java.util.random.RandomGenerator;

/** Numbers that a header should not hold. */
final class HostileNumbers {

    private static final long[] NUMBERS = {
        0,
        1,
        -1,
        2,
        0x7f,
        0x80,
        0xff,
        0x7fff,
        0xffff,
        0x10000,
        0xffffff,
        0x3fffffff,
        0x7ffffff0L,
        Integer.MAX_VALUE,
        1L << 31,
        0xffffffffL,
        1L << 32,
        1L << 40,
        Long.MAX_VALUE,
        Long.MIN_VALUE
    };

    private HostileNumbers() {}

    /** One of them, or a neighbour or multiple of the number that stood there. */
    static long instead(long number, RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> number + random.nextInt(-2, 3);
            case 1 -> number * (1L << random.nextInt(1, 24));
            default -> NUMBERS[random.nextInt(NUMBERS.length)];
        };
    }
}
