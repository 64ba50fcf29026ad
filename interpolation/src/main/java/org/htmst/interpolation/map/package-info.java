/**
 * Pictures: the maps of a run ({@link org.htmst.interpolation.map.MapFigure}), their mean over magnetic latitude and local time
 * ({@link org.htmst.interpolation.map.DialFigure}) and the samples of a range query over the region asked for
 * ({@link org.htmst.interpolation.map.TrackFigure}), as PNG, SVG or PDF ({@link org.htmst.interpolation.figure.FigureFile}). They
 * are drawn without a screen and with a font of their own, so they look the same on every machine.
 *
 * <p>{@code FigureFile.write(MapFigure.allBins(maps, FigureStyle.DEFAULT), FigureFormat.PNG, Path.of("e1.png"))}
 */
package org.htmst.interpolation.map;
