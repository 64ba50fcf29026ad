/**
 * Places, directions and regions of the sphere: {@link org.htmst.sphere.LonLat} in degrees and
 * {@link org.htmst.sphere.UnitVector} as a direction.
 *
 * <p>{@code new LonLat(-45, -30).unitVector()} is the middle of the South Atlantic Anomaly.
 */
package org.htmst.sphere;
