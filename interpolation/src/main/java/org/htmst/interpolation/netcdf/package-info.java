/**
 * Maps as netCDF files after the CF conventions: {@link org.htmst.interpolation.netcdf.MapFile}.
 *
 * <pre>
 *   dimensions  bin, trixel, corner = 3, lat = 180, lon = 360
 *   value        double (bin, trixel)   in the unit of the channel, NaN where empty
 *   count        int    (bin, trixel)   samples that made the value
 *   distance     double (bin, trixel)   km from the trixel's centre to the nearest of them, NaN where empty
 *   origin       byte   (bin, trixel)   0 empty, 1 measured, 2 interpolated
 *   value_grid   double (bin, lat, lon) the value of the trixel that holds the middle of each square degree
 *   local_time_start, local_time_end    double (bin)             hours
 *   trixel_id                           int    (trixel)          ids of the Hierarchical Triangular Mesh
 *   trixel_lon, trixel_lat              double (trixel)          centres
 *   trixel_lon_bounds, trixel_lat_bounds double (trixel, corner) corners, counter-clockwise
 * </pre>
 *
 * <p>{@code MapFile.write(maps, Path.of("e1.nc"))}, later {@code MapFile.read(Path.of("e1.nc"))}.
 */
package org.htmst.interpolation.netcdf;
