/** Summaries of what a store holds: {@link org.htmst.answer.summary.SummaryMaker} asks, and names channels as the store does. */
package org.htmst.answer.summary;
