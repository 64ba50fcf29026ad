/**
 * Global maps by local time: samples are split into {@linkplain org.htmst.interpolation.bins.LocalTimeBins bins} of the local
 * time below the satellite, and in each bin every trixel of the sphere gets the mean of its own samples or, where it has
 * none, a mean of the samples around it weighted by distance (Kang et al. 2017, section 3.2.2).
 *
 * <p>{@link org.htmst.interpolation.samples.BinnedSamples} collects, {@link org.htmst.interpolation.idw.Interpolation} computes,
 * {@link org.htmst.interpolation.result.LocalTimeMaps} is the result, one {@link org.htmst.interpolation.idw.TrixelGrid} a bin.
 * Sub-packages write it as netCDF and as pictures.
 *
 * <pre>{@code
 * BinnedSamples samples = new BinnedSamples(LocalTimeBins.equal(8), ValueSpace.LINEAR);
 * samples.add(LocalTime.of(timeMs, lonDeg, ValueType.FLOAT64), lonDeg, latDeg, flux);
 * List<TrixelGrid> grids = Interpolation.interpolate(samples, InterpolationParameters.DEFAULT);
 * }</pre>
 */
package org.htmst.interpolation;
