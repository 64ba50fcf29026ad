/**
 * Figures of summaries: a {@link org.htmst.answer.plot.PlotRequest} says what is drawn, {@link org.htmst.answer.plot.PlotMaker} draws what a
 * {@link org.htmst.answer.plot.PlotSource} has.
 */
package org.htmst.answer.plot;
