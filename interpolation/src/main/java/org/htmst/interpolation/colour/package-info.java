/**
 * From values to colours: an {@link org.htmst.interpolation.colour.AutomaticScale} or what was
 * {@linkplain org.htmst.interpolation.colour.ColourChoice chosen} makes a {@link org.htmst.interpolation.colour.ColourScale}.
 */
package org.htmst.interpolation.colour;
