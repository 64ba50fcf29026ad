/**
 * What the MEPED telescopes count: {@link org.htmst.simulate.flux.Telescopes} fills a day of any
 * {@link org.htmst.simulate.flux.Counter}, and {@link org.htmst.simulate.flux.CounterLevels} are the 256 numbers that NOAA's
 * telemetry can carry.
 *
 * <p>The expected rate is the mean that the real files of three satellites show at the same invariant latitude and the same height in the
 * dipole - which holds the South Atlantic Anomaly and the inner and outer belts -, changed with
 * {@linkplain org.htmst.simulate.flux.Activity storms} that all satellites share. In auroral zones and polar caps, where few bursts make
 * most of a mean, it is drawn from the distribution that these files show at the same invariant latitude, by a disturbance that flickers from second
 * to second and swings with magnetic local time. The counts are Poisson numbers of that rate. Every random number comes from a
 * {@link org.htmst.simulate.flux.Noise} that knows seed, satellite, day and counter, so that one counter's values
 * do not depend on which others are made.
 *
 * <pre>{@code
 * Telescopes telescopes = Telescopes.of(
 *         magnetic, Noise.of(seed, "noaa-18", "2013-02-01"), new Activity(seed).at(timeMs[0]), calibrating);
 * double[] flux = telescopes.flux(Counter.of("mep_ele_tel90_flux_e3").orElseThrow());
 * }</pre>
 */
package org.htmst.simulate.flux;
