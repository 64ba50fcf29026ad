/**
 * Which way satellites go. A track is cut into {@linkplain org.htmst.track.Pass passes} at its turns; a
 * {@link org.htmst.track.Course} tells the {@link org.htmst.track.Direction} at each of its samples:
 *
 * <pre>{@code
 * boolean northward = Course.of(timeMs, latDeg).isGone(Direction.ASCENDING, timeMs[7]);
 * }</pre>
 *
 * <p>A {@link org.htmst.track.Passage} is a stretch of a track that lies in what was asked for.
 */
package org.htmst.track;
