/**
 * What a store knows about itself beside its catalog, in a table that no restore replaces: which operation of several steps is under
 * way or was left half done, the numbers that were given out, the store's identity, and a second copy of the catalog's records.
 *
 * <p>The rows of the guard table:
 *
 * <pre>
 *   operation      the {@link org.htmst.hbase.guard.Operation} under way, its token, its beats, and how often the store was replaced
 *   store          the identity, which the catalog and the samples table carry, too
 *   number/KIND    the last number given out: no restore and no loss of the catalog gives one twice
 *   moment         the last moment that was given, ms since 1970 UTC; the next is greater
 *   copy/ROW       the value of a row of the catalog; empty once the catalog has none
 * </pre>
 *
 * <p>All cells but the counters have the same timestamp and none is ever deleted, so that the last written is the one read whatever
 * the servers' clocks do.
 *
 * <pre>{@code
 * try (Held held = guard.begin(Operation.Kind.VACUUM, "", step -> {})) {
 *     held.step("rows");
 *     ...
 *     held.end();
 * }
 * }</pre>
 */
package org.htmst.hbase.guard;
