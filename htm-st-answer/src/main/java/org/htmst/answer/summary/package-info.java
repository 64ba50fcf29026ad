/**
 * Summaries of what a store holds. {@link org.htmst.answer.summary.SummaryMaker} asks, and names channels as the store does; of its
 * {@link org.htmst.answer.summary.SummaryAnswer}, or of {@linkplain org.htmst.answer.summary.SummaryComparison two}, comes a {@link
 * org.htmst.answer.summary.SummaryTable}, which {@link org.htmst.answer.table.TableOutput} writes.
 */
package org.htmst.answer.summary;
