/**
 * Makes up what NOAA's satellites would measure: {@link org.htmst.simulate.SimulatedDay} is one satellite's day,
 * {@link org.htmst.simulate.ProcFile} writes it as a file in the layout of NOAA's {@code proc} files, and
 * {@link org.htmst.simulate.SimulatedSource} hands it to a store without a file. Orbits are real
 * ({@link org.htmst.simulate.orbit}), rates follow the real files ({@link org.htmst.simulate.flux}), and all other variables
 * have the real ones' types, ranges, sentinels and cadence.
 *
 * <p>The same satellite, day and seed give the same values, whichever channels are asked for.
 *
 * <pre>{@code
 * SimulatedDay day = SimulatedDay.of("noaa-18", LocalDate.of(2013, 2, 1), 1);
 * ProcFile.write(day, Path.of("poes_n18_20130201_proc.nc"));
 * }</pre>
 */
package org.htmst.simulate;
