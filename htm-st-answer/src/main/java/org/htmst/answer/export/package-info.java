/**
 * From the store back to files: {@link org.htmst.answer.export.GranuleFile} writes a granule's samples in the layout of the netCDF
 * file that they came from, {@link org.htmst.answer.export.CsvFile} as a CSV file with its descriptor.
 *
 * <pre>{@code
 * GranuleFile.write(granule, store.samples(granule), Path.of("poes_n18_20191024_proc.nc"));
 * }</pre>
 */
package org.htmst.answer.export;
