package org.htmst.formats.array;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.htmst.formats.place.PlaceJson;
import org.htmst.formats.place.Quantity;

/** Which variables along times are the place, by their names, units and descriptions. */
final class PlaceGuess {

    private static final Set<String> LAT = Set.of("lat", "latitude", "glat", "gdlat", "geolat", "sclat", "gclat");
    private static final Set<String> LON =
            Set.of("lon", "long", "longitude", "glon", "glong", "gdlon", "geolon", "sclon", "gclon");
    private static final Set<String> ALT = Set.of("alt", "altitude", "height", "galt", "gdalt");
    private static final Set<String> RADIUS = Set.of("radius", "r", "rad", "geocentricdistance");

    /** Places of something else, or in other coordinates. */
    private static final Set<String> OTHER = Set.of(
            "mag",
            "magnetic",
            "geomagnetic",
            "mlat",
            "inv",
            "invariant",
            "aacgm",
            "apex",
            "cgm",
            "foot",
            "footpoint",
            "conjugate",
            "conj",
            "dipole",
            "dip",
            "qd",
            "solar",
            "sun",
            "gse",
            "gsm",
            "sm",
            "gei",
            "north",
            "south",
            "edmag",
            "mean",
            "error",
            "sigma");

    private static final List<String> STATION_LON =
            List.of("geospatial_lon_nominal", "nominal_satellite_subpoint_lon", "station_longitude", "longitude");
    private static final List<String> STATION_LAT =
            List.of("geospatial_lat_nominal", "nominal_satellite_subpoint_lat", "station_latitude", "latitude");

    /** Where satellites of NOAA stand, which name their slot. */
    private static final String SLOT = "orbital_slot";

    private static final Map<String, Double> SLOTS = Map.of("GOES-East", -75.2, "GOES-West", -137.2);
    private static final double GEOSTATIONARY_KM = 35_786;

    private static final double NEAREST_KM = 6300;
    private static final double FARTHEST_KM = 100_000;

    private final ArrayFile file;
    private final ArrayVariable time;

    PlaceGuess(ArrayFile file, ArrayVariable time) {
        this.file = file;
        this.time = time;
    }

    Optional<PlaceJson> place(List<String> guesses) {
        return lonLat(guesses).or(() -> position(guesses)).or(() -> station(guesses));
    }

    private Optional<PlaceJson> lonLat(List<String> guesses) {
        Optional<ArrayVariable> lat = find(LAT, "latitude", "deg.*|°");
        Optional<ArrayVariable> lon = find(LON, "longitude", "deg.*|°");
        if (lat.isEmpty() || lon.isEmpty()) {
            return Optional.empty();
        }
        Optional<ArrayVariable> alt = find(ALT, "altitude", "k?m|kilomet.*|met.*");
        Optional<ArrayVariable> radius = find(RADIUS, "radius", "k?m|kilomet.*|met.*|r_?e|earth.*");
        boolean geocentric = (lat.get().name() + lat.get().firstText("CATDESC", "DESCRIPTION", "long_name"))
                .toLowerCase(Locale.ROOT)
                .matches(".*(geocentric|itrf).*");
        boolean byRadius = radius.isPresent() && (geocentric || alt.isEmpty());
        if (geocentric && radius.isEmpty()) {
            guesses.add(
                    "the latitude " + lat.get().name() + " as geodetic though it is called geocentric, since nothing"
                            + " says how far from the centre it is");
        }
        guesses.add("place " + lon.get().name() + " and " + lat.get().name()
                + (byRadius
                        ? " with the radius " + radius.get().name() + ", geocentric"
                        : alt.map(a -> " with the altitude " + a.name()).orElse(" without an altitude")));
        return Optional.of(
                byRadius
                        ? PlaceJson.geocentric(
                                column(lon.get()), column(lat.get()), column(radius.get()), unit(radius.get()))
                        : PlaceJson.geodetic(
                                column(lon.get()),
                                column(lat.get()),
                                alt.map(PlaceGuess::column).orElse(null),
                                alt.map(PlaceGuess::unit).filter("m"::equals).orElse(null),
                                null,
                                null));
    }

    private Optional<ArrayVariable> find(Set<String> names, String standard, String units) {
        return along().filter(v -> v.components() == 1)
                .filter(v -> v.text("standard_name").equals(standard)
                        || ArrayDraft.words(v.name()).stream().anyMatch(names::contains)
                                && ArrayDraft.words(v.name()).stream().noneMatch(OTHER::contains))
                .filter(v -> unitText(v).isEmpty()
                        || unitText(v).toLowerCase(Locale.ROOT).matches(units))
                .findFirst();
    }

