package org.htmst.interpolation.plot;

/**
 * A cell of a figure; a range holds its lower end and not its upper.
 *
 * @param fromX across: ms since 1970, hours or degrees east
 * @param toX above {@code fromX}
 * @param fromY upward or outward
 * @param toY above {@code fromY}
 * @param value NaN for none
 */
public record PlotCell(double fromX, double toX, double fromY, double toY, double value) {}
