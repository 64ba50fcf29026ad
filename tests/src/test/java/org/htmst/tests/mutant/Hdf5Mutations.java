package org.htmst.tests.mutant;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * Damage that aims at what an HDF5 file says of itself. Wherever the length changes, the end in the first block is set right, so
 * that it takes more than that number to notice.
 */
final class Hdf5Mutations {

    private static final Set<String> SIGNATURES =
            Set.of("OHDR", "OCHK", "FRHP", "FHDB", "FHIB", "BTHD", "BTIN", "BTLF", "TREE");

    /** Behind a signature lie about this many bytes of structure. */
    private static final int REACH = 256;

    private static final int SUPERBLOCK = 48;
    private static final int END_AT = 28;
    private static final int LONGEST_HEAD = 1 << 16;

    private final List<Original> originals;
    private final Map<byte[], List<Integer>> structures = new IdentityHashMap<>();
    private final Map<byte[], List<Integer>> addresses = new IdentityHashMap<>();

    private Hdf5Mutations(List<Original> originals) {
        this.originals = originals;
        for (Original original : originals) {
            structures.put(original.bytes(), structures(original.bytes()));
            addresses.put(original.bytes(), addresses(original.bytes(), structures.get(original.bytes())));
        }
    }

    /** {@code originals}: other files, for their headers. */
    static List<Mutation> all(List<Original> originals) {
        Hdf5Mutations mutations = new Hdf5Mutations(originals);
        return List.of(
                new Mutation("HDF5: bits of headers flipped", mutations::flipped),
                new Mutation("HDF5: bytes of headers overwritten", mutations::overwritten),
                new Mutation("HDF5: hostile number in a header", mutations::numbered),
                new Mutation(
                        "HDF5: hostile number of records, once", (good, random) -> mutations.sized(good, random, 1)),
                new Mutation(
                        "HDF5: hostile number of records, everywhere",
                        (good, random) -> mutations.sized(good, random, Integer.MAX_VALUE)),
                new Mutation("HDF5: crossed and cyclic addresses", mutations::crossed),
                new Mutation("HDF5: header of one file on the body of another", mutations::spliced),
                new Mutation(
                        "HDF5: cut, with its end set right", (good, random) -> ended(ByteMutations.cut(good, random))),
                new Mutation(
                        "HDF5: block repeated or left out, with its end set right",
                        (good, random) -> ended(
                                random.nextBoolean()
                                        ? ByteMutations.repeated(good, random)
                                        : ByteMutations.leftOut(good, random))));
    }

    private byte[] flipped(byte[] good, RandomGenerator random) {
        byte[] bytes = good.clone();
        int flips = 1 + random.nextInt(Byte.SIZE);
        for (int i = 0; i < flips; i++) {
            bytes[place(good, random)] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        }
        return bytes;
    }

    private byte[] overwritten(byte[] good, RandomGenerator random) {
        return ByteMutations.overwritten(good, place(good, random), random);
    }

    private byte[] numbered(byte[] good, RandomGenerator random) {
        byte[] bytes = good.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int at = Math.min(bytes.length - Long.BYTES, place(good, random));
        switch (random.nextInt(4)) {
            case 0 -> bytes[at] = (byte) HostileNumbers.instead(bytes[at], random);
            case 1 -> buffer.putShort(at, (short) HostileNumbers.instead(buffer.getShort(at), random));
            case 2 -> buffer.putInt(at, (int) HostileNumbers.instead(buffer.getInt(at), random));
            default -> buffer.putLong(at, HostileNumbers.instead(buffer.getLong(at), random));
        }
        return bytes;
    }

    /** The number of records as dimensions and chunks tell it, in four or eight bytes. */
    private byte[] sized(byte[] good, RandomGenerator random, int most) {
        int records = originals.stream()
                .filter(o -> o.bytes() == good)
                .findFirst()
                .orElseThrow()
                .records();
        byte[] bytes = good.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> places = new ArrayList<>();
        for (int structure : structures.get(good)) {
            int end = Math.min(bytes.length - Long.BYTES, structure + 2 * REACH);
            for (int at = structure; at < end; at++) {
                if (buffer.getInt(at) == records) {
                    places.add(at);
                }
            }
        }
        int first = most == 1 ? random.nextInt(places.size()) : 0;
        long instead = HostileNumbers.instead(records, random);
        for (int at : places.subList(first, (int) Math.min(places.size(), first + (long) most))) {
            boolean wide = buffer.getLong(at) == records;
            if (wide) {
                buffer.putLong(at, instead);
            } else {
                buffer.putInt(at, (int) instead);
            }
        }
        return bytes;
    }

    /** Some eight bytes that tell where a structure is tell where another is, or where they themselves are. */
    private byte[] crossed(byte[] good, RandomGenerator random) {
        byte[] bytes = good.clone();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        List<Integer> starts = structures.get(good);
        List<Integer> places = addresses.get(good);
        int changes = 1 + random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            int at = places.get(random.nextInt(places.size()));
            int near = starts.stream().filter(s -> s <= at).reduce(0, Math::max);
            buffer.putLong(at, random.nextInt(3) == 0 ? near : starts.get(random.nextInt(starts.size())));
        }
        return bytes;
    }

    private byte[] spliced(byte[] good, RandomGenerator random) {
        byte[] other = originals.get(random.nextInt(originals.size())).bytes();
        byte[] bytes = good.clone();
        int length = SUPERBLOCK + random.nextInt(1 << random.nextInt(8, Integer.numberOfTrailingZeros(LONGEST_HEAD)));
        System.arraycopy(other, 0, bytes, 0, Math.min(length, Math.min(other.length, bytes.length)));
        return random.nextBoolean() ? ended(bytes) : bytes;
    }

    private static byte[] ended(byte[] bytes) {
        if (bytes.length >= SUPERBLOCK) {
            ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(END_AT, bytes.length);
        }
        return bytes;
    }

    /** A place in a header: the first block now and then, else behind a signature. */
    private int place(byte[] bytes, RandomGenerator random) {
        List<Integer> starts = structures.get(bytes);
        int place = random.nextInt(16) == 0
                ? random.nextInt(SUPERBLOCK)
                : starts.get(random.nextInt(starts.size())) + random.nextInt(REACH);
        return Math.min(bytes.length - 1, place);
    }

    private static List<Integer> structures(byte[] bytes) {
        List<Integer> places = new ArrayList<>();
        for (int at = SUPERBLOCK; at < bytes.length - 4; at++) {
            boolean letters = bytes[at] >= 'B' && bytes[at] <= 'T';
            if (letters && SIGNATURES.contains(new String(bytes, at, 4, StandardCharsets.ISO_8859_1))) {
                places.add(at);
            }
        }
        return places;
    }

    /** Where there stands the place of a structure. */
    private static List<Integer> addresses(byte[] bytes, List<Integer> structures) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        Set<Integer> known = Set.copyOf(structures);
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < bytes.length - Long.BYTES; at++) {
            long address = buffer.getLong(at);
            if (address > 0 && address < bytes.length && known.contains((int) address)) {
                places.add(at);
            }
        }
        return places;
    }
}
