/**
 * What a scientist would otherwise use: {@link org.htmst.bench.duckdb.DuckDbSystem}, DuckDB over one Parquet file sorted by time.
 *
 * <pre>{@code
 * try (ArchiveSystem duckDb = new DuckDbSystem(archive, 1, folder)) {
 *     duckDb.load(System.err);
 * }
 * }</pre>
 */
package org.htmst.bench.duckdb;
