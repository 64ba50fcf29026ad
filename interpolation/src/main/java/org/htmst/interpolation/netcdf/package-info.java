/**
 * Maps as netCDF files after the CF conventions: of trixels, as an unstructured mesh after the UGRID conventions
 * ({@link org.htmst.interpolation.netcdf.MapFile}), or on a grid ({@link org.htmst.interpolation.netcdf.GridFile}).
 *
 * <pre>
 *   dimensions  time (unlimited, of length 1), bin, trixel, corner = 3, node, bound = 2, lat, lon
 *   value        double (time, bin, trixel)   in the unit of the channel, NaN where empty
 *   count        int    (time, bin, trixel)   samples that made the value
 *   distance     double (time, bin, trixel)   km from the trixel's centre to the nearest of them, NaN where empty
 *   origin       byte   (time, bin, trixel)   0 empty, 1 measured, 2 interpolated
 *   bin                                 int    (bin)             numbers from 1
 *   local_time, local_time_bounds       double (bin[, bound])    hours; an end may pass midnight, 22 to 28
 *   local_time_start, local_time_end    double (bin)             hours as they were given, 0 to 24
 *   time, time_bounds                   double (time[, bound])   since the day on which the samples' window begins: its middle and ends
 *   mesh                                int                      names the next five
 *   trixel_nodes                        int    (trixel, corner)  corners, counter-clockwise, indices of nodes from 0
 *   node_lon, node_lat                  double (node)            degrees; seam and poles stand once for each side
 *   node_place                          int    (node)            the first node at the same place
 *   trixel_lon, trixel_lat              double (trixel)          centres
 *   trixel_id                           int    (trixel)          ids of the Hierarchical Triangular Mesh
 *   trixel_lon_bounds, trixel_lat_bounds double (trixel, corner) corners, for readers that know CF but not UGRID
 *   value_1, value_2, …                float  (time, trixel)    value of each bin, rounded, for QGIS, which knows no bins
 *   value_grid   double (time, bin, lat, lon) the value of the trixel at the middle of each square degree, for other viewers
 * </pre>
 *
 * <p>A file of a grid has {@code (time, bin, lat, lon)} in the place of {@code (time, bin, trixel)}, and no mesh.
 *
 * <p>{@code MapFile.write(maps, Path.of("e1.nc"))}, later {@code MapFile.read(Path.of("e1.nc"))}.
 */
package org.htmst.interpolation.netcdf;
