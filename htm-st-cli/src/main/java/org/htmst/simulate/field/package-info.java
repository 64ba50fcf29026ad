/**
 * The Earth's main field as an eccentric dipole: {@link org.htmst.simulate.field.EccentricDipole} is the field,
 * {@link org.htmst.simulate.field.MagneticTrack} tells where in it a satellite is. The shift of the dipole from the Earth's
 * centre is what makes the South Atlantic Anomaly. Against the model field in NOAA's files the field is 16 % low to 30 % high and L
 * within 20 %, half of it within a few percent.
 *
 * <pre>{@code
 * MagneticTrack magnetic = MagneticTrack.of(timeMs, track);
 * double l = magnetic.shellL()[0];
 * }</pre>
 */
package org.htmst.simulate.field;
