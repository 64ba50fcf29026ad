/**
 * Samples on their way into maps, as growing columns: {@link org.htmst.interpolation.samples.BinnedSamples} by bin of local time,
 * {@link org.htmst.interpolation.samples.Tracks} along the ways of their satellites.
 */
package org.htmst.interpolation.samples;
