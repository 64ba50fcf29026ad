/**
 * How answers look: one {@link org.htmst.answer.print.SamplePrinter} per {@link org.htmst.answer.print.AnswerFormat}, all fed with
 * {@link org.htmst.answer.print.Column columns} and {@link org.htmst.sample.SampleBatch batches}, and
 * {@link org.htmst.answer.print.Table} for lists. {@link org.htmst.answer.print.OutputFile} is a file that appears only when whole,
 * {@link org.htmst.answer.print.Provenance} says where an answer comes from.
 *
 * <p>A CSV answer is the header and rows, nothing else:
 *
 * <pre>{@code
 * time,satellite,lon,lat,alt,mep_ele_tel0_flux_e1
 * 2019-10-24T00:00:01.517Z,noaa-18,205.614,-15.302,858.6,80.64516
 * }</pre>
 *
 * Arrow and Parquet are written by {@code org.htmst.answer.columnar}, which {@code ColumnarPrinter} fills column by column.
 *
 * <p>Beside a CSV or JSON-lines <em>file</em> stands {@code FILE-metadata.json}, which describes columns and sources in the words of
 * the W3C's CSV on the Web (<a href="https://www.w3.org/TR/tabular-metadata/">tabular metadata</a>).
 */
package org.htmst.answer.print;
