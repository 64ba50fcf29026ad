package org.htmst.answer.conjunction;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.htmst.conjunction.ConjunctionQuestion;
import org.htmst.conjunction.PairReach;
import org.htmst.conjunction.Station;
import org.htmst.failure.HtmStException;
import org.htmst.sphere.EarthSphere;
import org.htmst.time.TimeWindow;

/**
 * A conjunction search as AuroraX takes it: of each block of criteria one object, and how far those of two blocks may be from each other.
 *
 * @param window from {@code start} to {@code end}, which is inside
 * @param types {@code nbtrace} and {@code sbtrace}, by the feet of field lines in the north and in the south, or {@code geographic}
 * @param blocks of ground, then of space
 * @param maxKm by the names of two blocks, {@code ground1-space1}; null where their distance is of no account
 */
public record AuroraxQuery(TimeWindow window, List<String> types, List<Block> blocks, Map<String, Double> maxKm) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> TYPES = List.of("nbtrace", "sbtrace", "geographic");

    /** So near two stations of distance 0 are. */
    private static final double SAME_PLACE_KM = 0.01;

    /**
     * A block of criteria; an empty list holds for all.
     *
     * @param name {@code ground1}, {@code space2}
     * @param programs what satellites or their products are called to begin with
     * @param platforms satellites or stations
     * @param hemispheres {@code northern}, {@code southern}
     */
    public record Block(String name, List<String> programs, List<String> platforms, List<String> hemispheres) {

        boolean isGround() {
            return name.startsWith("ground");
        }

        boolean takes(String platform, List<String> of) {
            return (platforms.isEmpty()
                            || platforms.stream().anyMatch(asked -> plain(asked).equals(plain(platform))))
                    && (programs.isEmpty()
                            || programs.stream().anyMatch(asked -> Stream.concat(Stream.of(platform), of.stream())
                                    .anyMatch(name -> plain(name).startsWith(plain(asked)))));
        }

        private static String plain(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]+", "-");
        }
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException if it is no such search
     * @throws HtmStException if it cannot be read
     */
    public static AuroraxQuery read(Path file) {
        try {
            return of(JSON.readTree(Files.readString(file)));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("query file " + file + " is not JSON: " + e.getOriginalMessage(), e);
        } catch (IllegalArgumentException | DateTimeException e) {
            throw new IllegalArgumentException("query file " + file + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new HtmStException("query file " + file + " cannot be read: " + e, false, e);
        }
    }

    private static AuroraxQuery of(JsonNode root) {
        List<Block> blocks = new ArrayList<>();
        for (String kind : List.of("ground", "space")) {
            int number = 0;
            for (JsonNode block : root.path(kind)) {
                number++;
                if (!block.path("ephemeris_metadata_filters").isEmpty()) {
                    throw new IllegalArgumentException(kind + number
                            + " filters by metadata of ephemerides, which files do not have; leave it out");
                }
                blocks.add(new Block(
                        kind + number,
                        texts(block.path("programs")),
                        texts(block.path("platforms")),
                        texts(block.path("hemisphere"))));
            }
        }
        if (!root.path("events").isEmpty()) {
            throw new IllegalArgumentException(
                    "events ask for lists of events, which a store does not have; leave them out");
        }
        List<String> types = texts(root.path("conjunction_types"));
        types = types.isEmpty() ? List.of("nbtrace") : types;
        for (String type : types) {
            if (!TYPES.contains(type)) {
                throw new IllegalArgumentException("conjunction type '" + type + "' is unknown; allowed: " + TYPES);
            }
        }
        long endMs = instant(root, "end").toEpochMilli() + 1;
        Map<String, Double> maxKm = new HashMap<>();
        root.path("max_distances")
                .fields()
                .forEachRemaining(pair -> maxKm.put(
                        pair.getKey(),
                        pair.getValue().isNull() ? null : pair.getValue().asDouble(Double.NaN)));
        return new AuroraxQuery(new TimeWindow(instant(root, "start").toEpochMilli(), endMs), types, blocks, maxKm);
    }

    private static Instant instant(JsonNode root, String field) {
        String text = root.path(field).asText();
        return Instant.parse(text.endsWith("Z") ? text : text + "Z");
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /**
     * One question for each choice of an object for each block.
     *
     * @param products of each satellite of the store
     * @throws IllegalArgumentException if a block fits no object, or a distance is none
     */
    List<ConjunctionQuestion> questions(Map<String, List<String>> products, List<Station> stations) {
        List<List<Object>> choices = new ArrayList<>();
        for (Block block : blocks) {
            List<Object> fitting = block.isGround()
                    ? stations.stream()
                            .filter(station -> block.platforms.isEmpty() || block.takes(station.name(), block.programs))
                            .map(station -> (Object) station)
                            .toList()
                    : products.entrySet().stream()
                            .filter(entry -> block.takes(entry.getKey(), entry.getValue()))
                            .map(entry -> (Object) entry.getKey())
                            .toList();
            if (fitting.isEmpty()) {
                throw new IllegalArgumentException("block " + block.name + " of the query fits none of "
                        + (block.isGround() ? "the stations given (--ground, --stations)" : products.keySet()));
            }
            choices.add(fitting);
        }
        List<ConjunctionQuestion> questions = new ArrayList<>();
        choose(choices, new ArrayList<>(), questions);
        return questions;
    }

    private void choose(List<List<Object>> choices, List<Object> chosen, List<ConjunctionQuestion> questions) {
        int block = chosen.size();
        if (block == choices.size()) {
            questions.add(question(chosen));
            return;
        }
        for (Object object : choices.get(block)) {
            if (fits(chosen, object)) {
                List<Object> more = new ArrayList<>(chosen);
                more.add(object);
                choose(choices, more, questions);
            }
        }
    }

    /** Whether an object for the next block is none of those before, and a station near enough to them. */
    private boolean fits(List<Object> chosen, Object object) {
        for (int k = 0; k < chosen.size(); k++) {
            if (object instanceof Station station && chosen.get(k) instanceof Station other) {
                Double km = km(k, chosen.size());
                double apart = EarthSphere.RADIUS_KM
                        * station.place().unitVector().angleTo(other.place().unitVector());
                if (km != null && apart > km + SAME_PLACE_KM) {
                    return false;
                }
            } else if (object.equals(chosen.get(k))) {
                return false;
            }
        }
        return true;
    }

    private Double km(int first, int second) {
        String name = blocks.get(first).name + "-" + blocks.get(second).name;
        String turned = blocks.get(second).name + "-" + blocks.get(first).name;
        return maxKm.get(maxKm.containsKey(name) ? name : turned);
    }

    private ConjunctionQuestion question(List<Object> chosen) {
        List<String> satellites = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        chosen.forEach(object -> {
            if (object instanceof Station station) {
                // Two blocks may choose one station.
                if (!stations.contains(station)) {
                    stations.add(station);
                }
            } else {
                satellites.add((String) object);
            }
        });
        List<PairReach> reaches = new ArrayList<>();
        for (int i = 0; i < chosen.size(); i++) {
            for (int j = i + 1; j < chosen.size(); j++) {
                Double km = km(i, j);
                boolean moves = !(chosen.get(i) instanceof Station && chosen.get(j) instanceof Station);
                if (km != null && moves) {
                    reaches.add(new PairReach(
                            place(chosen.get(i), satellites, stations),
                            place(chosen.get(j), satellites, stations),
                            km));
                }
            }
        }
        return new ConjunctionQuestion(
                satellites, stations, reaches.stream().distinct().toList(), 0);
    }

    private static int place(Object object, List<String> satellites, List<Station> stations) {
        return object instanceof Station station
                ? satellites.size() + stations.indexOf(station)
                : satellites.indexOf(object);
    }

    /** Whether satellites are in the hemisphere that the type and the blocks ask for. */
    boolean accepts(String type, ConjunctionAnswer.Line line, List<String> satellites) {
        boolean isNorth = type.equals("nbtrace") || areAll("northern");
        boolean isSouth = type.equals("sbtrace") || areAll("southern");
        return line.event().parties().stream()
                .filter(party -> satellites.contains(party.name()))
                .allMatch(party -> (!isNorth || party.closest().latDeg() >= 0)
                        && (!isSouth || party.closest().latDeg() <= 0));
    }

    private boolean areAll(String hemisphere) {
        return blocks.stream()
                .filter(block -> !block.isGround() && !block.hemispheres.isEmpty())
                .anyMatch(block -> block.hemispheres.equals(List.of(hemisphere)));
    }
}
