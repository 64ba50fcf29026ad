/**
 * What files and pictures say of a run in words, made from its parameters and provenance:
 * {@link org.htmst.interpolation.caption.MapCaption}.
 *
 * <p>{@code MapCaption.bin(maps, 0)} is {@code 00:00 – 03:00 local time}.
 */
package org.htmst.interpolation.caption;
