/**
 * The Earth's main field as an eccentric dipole: {@link org.htmst.simulate.field.EccentricDipole} is the field,
 * {@link org.htmst.simulate.field.MagneticTrack} tells where in it a satellite is. The shift of the dipole from the Earth's
 * centre is what makes the South Atlantic Anomaly. Against the IGRF values in NOAA's files the middle nine tenths of all samples lie
 * between 0.85 and 1.22 times the field and between 0.84 and 1.14 times L.
 *
 * <pre>{@code
 * MagneticTrack magnetic = MagneticTrack.of(timeMs, track);
 * double l = magnetic.shellL()[0];
 * }</pre>
 */
package org.htmst.simulate.field;
