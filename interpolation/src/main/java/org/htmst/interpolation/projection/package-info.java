/**
 * How the sphere, or what is seen of it, lies on a rectangle: whole Earth ({@code equirectangular}, {@code mollweide},
 * {@code robinson}), a polar cap ({@code north}, {@code south}), and the dial of magnetic latitude against local time. All
 * on the sphere. Points of a rectangle are shares of its sides: {@code x} from 0 at the left to 1,
 * {@code y} from 0 at the top to 1.
 *
 * <p>The formulas are here and not a library's: the dial is in none, and PROJ's Java twin has no Mollweide at the poles and takes 180
 * degrees for -180. Tests hold what both have against it.
 *
 * <p>{@code MapProjection.of(ProjectionKind.ROBINSON, 0, 40).place(0.5, 0.5)} is the place at 0 E 0 N.
 */
package org.htmst.interpolation.projection;
