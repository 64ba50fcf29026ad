/**
 * What Spark asks of rows, read as what the store can be asked. Each class reads conditions of one kind and leaves all others alone, so that a
 * filter is taken either exactly or not at all.
 *
 * <pre>{@code
 * Optional<Region> region = PlaceFilter.region(predicate); // lat > 60 AND NOT in_cap(lon, lat, 0, 90, 10)
 * }</pre>
 */
package org.htmst.spark.filter;
