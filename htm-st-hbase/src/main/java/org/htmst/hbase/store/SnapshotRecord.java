package org.htmst.hbase.store;

/**
 * A snapshot of a store.
 *
 * @param name as it was given
 * @param createdMs when it was begun, ms since 1970 UTC
 * @param complete whether it has both tables; one that was interrupted can only be deleted
 */
public record SnapshotRecord(String name, long createdMs, boolean complete) {}
