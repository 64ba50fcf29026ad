/**
 * What is near to points: a join by distance that {@link org.htmst.spark.near.NearStrategy} recognises in SQL, and the nearest samples of points,
 * {@link org.htmst.spark.near.NearestJoin}. Both become a {@link org.htmst.spark.near.NearJoinExec}, which hands the points of a partition to the
 * store's own search, some at a time, and looks at what it finds with the whole condition of the join.
 *
 * <pre>
 * SELECT * FROM points p JOIN samples s ON sphere_distance_km(p.lon, p.lat, s.lon, s.lat) &lt; 50
 *     AND abs(p.time - s.time) &lt; INTERVAL '10' MINUTES
 * </pre>
 */
package org.htmst.spark.near;
