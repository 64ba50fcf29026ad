package org.htmst.hbase.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The version of this program, which the build writes beside this class. */
public final class ProgramVersion {

    /** Such as {@code 0.1.0}. */
    public static final String CURRENT = read();

    /** Such as {@code htm-st 0.1.0}. */
    public static final String SOFTWARE = "htm-st " + CURRENT;

    private ProgramVersion() {}

    private static String read() {
        try (InputStream version = ProgramVersion.class.getResourceAsStream("version.txt")) {
            return new String(version.readAllBytes(), StandardCharsets.US_ASCII).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
