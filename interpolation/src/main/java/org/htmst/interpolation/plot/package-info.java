/**
 * Figures of statistics over axes: {@link org.htmst.interpolation.plot.SpectrogramFigure} of cells in panels,
 * {@link org.htmst.interpolation.plot.LineFigure} of lines and steps, {@link org.htmst.interpolation.plot.RoundFigure} of cells by hours and distance
 * from a middle.
 *
 * <p>{@code new UtcAxis(0, 86_400_000).position(21_600_000)} is {@code 0.25}.
 */
package org.htmst.interpolation.plot;
