/**
 * Where satellites are: {@link org.htmst.simulate.orbit.Orbit} follows two-line elements with SGP4 and gives the
 * {@link org.htmst.simulate.orbit.Track} over the ellipsoid. The elements and the leap seconds are resources beside the classes.
 *
 * <p>Near the epoch of its elements (weeks) a track lies within 0.2° of the true one. Far from it the orbit stays plausible, but
 * the satellite is somewhere else on it: over two years its place along the orbit is lost, its plane drifts by some degrees
 * (tens of minutes of local time) and its altitude by few km. Between days that lie nearest to different elements the place along the orbit jumps.
 *
 * <pre>{@code
 * Track track = Orbit.nearest("noaa-19", timeMs[0]).track(timeMs);
 * }</pre>
 */
package org.htmst.simulate.orbit;
