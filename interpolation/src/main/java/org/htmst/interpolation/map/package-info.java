/**
 * Pictures: the maps of a run ({@link org.htmst.interpolation.map.MapFigure}) and the samples of a range query over the
 * region asked for ({@link org.htmst.interpolation.map.TrackFigure}), equirectangular with coastlines and a logarithmic
 * colour scale. They are drawn without a screen and with a font of their own, so they look the same on every machine.
 *
 * <p>{@code Png.write(MapFigure.allBins(maps, FigureStyle.DEFAULT), Path.of("e1.png"))}
 */
package org.htmst.interpolation.map;
