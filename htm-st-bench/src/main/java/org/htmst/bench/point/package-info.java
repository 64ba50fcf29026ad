/**
 * The layout of 2017 (Kang et al.): one row a sample, one cell a channel, on the same HBase. {@link org.htmst.bench.point.PointSystem} is a
 * table of such rows under one {@linkplain org.htmst.code.CodeLayout order of digits}.
 *
 * <pre>
 * row     [code of level 12: 8 bytes][satellite: 1 byte]   a satellite leaves a trixel of 2.4 km before its next sample
 * family  p
 * cells   0 longitude, 1 latitude, 2 altitude, 3 and up the values; each a big-endian float32; absent values have no cell
 * time    of a sample: the timestamp of its cells
 * </pre>
 *
 * <p>Such tables are written once, one HFile a region in the order of the keys ({@link org.htmst.bench.point.PointLoader}), which is what a
 * major compaction would leave; puts would take hours. Regions are of about equally many rows, and are not split.
 *
 * <pre>{@code
 * ArchiveSystem coupled = new PointSystem("coupled", CodeLayout.coupled(12), archive, 1, server, folder);
 * }</pre>
 */
package org.htmst.bench.point;
