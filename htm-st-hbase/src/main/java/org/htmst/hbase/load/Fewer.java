package org.htmst.hbase.load;

/** What becomes of a newer version of a file that holds less than the older. */
public enum Fewer {
    /** It is not loaded, and the older stays. */
    REFUSED,
    /** It takes the place of the older as any other. */
    ALLOWED
}
