/**
 * From the store back to files: {@link org.htmst.hbase.export.GranuleFile} writes a granule's samples in the layout of the file that
 * they came from.
 *
 * <pre>{@code
 * GranuleFile.write(granule, store.samples(granule), Path.of("poes_n18_20191024_proc.nc"));
 * }</pre>
 */
package org.htmst.hbase.export;
