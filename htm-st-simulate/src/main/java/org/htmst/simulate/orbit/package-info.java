/**
 * Where satellites are: {@link org.htmst.simulate.orbit.Orbit} follows two-line elements with SGP4 and gives the
 * {@link org.htmst.simulate.orbit.Track} over the ellipsoid. The elements and the leap seconds are resources beside the classes.
 *
 * <p>Within three weeks of the epoch of its elements a track lies within 0.2° of the real one; between elements eight weeks apart
 * it is off by 0.2 to 0.35°. Years from the epoch the orbit stays plausible, but the satellite is elsewhere on it: of elements
 * two to four years apart one gives the local time of the other to 2 to 28 minutes and its mean altitude to 1 km, while the place
 * along the orbit is arbitrary. Where the nearest elements change from one day to the next, the satellite jumps along its orbit.
 *
 * <pre>{@code
 * Track track = Orbit.nearest("noaa-19", timeMs[0]).track(timeMs);
 * }</pre>
 */
package org.htmst.simulate.orbit;
