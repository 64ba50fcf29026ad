package org.htmst.serve.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * A token as a file keeps it: enough to know it again, not enough to use it.
 *
 * <p>The hash is SHA-256 over a salt of 16 bytes and the token. A slow hash, such as bcrypt, protects what people choose, of which the likely
 * ones can be tried. A token is 32 random bytes: nobody tries 2^256 of them, however quick the hash. A slow one would only let anybody who sends
 * wrong tokens keep our processors busy. The salt keeps equal hashes in two files from telling that the tokens are equal.
 *
 * @param name of who uses it, for people and the access log: 1 to 40 letters, digits, '.', '_' and '-'
 * @param role in lower case
 * @param added when it was made, ISO-8601
 * @param salt hexadecimal
 * @param sha256 of salt and token, hexadecimal
 */
public record TokenEntry(String name, String role, String added, String salt, String sha256) {

    /** Every token begins so, that programs which look for secrets find those that strayed, and our own log leaves them out. */
    static final String PREFIX = "htmst_";

    private static final String NAME = "[A-Za-z0-9._-]{1,40}";
    private static final int SALT_BYTES = 16;
    private static final HexFormat HEX = HexFormat.of();
    private static final SecureRandom RANDOM = new SecureRandom();

    public TokenEntry {
        if (!Objects.requireNonNullElse(name, "").matches(NAME)) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no name of a token; give 1 to 40 letters, digits, '.', '_' and '-'");
        }
        Role.valueOf(String.valueOf(role).toUpperCase(Locale.ROOT));
        if (HEX.parseHex(salt).length < SALT_BYTES || HEX.parseHex(sha256).length != 32) {
            throw new IllegalArgumentException("token '" + name + "' has no salt or no SHA-256");
        }
        Objects.requireNonNull(added);
    }

    /** An entry for {@code token}, with a new salt. */
    static TokenEntry of(String name, Role role, String added, String token) {
        byte[] salt = new byte[SALT_BYTES];
        RANDOM.nextBytes(salt);
        return new TokenEntry(name, role.toString(), added, HEX.formatHex(salt), HEX.formatHex(hash(salt, token)));
    }

    /** Whether {@code token} is the one; takes as long whatever it has in common with it. */
    boolean isOf(String token) {
        return MessageDigest.isEqual(hash(HEX.parseHex(salt), token), HEX.parseHex(sha256));
    }

    /** What it allows. */
    Role allowed() {
        return Role.valueOf(role.toUpperCase(Locale.ROOT));
    }

    private static byte[] hash(byte[] salt, String token) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return digest.digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
