/**
 * Tiles: how often each value of a channel came, in the trixels, or shells of L, of one day of a granule. {@link
 * org.htmst.hbase.tile.TileRows} makes them when a granule is loaded. Roll-ups are tiles of a quarter of a year, whose cells tell hours, too:
 * {@link org.htmst.hbase.tile.PeriodCounts} makes these. {@link org.htmst.hbase.tile.TileReader} answers with both what
 * would else be counted from chunks. The page of {@link org.htmst.hbase.codec} draws their bytes.
 */
package org.htmst.hbase.tile;
