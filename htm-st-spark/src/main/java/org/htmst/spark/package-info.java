/**
 * The store as a source of data of Apache Spark: {@link org.htmst.spark.HtmStSource} is the format {@code htm-st}, a table a product, and
 * {@link org.htmst.spark.HtmStExtensions} adds functions of SQL and joins by distance, which {@link org.htmst.spark.HtmStFrames} has as operations on
 * data frames.
 *
 * <p>A filter is taken to pieces that the store can answer exactly – a region, windows of time, satellites, bounds on values –, and what is left
 * stays with Spark. Partitions are the store's scan tasks, with the hosts that have their rows; each is read as batches of columns, or, where
 * nothing but counts, sums and extremes is wanted, as these.
 *
 * <pre>
 * SELECT count(*) FROM store.`poes-proc` WHERE lat BETWEEN 60 AND 70 AND time &gt;= '2019-10-24' AND satellite = 'noaa-18';
 * </pre>
 */
package org.htmst.spark;
