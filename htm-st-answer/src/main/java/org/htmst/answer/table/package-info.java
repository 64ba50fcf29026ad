/**
 * Tables as files: what {@code summarize} and {@code passes} tell. A {@link org.htmst.answer.table.DescribedTable} says what its columns are,
 * and {@link org.htmst.answer.table.TableOutput} writes it in one of the {@linkplain org.htmst.answer.table.TableFormat forms}:
 *
 * <pre>{@code
 * FileForm<TableFormat> form = TableFormat.form(file, Optional.empty());
 * TableOutput.write(table, file, false, form, provenance, path -> TableNetcdf.write(table, "pass", provenance, path));
 * }</pre>
 */
package org.htmst.answer.table;
