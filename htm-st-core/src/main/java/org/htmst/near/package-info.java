/**
 * What is near: samples to places and times, without HBase. {@link org.htmst.near.Points} are asked about,
 * {@link org.htmst.near.PointGroups} puts neighbours among them together, {@link org.htmst.near.NearSamples} are sorted, and
 * {@link org.htmst.near.TreeSearch} adds those of them that are near to {@link org.htmst.near.Nearest}, the k nearest of each point by a
 * {@link org.htmst.near.Metric}, or to {@link org.htmst.near.Within}, all within a {@link org.htmst.near.Reach}:
 *
 * <pre>{@code
 * Points points = Points.of(new double[] {20}, new double[] {65});
 * Nearest nearest = new Nearest(1, 8, 0);
 * new TreeSearch(Metric.PLACE).nearest(samples, points, 0, nearest, 0);
 * }</pre>
 */
package org.htmst.near;
