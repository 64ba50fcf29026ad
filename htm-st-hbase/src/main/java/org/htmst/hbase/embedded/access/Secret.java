package org.htmst.hbase.embedded.access;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.htmst.failure.HtmStException;

/** 32 random bytes in a file that its owner alone can read; who knows them may use the embedded server. */
public final class Secret {

    /** Bytes of a secret, of a random number of a handshake, and of a proof. */
    static final int LENGTH = 32;

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String ALGORITHM = "HmacSHA256";
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    private final byte[] key;

    private Secret(byte[] key) {
        this.key = key;
    }

    /**
     * The secret in {@code file}; empty if there is no such file.
     *
     * @throws HtmStException if others can read the file, or if it is not of 32 bytes
     */
    public static Optional<Secret> read(Path file) throws IOException {
        byte[] key;
        try {
            Set<PosixFilePermission> rights = Files.getPosixFilePermissions(file);
            if (!OWNER_ONLY.containsAll(rights)) {
                throw unusable(file, "can be read by others (" + PosixFilePermissions.toString(rights) + ")");
            }
            key = Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
        if (key.length != LENGTH) {
            throw unusable(file, "has " + key.length + " bytes and not " + LENGTH);
        }
        return Optional.of(new Secret(key));
    }

    private static HtmStException unusable(Path file, String why) {
        return new HtmStException(
                "the secret of the embedded store, " + file + ", " + why + "; run 'htm-st server stop' and remove it:"
                        + " the next command makes a new one",
                false);
    }

    /** The secret in {@code file}, which is made if missing. To be called by one process at a time. */
    public static Secret readOrMake(Path file) throws IOException {
        Optional<Secret> there = read(file);
        return there.isPresent() ? there.get() : make(file);
    }

    private static Secret make(Path file) throws IOException {
        Secret made = new Secret(random());
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        Files.write(draft, made.key);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return made;
    }

    /** What {@link #text()} gave. */
    static Secret ofText(String text) {
        return new Secret(HexFormat.of().parseHex(text));
    }

    /** The secret itself, for the configuration of a process that has read it. */
    String text() {
        return HexFormat.of().formatHex(key);
    }

    /** Names this secret among others without betraying it: 16 hexadecimal digits. */
    public String name() {
        return HexFormat.of().formatHex(proof("name"), 0, 8);
    }

    /** Fresh random bytes. */
    static byte[] random() {
        byte[] bytes = new byte[LENGTH];
        RANDOM.nextBytes(bytes);
        return bytes;
    }

    /** What only someone who knows the secret can say of {@code parts}, each of a fixed length, in a role. */
    byte[] proof(String role, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            mac.update(role.getBytes(StandardCharsets.US_ASCII));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "secret " + name();
    }
}
