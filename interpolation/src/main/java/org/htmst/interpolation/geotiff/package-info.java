/**
 * Maps as GeoTIFF, which geographic information systems read: {@link org.htmst.interpolation.geotiff.GeoTiffFile}. One band of
 * 32-bit numbers a bin, named after its hours; NaN where empty; longitude and latitude on WGS 84 (EPSG:4326), a pixel being an
 * area; rows from the north.
 *
 * <p>{@code GeoTiffFile.write(GriddedMaps.of(maps, LonLatGrid.ONE_DEGREE), Path.of("e1.tif"))}
 */
package org.htmst.interpolation.geotiff;
