package org.htmst.serve.access;

import java.util.Locale;

/** What a token allows; each role includes those before it. Prints as it is typed. */
public enum Role {
    /** To read all of the store. */
    READER,
    /** To load files as well. */
    LOADER,
    /** To remove granules as well. */
    ADMIN;

    /** Whether it allows what {@code needed} allows. */
    boolean includes(Role needed) {
        return compareTo(needed) >= 0;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
