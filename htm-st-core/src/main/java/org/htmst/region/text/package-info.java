/**
 * Regions, windows and local times as people type them, each with an error that says what was expected:
 * {@link org.htmst.region.text.CapText}, {@link org.htmst.region.text.NamedRegion}, {@link org.htmst.region.text.PolygonFile}
 * (GeoJSON), {@link org.htmst.region.text.TimeText}, {@link org.htmst.region.text.LocalTimeText}.
 *
 * <pre>{@code
 * TimeWindow day = TimeText.parse("2019-10-24/P1D");
 * Cap cap = CapText.parse("-45,-30,20").cap(null);
 * }</pre>
 */
package org.htmst.region.text;
