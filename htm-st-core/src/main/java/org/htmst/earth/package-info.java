/**
 * The Earth as a body: its ellipsoid, the axes that turn with it or stand still, and places above it.
 *
 * <pre>{@code
 * Position position = Frame.GEO.position(0, new double[] {0, 0, 6856.752}); // x, y and z in km
 * position.latDeg();   // 90
 * position.altKm();    // 500.0
 * }</pre>
 */
package org.htmst.earth;
