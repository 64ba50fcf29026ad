package org.htmst.formats.place;

import static org.htmst.formats.StrictJson.required;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmst.earth.Frame;
import org.htmst.formats.Places;
import org.htmst.sample.ValueType;

/**
 * A {@link PlaceRule} as a descriptor writes it, in one of these forms:
 *
 * <pre>
 * {"lon": "x", "lat": "y", "alt": "h", "altUnit": "m"}
 * {"lon": "x", "lat": "y", "radius": "r", "latitude": "geocentric", "unit": "m"}
 * {"x": "x", "y": "y", "z": "z", "frame": "gei", "unit": "km"}
 * {"position": "pos", "frame": "gse", "unit": "re"}
 * {"lon": -75.2, "lat": 0, "alt": 35786}
 * </pre>
 *
 * @param lon longitude east (degrees)
 * @param lat latitude (degrees), geodetic unless {@code latitude} says otherwise
 * @param alt altitude
 * @param altUnit of the altitude: {@code km} (default) or {@code m}
 * @param radius distance from the Earth's centre, in place of the altitude
 * @param latitude {@code geodetic} (default) or {@code geocentric}, which needs a radius
 * @param x with y and z in place of longitude and latitude
 * @param y see x
 * @param z see x
 * @param position a variable that holds x, y and z
 * @param frame of x, y and z: {@code geo} (default), {@code gei}, {@code j2000} or {@code gse}
 * @param unit of the radius or of x, y and z: {@code km} (default), {@code m} or {@code re}, 6,371.2 km
 * @param maxAlt the highest altitude (km); where a column is called altitude {@link Places#MAX_ALT_KM} unless said otherwise
 * @param type the number type of the place: {@code float32} or {@code float64}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({
    "lon",
    "lat",
    "alt",
    "altUnit",
    "radius",
    "latitude",
    "x",
    "y",
    "z",
    "position",
    "frame",
    "unit",
    "maxAlt",
    "type"
})
public record PlaceJson(
        Quantity lon,
        Quantity lat,
        Quantity alt,
        String altUnit,
        Quantity radius,
        String latitude,
        Quantity x,
        Quantity y,
        Quantity z,
        Quantity position,
        String frame,
        String unit,
        Double maxAlt,
        String type) {

    /** As far as the Moon flies; what is further is in no orbit of the Earth. */
    private static final double HIGHEST_KM = 1e6;

    /** The Earth's radius as space physics counts it, that of the geomagnetic reference field. */
    private static final double RE_KM = 6371.2;

    private static final String FORMS = "a place is told by lon and lat, by x, y and z, or by position";

    public PlaceJson {
        boolean cartesian = x != null || y != null || z != null || position != null;
        if (cartesian) {
            refuse("lon", lon, "x, y and z");
            refuse("lat", lat, "x, y and z");
            refuse("alt", alt, "x, y and z");
            refuse("radius", radius, "x, y and z");
            refuse("latitude", latitude, "x, y and z");
            if (position == null) {
                required("x", x);
                required("y", y);
                required("z", z);
            } else if (x != null || y != null || z != null || position.column().isEmpty()) {
                throw new IllegalArgumentException(
                        "field 'position' is a variable that holds x, y and z; leave these out");
            }
        } else {
            if (lon == null && lat == null) {
                throw new IllegalArgumentException(FORMS);
            }
            required("lon", lon);
            required("lat", lat);
            refuse("frame", frame, "longitude and latitude");
        }
        if (alt != null && radius != null) {
            throw new IllegalArgumentException("fields 'alt' and 'radius' are both there; use one");
        }
        if (alt == null) {
            // The written form of older descriptors names the unit of an altitude that is not there.
            altUnit =
                    cartesian || radius != null ? refuse("altUnit", altUnit, "an altitude that is not there") : altUnit;
        }
        if (radius == null && !cartesian) {
            refuse("unit", unit, "an altitude; use altUnit");
        }
        if (frame != null) {
            Frame.ofLabel(frame);
        }
        if (latitude != null && !latitude.equals("geodetic") && !latitude.equals("geocentric")) {
            throw new IllegalArgumentException(
                    "latitude '" + latitude + "' is not allowed; use geodetic or geocentric");
        }
        if ("geocentric".equals(latitude) && radius == null) {
            throw new IllegalArgumentException(
                    "a geocentric latitude needs the distance from the Earth's centre; name it in 'radius'");
        }
        if (altUnit != null && !altUnit.equals("km") && !altUnit.equals("m")) {
            throw new IllegalArgumentException("altUnit '" + altUnit + "' is not allowed; use km or m");
        }
        unitsPerKm(unit);
        if (maxAlt != null && !(maxAlt >= 0 && maxAlt <= HIGHEST_KM)) {
            throw new IllegalArgumentException(
                    "maxAlt " + maxAlt + " km is not allowed; give the highest altitude, 0 to " + HIGHEST_KM + " km");
        }
        if (type != null && ValueType.ofLabel(type).isInteger()) {
            throw new IllegalArgumentException(
                    "type '" + type + "' of the place is not allowed; use float32 or float64");
        }
    }

    /** Longitude, geodetic latitude, and the altitude, if it is told, with its unit; what may be left out may be null. */
    public static PlaceJson geodetic(
            Quantity lon, Quantity lat, Quantity alt, String altUnit, Double maxAlt, String type) {
        return new PlaceJson(lon, lat, alt, altUnit, null, null, null, null, null, null, null, null, maxAlt, type);
    }

    /** Longitude, geocentric latitude, and the distance from the Earth's centre. */
    public static PlaceJson geocentric(Quantity lon, Quantity lat, Quantity radius, String unit) {
        return new PlaceJson(
                lon, lat, null, null, radius, "geocentric", null, null, null, null, null, unit, null, null);
    }

    /** A variable with x, y and z along the axes of a frame. */
    public static PlaceJson cartesian(Quantity position, String frame, String unit) {
        return new PlaceJson(null, null, null, null, null, null, null, null, null, position, frame, unit, null, null);
    }

    private static <T> T refuse(String field, T value, String beside) {
        if (value != null) {
            throw new IllegalArgumentException("field '" + field + "' says nothing of " + beside);
        }
        return null;
    }

    /**
     * How many of a unit are a kilometre.
     *
     * @param unit {@code km}, {@code m} or {@code re}; null for {@code km}
     */
    public static double unitsPerKm(String unit) {
        return switch (Objects.requireNonNullElse(unit, "km")) {
            case "km" -> 1;
            case "m" -> 1000;
            case "re" -> 1 / RE_KM;
            default ->
                throw new IllegalArgumentException("unit '" + unit + "' is not allowed; use km, m or re (Earth radii)");
        };
    }

    /** What it says, with everything left out filled in. */
    public PlaceRule rule() {
        boolean cartesian = lon == null;
        List<Quantity> quantities = new ArrayList<>();
        Stream.of(lon, lat, alt, radius, x, y, z, position)
                .filter(Objects::nonNull)
                .forEach(quantities::add);
        PlaceRule.Form form = cartesian
                ? PlaceRule.Form.CARTESIAN
                : radius == null
                        ? PlaceRule.Form.GEODETIC
                        : "geocentric".equals(latitude) ? PlaceRule.Form.GEOCENTRIC : PlaceRule.Form.GEODETIC_RADIUS;
        boolean mayBeRadius = alt != null && alt.constant().isEmpty();
        return new PlaceRule(
                form,
                cartesian ? Optional.of(Frame.ofLabel(Objects.requireNonNullElse(frame, "geo"))) : Optional.empty(),
                quantities,
                unitsPerKm(form == PlaceRule.Form.GEODETIC ? altUnit : unit),
                Objects.requireNonNullElse(maxAlt, mayBeRadius ? Places.MAX_ALT_KM : HIGHEST_KM),
                Optional.ofNullable(type).map(ValueType::ofLabel));
    }
}
