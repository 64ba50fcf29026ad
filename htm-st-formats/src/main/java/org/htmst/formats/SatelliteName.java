package org.htmst.formats;

import java.util.regex.Pattern;

/** How satellites may be named. */
public final class SatelliteName {

    /** What a name may be, in words. */
    public static final String ALLOWED =
            "1 to 63 lower case letters, digits, '-', '_' or '.', starting with a letter or digit";

    private static final Pattern PATTERN = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

    private SatelliteName() {}

    /** Whether it is {@link #ALLOWED}. */
    public static boolean isAllowed(String name) {
        return PATTERN.matcher(name).matches();
    }

    /** Refuses a name that is not {@link #ALLOWED}, by an {@link IllegalArgumentException}. */
    public static void check(String name) {
        if (!isAllowed(name)) {
            throw new IllegalArgumentException("satellite name '" + name + "' is not allowed; use " + ALLOWED);
        }
    }
}
