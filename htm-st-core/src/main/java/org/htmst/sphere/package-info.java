/**
 * Places, directions and regions of the sphere: {@link org.htmst.sphere.LonLat} in degrees, {@link org.htmst.sphere.UnitVector}
 * as a direction, and the kinds of {@link org.htmst.sphere.Region}: caps, corridors along lines, latitude bands, lunes, boxes, polygons, and
 * their unions, intersections and complements. A region tells whether it holds a place, and how it lies to a
 * {@link org.htmst.sphere.SphericalTriangle} or to the {@link org.htmst.sphere.Bounds} of a few samples.
 *
 * <p>{@code new Cap(new LonLat(-45, -30), 45)} is the South Atlantic Anomaly with its surroundings, and holds
 * {@code new LonLat(325, -28)}.
 */
package org.htmst.sphere;
