/**
 * Samples told apart by time, place or what a channel says, and what the values of each cell come to: {@link
 * org.htmst.summary.Summary} fills cells with {@link org.htmst.summary.Distribution}s, of which {@link org.htmst.summary.Statistic}s
 * are taken. {@link org.htmst.summary.GroupText} reads what is typed; {@link org.htmst.summary.Epochs} are events from which time is
 * counted.
 */
package org.htmst.summary;
