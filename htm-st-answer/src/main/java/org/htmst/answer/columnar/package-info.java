/**
 * Files of columns: Arrow and Parquet. A {@link org.htmst.answer.columnar.ColumnSchema} says what they hold, rows go into the
 * {@link org.htmst.answer.columnar.RowBlock} of a {@link org.htmst.answer.columnar.ColumnFile} column by column, and each full block is
 * written, so that any number of rows takes the memory of a few blocks.
 *
 * <pre>{@code
 * var out = new java.io.ByteArrayOutputStream();
 * ColumnSchema schema = new ColumnSchema(
 *         List.of(
 *                 new ColumnField("time", ColumnType.TIME, false, Map.of()),
 *                 new ColumnField("flux", ColumnType.FLOAT32, true, Map.of("units", "cm-2 s-1"))),
 *         Map.of("title", "fluxes"));
 * try (ColumnFile file = ColumnFile.parquet(out, schema)) {
 *     RowBlock block = file.block();
 *     block.longs(0)[block.size()] = Instant.parse("2019-10-24T00:00:01.517Z").toEpochMilli();
 *     block.numbers(1)[block.size()] = 80.64516;
 *     file.add(1);
 *     file.finish();
 * }
 * }</pre>
 *
 * Neither form is ours: <a href="https://arrow.apache.org/docs/format/Columnar.html">Arrow columnar format</a> and <a
 * href="https://parquet.apache.org/docs/file-format/">Parquet file format</a>.
 */
package org.htmst.answer.columnar;
