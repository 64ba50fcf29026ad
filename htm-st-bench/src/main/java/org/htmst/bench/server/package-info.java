/**
 * The embedded HBase that the store and its rivals share, seen from below: {@link org.htmst.bench.server.BenchServer} connects to it,
 * brings tables to rest, measures their files, and empties the block cache.
 *
 * <pre>{@code
 * try (BenchServer server = BenchServer.open(home)) {
 *     server.settle(StoreTables.SAMPLES);
 *     long bytes = server.bytes(StoreTables.SAMPLES);
 * }
 * }</pre>
 */
package org.htmst.bench.server;
