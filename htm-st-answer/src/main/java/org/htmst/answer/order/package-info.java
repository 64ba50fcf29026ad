/**
 * Samples in the order in which they were asked for. {@link org.htmst.answer.order.AnswerOrder} reads them as stored or by time,
 * slice by slice, and hands them to an {@link org.htmst.answer.order.AnswerWriter}.
 */
package org.htmst.answer.order;
