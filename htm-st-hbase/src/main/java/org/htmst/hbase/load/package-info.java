/**
 * From a read file to live rows: {@link org.htmst.hbase.load.Loader}; and from dead rows to free space:
 * {@link org.htmst.hbase.load.Vacuum}.
 *
 * <p>A load can be killed at any point. Its rows carry the number of a granule that is not live, so nobody sees them, and
 * {@code vacuum} finds them by the journal.
 *
 * <pre>{@code LoadOutcome outcome = loader.load(SourceFiles.read(file, Optional.empty()));}</pre>
 */
package org.htmst.hbase.load;
