/**
 * A store as a whole: {@link org.htmst.hbase.store.Store} opens it where a {@link org.htmst.hbase.store.StoreLocation} says,
 * embedded or on a cluster, and hands out its parts.
 *
 * <pre>{@code
 * try (Store store = Store.open(new StoreLocation.Embedded(home))) {
 *     store.load(SourceFiles.read(file, Optional.empty()));
 *     try (SampleScan scan = store.scan(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS))) {
 *         long samples = scan.count();
 *     }
 * }
 * }</pre>
 */
package org.htmst.hbase.store;
