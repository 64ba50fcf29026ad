/**
 * Maps on a regular grid of longitude and latitude: a cell has what the trixel at its centre has, value, count, distance and
 * origin alike. Nothing is averaged or interpolated a second time, so a grid finer than the trixels repeats them and a coarser
 * one picks from them; {@link org.htmst.interpolation.lonlat.LonLatGrid} is the grid,
 * {@link org.htmst.interpolation.lonlat.GriddedMaps} what it shows of a run.
 *
 * <p>{@code GriddedMaps.of(maps, LonLatGrid.parse("0.5deg")).value(0)} are the 360 x 720 values of the first bin.
 */
package org.htmst.interpolation.lonlat;
