package org.htmst.tests.mutant;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Damage to a CSV file that is packed, and files that unpack to far more than they are. */
final class GzipMutations {

    private static final int MEMBER_BYTES = 1 << 24;
    private static final int MOST_MEMBERS = 200;
    private static final int HEAD = 10;

    private GzipMutations() {}

    static List<Mutation> all() {
        return List.of(
                new Mutation("gzip: cut short", ByteMutations::cut),
                new Mutation("gzip: head overwritten", GzipMutations::head),
                new Mutation("gzip: several members", GzipMutations::members),
                new Mutation("gzip: bomb", GzipMutations::bomb));
    }

    static byte[] pack(byte[] bytes) {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return packed.toByteArray();
    }

    static byte[] unpack(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] head(byte[] good, RandomGenerator random) {
        byte[] bytes = good.clone();
        bytes[random.nextInt(HEAD)] = (byte) random.nextInt();
        return bytes;
    }

    /** Members one behind the other are one file. */
    private static byte[] members(byte[] good, RandomGenerator random) {
        byte[] text = unpack(good);
        int cut = random.nextInt(text.length);
        byte[] first = pack(Arrays.copyOf(text, cut));
        byte[] second = pack(Arrays.copyOfRange(text, cut, text.length));
        return ByteMutations.join(first, random.nextInt(4) == 0 ? new byte[random.nextInt(1, 100)] : second);
    }

    /** Up to 3 GB of one line, of one letter or of line ends, behind the good text. */
    private static byte[] bomb(byte[] good, RandomGenerator random) {
        byte[] filling = new byte[MEMBER_BYTES];
        Arrays.fill(filling, (byte) "\0\nx,".charAt(random.nextInt(4)));
        byte[] member = pack(filling);
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        bomb.writeBytes(good);
        int members = 1 + random.nextInt(MOST_MEMBERS);
        for (int i = 0; i < members; i++) {
            bomb.writeBytes(member);
        }
        return bomb.toByteArray();
    }
}
