package org.htmst.formats;

/** What a user says of files that do not say it themselves, such as what their columns mean. Each {@link Format} knows its own. */
public interface Descriptor {

    /** Whether a file of this name is there for others, which have something from it, and holds no samples of its own. */
    default boolean isBeside(String fileName) {
        return false;
    }

    /** Whether a file has something from another beside it, by their names. */
    default boolean needs(String fileName, String other) {
        return false;
    }
}
