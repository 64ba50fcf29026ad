/**
 * Tables as files: what {@code summarize}, {@code passes} and {@code conjunctions} tell. A {@link org.htmst.answer.table.DescribedTable} says what its columns are,
 * and {@link org.htmst.answer.table.TableOutput} writes it in one of the {@linkplain org.htmst.answer.table.TableFormat forms}:
 *
 * <pre>{@code
 * DescribedTable table = new DescribedTable(
 *         "Orbits",
 *         List.of(new CsvMetadata.Entry("period", "number", "of an orbit", "minutes")),
 *         List.of(List.of(102.0)));
 * TableOutput.print(table, TableFormat.CSV, progress);
 * }</pre>
 */
package org.htmst.answer.table;
