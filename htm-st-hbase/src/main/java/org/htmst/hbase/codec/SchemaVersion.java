package org.htmst.hbase.codec;

/** The version of the byte layout that the package page specifies. */
public final class SchemaVersion {

    /** The version written and read; a table of another one is refused. */
    public static final int CURRENT = 3;

    private SchemaVersion() {}
}
