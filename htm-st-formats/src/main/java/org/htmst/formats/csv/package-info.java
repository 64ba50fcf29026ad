/**
 * Tables of text, of any instrument: a {@link org.htmst.formats.csv.CsvDescriptor}, which is JSON, says what the columns mean, and
 * {@link org.htmst.formats.csv.CsvFormat} reads a file by it. docs/descriptor.md tells every key. Those of NOAA's 16-second means need none:
 * {@link org.htmst.formats.csv.SixteenSecondFormat}.
 *
 * <p>A value that is no number costs its channel, not its record; a record without a time or a place is rejected and counted.
 */
package org.htmst.formats.csv;
