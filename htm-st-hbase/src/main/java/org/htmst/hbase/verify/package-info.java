/**
 * Whether the store holds what was loaded: {@link org.htmst.hbase.verify.Verification} reads rows with all their cells, and a
 * {@code ChunkCheck} decodes each whole and compares what it says with what the key, the granule's record and
 * the catalog say. {@link org.htmst.hbase.verify.GranuleReader} hands a granule's samples out, checked the same way.
 *
 * <pre>{@code
 * VerifyReport report = store.verify(Optional.empty(), part -> {});
 * report.faults().forEach(System.out::println);
 * }</pre>
 */
package org.htmst.hbase.verify;
