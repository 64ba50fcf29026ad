/**
 * The Earth's own magnetic field and what is told by it: strength, dipole coordinates, magnetic local time, McIlwain's L, quasi-dipole latitude.
 *
 * <p>The field is IGRF-14 [1] alone, without currents outside the Earth: far out, and in storms, the real one differs. Places are geodetic, on the ellipsoid of
 * WGS 84; before 1965 the field is that of 1965, after 2030 that of 2030.
 *
 * <p>[1] IAGA Working Group V-MOD, International Geomagnetic Reference Field, 14th generation, 2024.
 *
 * <pre>{@code
 * MagneticPlace place = new MagneticPlace();
 * place.moveTo(0, 0, 80, 400); // 1970-01-01, longitude and latitude 0 and 80 degrees, 400 km
 * double strengthNt = place.strengthNt();
 * }</pre>
 */
package org.htmst.magnetic;
