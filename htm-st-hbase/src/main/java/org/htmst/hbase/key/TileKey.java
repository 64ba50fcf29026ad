package org.htmst.hbase.key;

/**
 * Which tile a row holds; {@link TileKeyFormat} makes the row key of it.
 *
 * @param grid the number of the grid whose cells the tile counts in, 0 to 255
 * @param group the group of the channels whose values it counts, which is the qualifier of its only column
 * @param dayMs the midnight (UTC) before its samples, ms since 1970
 * @param satellite the number of the satellite in the catalog, 0 to 65535
 * @param granule the number of the granule in the catalog, not negative
 */
public record TileKey(int grid, int group, long dayMs, int satellite, int granule) {}
