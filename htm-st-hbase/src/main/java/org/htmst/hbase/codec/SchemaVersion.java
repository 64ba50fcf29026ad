package org.htmst.hbase.codec;

/** The versions of the byte layout, which the package page specifies. */
public final class SchemaVersion {

    /** The version that is written. */
    public static final int CURRENT = 6;

    /** The oldest version that is read. */
    public static final int OLDEST = 3;

    /** Since this version chunks have been as they are. */
    public static final int CHUNKS = 5;

    private SchemaVersion() {}

    /** Whether stores of a version are read. */
    public static boolean isRead(int version) {
        return version >= OLDEST && version <= CURRENT;
    }
}
