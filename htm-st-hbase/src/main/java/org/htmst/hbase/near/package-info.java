/**
 * Samples near to points, from the store: {@link org.htmst.hbase.near.NearSearch}. Points are answered in groups of neighbours. The plan of
 * the question is cut into bricks, a trixel and a span of time each, and a group looks at the nearest brick first and at no brick that is
 * farther than what it has found. Of a brick that few points ask for, only chunks are decoded that have a run near enough; for many points
 * all of it is, once, and kept sorted while there is room.
 *
 * <pre>{@code
 * NearSearch search = view.near(SampleQuery.of(Region.SPHERE, week), Metric.PLACE, QueryLimits.NONE);
 * NearAnswer answer = search.nearest(points, 8);
 * search.finish();
 * }</pre>
 */
package org.htmst.hbase.near;
