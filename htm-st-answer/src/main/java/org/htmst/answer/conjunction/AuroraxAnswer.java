package org.htmst.answer.conjunction;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.htmst.conjunction.Conjunction;
import org.htmst.conjunction.Station;

/** Conjunctions in the fields of AuroraX's answers. */
public final class AuroraxAnswer {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private AuroraxAnswer() {}

    /** A list of conjunctions, by their starts. */
    public static String text(List<ConjunctionAnswer> answers, List<String> types) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int a = 0; a < answers.size(); a++) {
            for (ConjunctionAnswer.Line line : answers.get(a).lines()) {
                add(list.addObject(), answers.get(a), line.event(), types.get(a));
            }
        }
        return JSON.writeValueAsString(list) + "\n";
    }

    private static void add(ObjectNode entry, ConjunctionAnswer answer, Conjunction event, String type) {
        Conjunction.Party first = event.parties().get(0);
        entry.put("conjunction_type", type);
        times(entry, event);
        ArrayNode sources = entry.putArray("data_sources");
        event.parties().forEach(party -> sources.add(source(answer, party.name())));
        entry.put("min_distance", event.minKm());
        entry.put("max_distance", event.maxKm());
        entry.put("closest_epoch", instant(first.closestMs()));
        entry.put("farthest_epoch", instant(first.farthestMs()));
        ArrayNode events = entry.putArray("events");
        if (event.parties().size() == 2) {
            ObjectNode pair = events.addObject();
            pair.put("conjunction_type", type);
            pair.set("e1_source", source(answer, first.name()));
            pair.set("e2_source", source(answer, event.parties().get(1).name()));
            times(pair, event);
            pair.put("min_distance", event.minKm());
            pair.put("max_distance", event.maxKm());
        }
    }

    private static void times(ObjectNode entry, Conjunction event) {
        entry.put("start", instant(event.startMs()));
        entry.put("end", instant(event.endMs()));
    }

    private static ObjectNode source(ConjunctionAnswer answer, String name) {
        boolean isStation = answer.questions().stream()
                .flatMap(question -> question.stations().stream())
                .map(Station::name)
                .anyMatch(name::equals);
        ObjectNode source = JsonNodeFactory.instance.objectNode();
        source.put("platform", name);
        source.put("source_type", isStation ? "ground" : "leo");
        return source;
    }

    private static String instant(double timeMs) {
        return Instant.ofEpochMilli(Math.round(timeMs)).toString();
    }
}
