/**
 * From what a file says of the place of a sample to longitude, geodetic latitude and altitude on WGS 84.
 *
 * <p>A {@link org.htmst.formats.place.PlaceRule} says which numbers of a record, of the file or of the descriptor make up the place,
 * and computes it: geodetic as it stands, geocentric with a radius, Cartesian in one of several frames,
 * or fixed. {@link org.htmst.formats.place.PlaceJson} is the same as a descriptor writes it.
 *
 * <pre>{@code
 * String json = "{\"lon\": \"x\", \"lat\": \"y\", \"latitude\": \"geocentric\", \"radius\": \"r\"}";
 * PlaceRule rule = StrictJson.read(json.getBytes(java.nio.charset.StandardCharsets.UTF_8), PlaceJson.class, "descriptor").rule();
 * double latDeg = rule.at(0, new double[] {10, 45, 6821}).latDeg();   // 45.18, geodetic
 * }</pre>
 */
package org.htmst.formats.place;
