/**
 * The HBase of a store, seen from below: {@link org.htmst.bench.server.BenchServer} connects to it, measures the files of tables and
 * their spread over the servers, and empties the block cache. The store and its rivals share the embedded one.
 *
 * <pre>{@code
 * try (BenchServer server = BenchServer.open(new StoreLocation.Embedded(home))) {
 *     long bytes = server.bytes(StoreTables.of(server.connection()).samples());
 * }
 * }</pre>
 */
package org.htmst.bench.server;
