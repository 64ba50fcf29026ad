/**
 * Functions of SQL about places: each a {@link org.htmst.spark.function.PlaceFunction}, which Spark calls for every row, or which the store
 * answers for whole rows where {@link org.htmst.spark.function.RegionFunction} tells it the region that is meant.
 *
 * <pre>
 * SELECT htm_id(lon, lat, 8), local_time(time, lon) FROM samples WHERE in_cap(lon, lat, -45, -30, 20);
 * </pre>
 */
package org.htmst.spark.function;
