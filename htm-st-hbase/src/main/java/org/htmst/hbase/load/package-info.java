/**
 * From a read file to live rows: {@link org.htmst.hbase.load.Loader}; and from dead rows to free space:
 * {@link org.htmst.hbase.load.Vacuum} and {@link org.htmst.hbase.load.Compaction}.
 *
 * <p>A load can be killed at any point. Its rows carry the number of a granule that is not live, so nobody sees them, and
 * {@code vacuum} finds them by the journal.
 *
 * <p>Many files at once are decoded and encoded on all processors while the batch before is being stored as files that HBase takes
 * over.
 *
 * <pre>{@code LoadOutcome outcome = loader.load(SourceFiles.read(file, Optional.empty()));}</pre>
 */
package org.htmst.hbase.load;
