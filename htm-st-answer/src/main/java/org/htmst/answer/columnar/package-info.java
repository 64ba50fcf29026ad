/**
 * Files of columns: Arrow and Parquet. A {@link org.htmst.answer.columnar.ColumnSchema} says what they hold, rows go into the
 * {@link org.htmst.answer.columnar.RowBlock} of a {@link org.htmst.answer.columnar.ColumnFile} column by column, and each full block is
 * written, so that any number of rows takes the memory of a few blocks.
 *
 * <pre>{@code
 * try (ColumnFile file = ColumnFile.parquet(out, schema)) {
 *     RowBlock block = file.block();
 *     block.longs(0)[block.size()] = timeMs;
 *     block.numbers(1)[block.size()] = flux;
 *     file.add(1);
 *     file.finish();
 * }
 * }</pre>
 *
 * Neither form is ours: <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow columnar format</a> and <a
 * href="https://parquet.apache.org/docs/file-format/">Parquet file format</a>.
 */
package org.htmst.answer.columnar;
