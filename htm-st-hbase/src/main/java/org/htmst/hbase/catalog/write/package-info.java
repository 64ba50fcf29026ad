/**
 * The write protocol of the catalog. Only those who load and keep a store use it; whoever asks has {@link org.htmst.hbase.catalog.Catalog}.
 *
 * <p>{@link org.htmst.hbase.catalog.write.CatalogWriter} has the steps. The life of a granule, with what the catalog's rows say in each
 * state ({@code live/} and {@code journal/} as the table on the {@linkplain org.htmst.hbase.catalog catalog's page} names them):
 *
 * <pre>
 *                     newGranule            number given, no row anywhere; a killed load leaves a gap
 *                         |
 *                       begin               journal: not dead                      rows are being written
 *                         |
 *          +--------------+-------------+
 *       publish                     markDead                 the load failed, or was refused
 *          |                            |
 *        LIVE                           |                    live/: this granule; journal: not dead; it answers
 *          |                            |
 *          +-- publish of a newer version of the file, then markDead of this --+
 *          +-- retire (rm) ----------------------------------------------------+
 *                                       |
 *                                      DEAD                  live/: another or none; journal: dead since T; rows are still there
 *                                       |                    for questions that began before T
 *                        condemn        |                    a load that was killed leaves "not dead" and no live/ row: the vacuum
 *                    (by a vacuum) -----+                    makes it dead first, unless it turns out to be live
 *                                       |
 *                                  startRemoval              journal: removing; questions that still read it now fail
 *                                       |
 *                                     forget                 no row left; the number is never given again
 * </pre>
 *
 * <p>Each arrow but the first is one put or delete of one row, or a check and put; a process killed between two leaves one of the states
 * above, and the next vacuum, or the next load of the same file, goes on from there. {@code publish} and {@code retire} change what
 * is live, and so are framed by a mark in {@code state}, see {@link org.htmst.hbase.catalog.Generations}.
 */
package org.htmst.hbase.catalog.write;
