package org.htmst.formats.array;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.htmst.formats.SatelliteName;
import org.htmst.formats.StrictJson;
import org.htmst.formats.array.ArrayDescriptor.ChannelRule;
import org.htmst.formats.place.PlaceJson;
import org.htmst.sample.Family;

/**
 * What a file says of itself, as a descriptor: by the attributes of ISTP and CF, and by how variables are called.
 *
 * @param parts the keys of the descriptor, but for what could not be found
 * @param guesses what was taken, and from where
 * @param unknown what could not be found, and what to add
 */
record ArrayDraft(Map<String, Object> parts, List<String> guesses, List<String> unknown) {

    private static final int MOST_LETTERS = 63;

    ArrayDraft {
        parts = new LinkedHashMap<>(parts);
        guesses = List.copyOf(guesses);
        unknown = List.copyOf(unknown);
    }

    /** The draft of a file. */
    static ArrayDraft of(ArrayFile file) {
        return new Worker(file).draft();
    }

    /** The draft as JSON; not all of a descriptor if something is {@link #unknown}. */
    byte[] json() {
        return StrictJson.bytes(parts);
    }

    /**
     * The descriptor.
     *
     * @throws org.htmst.failure.HtmStException if something is unknown, which it tells
     */
    ArrayDescriptor descriptor() {
        return ArrayDescriptor.read(json(), "draft");
    }

    private static final class Worker {
        private final ArrayFile file;
        private final Map<String, Object> parts = new LinkedHashMap<>();
        private final List<String> guesses = new ArrayList<>();
        private final List<String> unknown = new ArrayList<>();

        Worker(ArrayFile file) {
            this.file = file;
        }

        ArrayDraft draft() {
            String product = product();
            parts.put("product", product);
            String title = file.firstText("Logical_source_description", "TITLE", "title");
            parts.put("title", title.isEmpty() ? product : title.replaceAll("\\s+", " "));
            guesses.add("product " + product);
            Optional<ArrayVariable> time = time();
            if (time.isPresent()) {
                parts.put("time", new ArrayDescriptor.Time(time.get().name(), "floor"));
                guesses.add("time " + time.get().name());
            } else {
                unknown.add(
                        "no variable holds times, such as CDF's or numbers with units 'seconds since 2000-01-01'; add"
                                + " \"time\"");
            }
            satellite();
            Optional<PlaceJson> place = time.flatMap(t -> new PlaceGuess(file, t).place(guesses));
            if (place.isPresent()) {
                parts.put("place", place.get());
            } else {
                unknown.add(
                        "nothing in it is a longitude and a latitude, or a position near the Earth, for each of its"
                                + " times; add \"place\", such as {\"lon\": \"VARIABLE\", \"lat\": \"VARIABLE\"} or, of a station,"
                                + " {\"lon\": -75.2, \"lat\": 0, \"alt\": 35786}; \"placeFile\" beside it if they stand in another file");
            }
            time.ifPresent(this::families);
            return new ArrayDraft(parts, guesses, unknown);
        }

        private String product() {
            String source = file.firstText("Logical_source", "id", "Logical_file_id");
            String name = source.isEmpty() ? file.file().name() : source;
            String plain = name.toLowerCase(Locale.ROOT)
                    .replaceAll("\\.(cdf|nc|nc4|h5)(\\.gz)?$", "")
                    .replaceAll("[^a-z0-9]+", "-")
                    .replaceAll("-(d?(19|20)\\d{6}|v\\d+)(-.*)?$", "")
                    .replaceAll("^[^a-z]+|-+$", "");
            return plain.isEmpty() ? "product" : plain.substring(0, Math.min(MOST_LETTERS, plain.length()));
        }

        /** Of several times the one along which most variables run. */
        private Optional<ArrayVariable> time() {
            return file.variables().stream()
                    .filter(v ->
                            v.kind() == ArrayVariable.Kind.TIME && v.varies() && v.components() == 1 && v.records() > 0)
                    .reduce((a, b) -> dependents(b) > dependents(a) ? b : a);
        }

