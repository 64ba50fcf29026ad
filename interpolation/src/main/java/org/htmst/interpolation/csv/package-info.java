/**
 * Maps as text: {@link org.htmst.interpolation.csv.MapCsv}. Lines that begin with {@code #} say what it is; then come the names
 * of the columns and, bin after bin, one row a trixel or grid cell, empty ones included:
 *
 * <pre>
 *   bin          from 1
 *   from_hour    first local time in the bin
 *   to_hour      first local time after it
 *   trixel       id in the Hierarchical Triangular Mesh; of a grid, the trixel at the middle of the cell
 *   lon          degrees east, -180 to 180, of the trixel's or cell's middle
 *   lat          degrees north
 *   value        in the unit of the head; nothing if empty
 *   count        samples that made the value
 *   distance_km  from the trixel's centre to the nearest of them; nothing if empty
 *   origin       measured, interpolated or empty
 * </pre>
 *
 * <p>Numbers are written so that they read back to the last bit. {@code MapCsv.write(maps, Path.of("e1.csv"))}, and in Python
 * {@code pandas.read_csv("e1.csv", comment="#")}.
 */
package org.htmst.interpolation.csv;
