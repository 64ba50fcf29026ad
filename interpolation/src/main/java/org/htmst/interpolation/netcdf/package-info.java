/**
 * Maps as netCDF files after the CF conventions: {@link org.htmst.interpolation.netcdf.MapFile}.
 *
 * <p>{@code MapFile.write(maps, Path.of("e1.nc"), false)}, later {@code MapFile.read(Path.of("e1.nc"))}.
 */
package org.htmst.interpolation.netcdf;