        private long dependents(ArrayVariable time) {
            return file.variables().stream()
                    .filter(v -> v.kind() == ArrayVariable.Kind.NUMBER && isAlong(v, time))
                    .count();
        }

        private void satellite() {
            for (String name :
                    List.of("Source_name", "platform", "spacecraft", "satellite", "Observatory", "Mission")) {
                Attribute found = file.attributes().get(name);
                if (found != null && ArrayReader.satelliteName(found.first()).isPresent()) {
                    parts.put("satellite", new ArrayDescriptor.Satellite(null, name, null, null));
                    guesses.add("satellite "
                            + ArrayReader.satelliteName(found.first()).get() + ", of the attribute " + name);
                    return;
                }
            }
            for (ArrayVariable variable : file.variables()) {
                boolean says = variable.name().matches("(?i)spacecraft|satellite|sat_?id");
                if (says && variable.kind() == ArrayVariable.Kind.TEXT && variable.components() == 1) {
                    parts.put("satellite", new ArrayDescriptor.Satellite(null, null, variable.name(), null));
                    guesses.add("satellite of the variable " + variable.name());
                    return;
                }
            }
            String first = file.file().name().toLowerCase(Locale.ROOT).split("[_.]", 2)[0];
            if (SatelliteName.isAllowed(first)) {
                parts.put("satellite", new ArrayDescriptor.Satellite(first, null, null, null));
                guesses.add("satellite " + first + ", by the beginning of the file's name");
            } else {
                unknown.add("nothing says which satellite it is of; add \"satellite\": {\"constant\": NAME}");
            }
        }

        /** The family of most variables, and rules for the others. */
        private void families(ArrayVariable time) {
            Map<Family, List<String>> by = new TreeMap<>();
            for (ArrayVariable variable : file.variables()) {
                if (variable.kind() == ArrayVariable.Kind.NUMBER && isAlong(variable, time)) {
                    FamilyGuess.of(file, variable, variable.firstText("UNITS", "units"))
                            .ifPresent(family -> by.computeIfAbsent(family, f -> new ArrayList<>())
                                    .add(variable.name()));
                }
            }
            Family most = by.entrySet().stream()
                    .reduce((a, b) -> b.getValue().size() > a.getValue().size() ? b : a)
                    .map(Map.Entry::getKey)
                    .orElse(Family.P);
            parts.put("family", most);
            guesses.add(
                    "family " + most + (by.isEmpty() ? ", though nothing says so" : " by the units of most variables"));
            String instrument = file.firstText("Descriptor", "instrument_id", "instrument", "Instrument")
                    .split(">", 2)[0]
                    .strip();
            if (!instrument.isEmpty() && instrument.length() <= 100) {
                parts.put("instrument", instrument);
            }
            List<ChannelRule> rules = new ArrayList<>();
            by.forEach((family, names) -> {
                if (family != most) {
                    names.forEach(
                            name -> rules.add(new ChannelRule(name, null, null, family, null, null, null, null, null)));
                }
            });
            if (!rules.isEmpty()) {
                rules.add(ChannelRule.ALL);
                parts.put("channels", rules);
            }
        }
    }

    /** Whether a variable runs along times. */
    static boolean isAlong(ArrayVariable variable, ArrayVariable time) {
        return variable.varies()
                && variable.records() == time.records()
                && !variable.name().equals(time.name())
                && (variable.axis().isEmpty()
                        || variable.axis().equals(Optional.of(time.name()))
                        || variable.axis().equals(time.axis()));
    }

    /** The words of a name: {@code SC_GEOCENTRIC_LAT} has three, {@code geoLat} two. */
    static List<String> words(String name) {
        return Arrays.stream(name.replaceAll("([a-z])([A-Z])", "$1 $2")
                        .toLowerCase(Locale.ROOT)
                        .split("[^a-z0-9]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
