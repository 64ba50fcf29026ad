/**
 * What all pictures have in common, whatever they show: sheet, panels, captions and colour bar, and the files that
 * {@link org.htmst.interpolation.figure.FigureFile} and {@link org.htmst.interpolation.figure.AnimationFile} write.
 */
package org.htmst.interpolation.figure;
