/**
 * The embedded HBase that the store and its rivals share, seen from below: {@link org.htmst.bench.server.BenchServer} connects to it,
 * measures the files of tables, and empties the block cache.
 *
 * <pre>{@code
 * try (BenchServer server = BenchServer.open(home)) {
 *     long bytes = server.bytes(StoreTables.SAMPLES);
 * }
 * }</pre>
 */
package org.htmst.bench.server;
