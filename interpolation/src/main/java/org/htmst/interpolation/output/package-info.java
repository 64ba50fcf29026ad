/**
 * The one door to files of maps: the name of the file says the form ({@link org.htmst.interpolation.output.MapFormat}), a grid
 * or its absence says whether rows are cells or trixels ({@link org.htmst.interpolation.output.MapOutput}).
 *
 * <p>{@code MapOutput.of(Path.of("e1.tif"), Optional.empty()).write(maps, part)}
 */
package org.htmst.interpolation.output;