    private Optional<PlaceJson> position(List<String> guesses) {
        for (String frame : List.of("geo", "gei", "j2000", "gse")) {
            Optional<ArrayVariable> found = along().filter(v -> v.shape().equals(List.of(3)))
                    .filter(v -> unitText(v).toLowerCase(Locale.ROOT).matches("k?m|r_?e|earth.?radii"))
                    .filter(v -> frame.equals(frame(v)))
                    .filter(this::isNear)
                    .findFirst();
            if (found.isPresent()) {
                guesses.add("place of the position " + found.get().name() + " in the frame " + frame);
                return Optional.of(PlaceJson.cartesian(column(found.get()), frame, unit(found.get())));
            }
        }
        return Optional.empty();
    }

    private static String frame(ArrayVariable variable) {
        String said = String.join(
                " ",
                variable.name(),
                variable.firstText("COORDINATE_SYSTEM", "DICT_KEY"),
                variable.firstText("CATDESC", "long_name", "DESCRIPTION"),
                variable.text("FIELDNAM"));
        List<String> words = ArrayDraft.words(said);
        boolean isPosition =
                words.stream().anyMatch(w -> w.startsWith("pos") || w.startsWith("orbit") || w.equals("location"));
        if (!isPosition) {
            return "";
        }
        return Stream.of("gse", "gei", "j2000", "geo", "gsm", "sm")
                .filter(words::contains)
                .findFirst()
                .orElse(
                        words.contains("geographic") || words.contains("itrf")
                                ? "geo"
                                : words.contains("eci") || words.contains("gci") ? "j2000" : "");
    }

    /** Whether it is of an orbit about the Earth. */
    private boolean isNear(ArrayVariable variable) {
        double[][] all = file.numbers(variable);
        double perKm = PlaceJson.unitsPerKm(unit(variable));
        for (int i = 0; i < all[0].length; i++) {
            double radius = Math.sqrt(all[0][i] * all[0][i] + all[1][i] * all[1][i] + all[2][i] * all[2][i]) / perKm;
            if (radius >= NEAREST_KM
                    && radius <= FARTHEST_KM
                    && !variable.meaning().isFill(all[0][i])) {
                return true;
            }
        }
        return false;
    }

    private Optional<PlaceJson> station(List<String> guesses) {
        if (Glob.meaning(SLOTS, file.firstText(SLOT)).isPresent()) {
            guesses.add("place of the slot " + file.firstText(SLOT));
            Quantity lon = new Quantity(Optional.empty(), OptionalDouble.empty(), Optional.of(SLOT), SLOTS);
            return Optional.of(PlaceJson.geodetic(
                    lon, Quantity.ofConstant(0), Quantity.ofConstant(GEOSTATIONARY_KM), null, null, null));
        }
        for (int i = 0; i < STATION_LON.size(); i++) {
            Attribute lon = file.attributes().get(STATION_LON.get(i));
            Attribute lat = file.attributes().get(STATION_LAT.get(i));
            if (lon != null
                    && lat != null
                    && lon.number().isPresent()
                    && lat.number().isPresent()) {
                guesses.add("place of the attributes " + STATION_LON.get(i) + " and " + STATION_LAT.get(i));
                return Optional.of(PlaceJson.geodetic(
                        Quantity.ofAttribute(STATION_LON.get(i)),
                        Quantity.ofAttribute(STATION_LAT.get(i)),
                        null,
                        null,
                        null,
                        null));
            }
        }
        return Optional.empty();
    }

    private Stream<ArrayVariable> along() {
        return file.variables().stream()
                .filter(v -> v.kind() == ArrayVariable.Kind.NUMBER && ArrayDraft.isAlong(v, time));
    }

    private static String unitText(ArrayVariable variable) {
        return variable.firstText("UNITS", "units").strip();
    }

    private static String unit(ArrayVariable variable) {
        String unit = unitText(variable).toLowerCase(Locale.ROOT);
        return unit.matches("m|met.*") ? "m" : unit.matches("r_?e|earth.*") ? "re" : "km";
    }

    private static Quantity column(ArrayVariable variable) {
        return Quantity.ofColumn(Objects.requireNonNull(variable.name()));
    }
}
