package org.htmst.tests.mutant;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damage that any file may meet. */
final class ByteMutations {

    private static final int LONGEST_RUN = 4096;
    private static final int MOST_FLIPS = 8;

    private ByteMutations() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation("bits flipped", ByteMutations::flipped),
                new Mutation("bytes overwritten", ByteMutations::overwritten),
                new Mutation("cut short", ByteMutations::cut),
                new Mutation("block repeated", ByteMutations::repeated),
                new Mutation("block left out", ByteMutations::leftOut),
                new Mutation("block moved", ByteMutations::moved));
    }

    static byte[] flipped(byte[] good, RandomGenerator random) {
        byte[] bytes = good.clone();
        int flips = 1 + random.nextInt(MOST_FLIPS);
        for (int i = 0; i < flips; i++) {
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return bytes;
    }

    static byte[] overwritten(byte[] good, RandomGenerator random) {
        return overwritten(good, random.nextInt(good.length), random);
    }

    /** {@code good} with a run of bytes from {@code at} made 0, 255 or random. */
    static byte[] overwritten(byte[] good, int at, RandomGenerator random) {
        byte[] bytes = good.clone();
        int end = Math.min(bytes.length, at + length(random));
        int what = random.nextInt(3);
        for (int i = at; i < end; i++) {
            bytes[i] = (byte) (what == 0 ? 0 : what == 1 ? -1 : random.nextInt());
        }
        return bytes;
    }

    static byte[] cut(byte[] good, RandomGenerator random) {
        return Arrays.copyOf(good, 1 + random.nextInt(good.length));
    }

    static byte[] repeated(byte[] good, RandomGenerator random) {
        int from = random.nextInt(good.length);
        int end = Math.min(good.length, from + length(random));
        return join(Arrays.copyOf(good, end), Arrays.copyOfRange(good, from, good.length));
    }

    static byte[] leftOut(byte[] good, RandomGenerator random) {
        int from = random.nextInt(good.length);
        int end = Math.min(good.length - 1, from + length(random));
        return join(Arrays.copyOf(good, from), Arrays.copyOfRange(good, Math.max(from, end), good.length));
    }

    static byte[] moved(byte[] good, RandomGenerator random) {
        byte[] bytes = good.clone();
        int length = Math.min(good.length, length(random));
        int from = random.nextInt(good.length - length + 1);
        int to = random.nextInt(good.length - length + 1);
        System.arraycopy(good, from, bytes, to, length);
        return bytes;
    }

    static byte[] join(byte[] a, byte[] b) {
        byte[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    /** Short ones as often as long ones. */
    private static int length(RandomGenerator random) {
        return 1 + random.nextInt(1 << random.nextInt(Integer.numberOfTrailingZeros(LONGEST_RUN) + 1));
    }
}
