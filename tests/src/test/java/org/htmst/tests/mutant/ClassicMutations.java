package org.htmst.tests.mutant;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.random.RandomGenerator;

/** Damage that aims at the header of a classic netCDF file: big-endian numbers of four bytes, each at a multiple of four. */
final class ClassicMutations {

    private static final int FIRST_NUMBER = 4;

    private ClassicMutations() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation("classic: hostile number in the header", ClassicMutations::numbered),
                new Mutation("classic: bytes of the header overwritten", ClassicMutations::overwritten),
                new Mutation("classic: hostile number of records", ClassicMutations::sized));
    }

    private static byte[] numbered(byte[] good, RandomGenerator random) {
        byte[] bytes = good.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int changes = 1 + random.nextInt(3);
        for (int i = 0; i < changes; i++) {
            int at = FIRST_NUMBER + Integer.BYTES * random.nextInt(headerBytes(good) / Integer.BYTES - 1);
            buffer.putInt(at, (int) HostileNumbers.instead(buffer.getInt(at), random));
        }
        return bytes;
    }

    private static byte[] overwritten(byte[] good, RandomGenerator random) {
        return ByteMutations.overwritten(good, random.nextInt(headerBytes(good)), random);
    }

    private static byte[] sized(byte[] good, RandomGenerator random) {
        byte[] bytes = good.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        int instead = (int) HostileNumbers.instead(SmallFiles.RECORDS, random);
        for (int at = FIRST_NUMBER; at < headerBytes(good); at += Integer.BYTES) {
            if (buffer.getInt(at) == SmallFiles.RECORDS) {
                buffer.putInt(at, instead);
            }
        }
        return bytes;
    }

    /** More than a sixth of such a file is its header. */
    private static int headerBytes(byte[] good) {
        return good.length / 6;
    }
}
