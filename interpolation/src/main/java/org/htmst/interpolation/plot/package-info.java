/**
 * Figures of statistics over axes: {@link org.htmst.interpolation.plot.SpectrogramFigure} of cells in panels,
 * {@link org.htmst.interpolation.plot.LineFigure} of lines and steps, {@link org.htmst.interpolation.plot.RoundFigure} of cells by hours and distance
 * from a middle.
 *
 * <p>{@code new UtcAxis(startMs, endMs)} is an axis of days or hours, {@code NumberAxis.linear("L", 1, 8)} one of numbers.
 */
package org.htmst.interpolation.plot;
