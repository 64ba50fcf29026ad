/**
 * What the store knows about what it holds: satellites, channels, and granules, one per loaded file, and regions with a name.
 *
 * <p>{@link org.htmst.hbase.catalog.Catalog} reads the catalog table; the package {@link org.htmst.hbase.catalog.write} changes it, and draws
 * the life of a granule. Its rows, JSON each:
 *
 * <pre>
 *   schema                                   version, layout and chunk level of the samples table; in column {@code i} the store's identity
 *   satellite/NAME                           the number that stands for it in row keys
 *   channel/PRODUCT/NAME                     the {@link org.htmst.sample.Channel} and its column number
 *   models/NUMBER                            channel models of the channels of a product, by which blocks are coded
 *   rollup/PRODUCT/SATELLITE/START/END       the {@link org.htmst.hbase.catalog.RollUp} of a quarter
 *   live/PRODUCT/SATELLITES/DAY/FILENAME     the {@link org.htmst.hbase.catalog.Granule} that answers queries
 *   region/NAME                              the {@link org.htmst.hbase.catalog.RegionEntry} that was given the name
 *   derived/PRODUCT/NAME                     the {@link org.htmst.expression.Definition} of a channel that is computed from others
 *   journal/GRANULE                          every granule ever begun, live or not: how dead rows are found again
 *   past/GRANULE                             a granule that was live: its record, and from when to when it answered, see {@link org.htmst.hbase.catalog.History}
 *   gap/END                                  a span of time of which it is not known what was live
 *   retention                                how long rows of granules are kept that are not live, a {@link org.htmst.hbase.catalog.Retention}
 *   answer/ID                                what was asked, and of what, see {@link org.htmst.hbase.catalog.cite.KeptAnswer}
 *   shared/DIGEST                            what many answers have alike: numbers of granules, names, regions
 *   rows/CODES                               how many rows of the samples table have these codes
 *   state                                    see {@link org.htmst.hbase.catalog.Generations}
 *   counter/KIND                             the last number given out, in stores of earlier programs; now the guard table counts
 * </pre>
 *
 * <p>Timestamps of its cells are no times: each row counts its own changes, so that no clock has a say in which is the last. Rows of
 * older stores have times, and go on counting from there.
 *
 * <p>A load is published by the one put of its {@code live/} row. Since that row is named after what the file is, not after
 * what it holds, a newer version of a file takes the place of the older by the same put.
 */
package org.htmst.hbase.catalog;
