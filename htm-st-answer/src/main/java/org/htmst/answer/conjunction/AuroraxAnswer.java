package org.htmst.answer.conjunction;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmst.conjunction.Conjunction;

/** Conjunctions of one type in the fields of AuroraX's answers. */
public final class AuroraxAnswer {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** Of times and distances of the same event, which two searches round by themselves. */
    private static final double ROUNDING = 1e-3;

    private final String type;
    private final ConjunctionAnswer answer;
    private final AuroraxChoice choice;
    private final Map<List<String>, List<Conjunction>> pairs = new HashMap<>();

    /** @param pairs when two of the objects were near to each other */
    AuroraxAnswer(String type, ConjunctionAnswer answer, AuroraxChoice choice, List<Conjunction> pairs) {
        this.type = type;
        this.answer = answer;
        this.choice = choice;
        pairs.forEach(pair -> this.pairs
                .computeIfAbsent(names(pair), first -> new ArrayList<>())
                .add(pair));
    }

    /** What was found. */
    public ConjunctionAnswer answer() {
        return answer;
    }

    private static List<String> names(Conjunction event) {
        return event.parties().stream().map(Conjunction.Party::name).toList();
    }

    /** A list of conjunctions, of each type by their starts. */
    public static String text(List<AuroraxAnswer> answers) throws IOException {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (AuroraxAnswer answer : answers) {
            for (ConjunctionAnswer.Line line : answer.answer.lines()) {
                answer.add(list.addObject(), line.event());
            }
        }
        return JSON.writeValueAsString(list) + "\n";
    }

    private void add(ObjectNode entry, Conjunction event) {
        List<AuroraxSource> sources = choice.of(event, type).orElseThrow();
        Conjunction.Party first = event.parties().get(0);
        entry.put("conjunction_type", type);
        times(entry, event.startMs(), event.endMs());
        ArrayNode list = entry.putArray("data_sources");
        sources.forEach(source -> list.add(source(source)));
        distances(entry, event.least(), event.greatest());
        entry.put("closest_epoch", instant(first.closestMs()));
        entry.put("farthest_epoch", instant(first.farthestMs()));
        ArrayNode events = entry.putArray("events");
        for (int i = 0; i < sources.size(); i++) {
            for (int j = i + 1; j < sources.size(); j++) {
                if (choice.km(i, j).isPresent()) {
                    addPair(
                            events,
                            event,
                            sources.get(i),
                            sources.get(j),
                            choice.km(i, j).get());
                }
            }
        }
    }

    private void addPair(ArrayNode events, Conjunction event, AuroraxSource one, AuroraxSource other, double km) {
        ObjectNode entry = events.addObject();
        entry.put("conjunction_type", type);
        entry.set("e1_source", source(one));
        entry.set("e2_source", source(other));
        Optional<Double> apart = AuroraxChoice.apartKm(one, other);
        if (apart.isPresent()) {
            times(entry, event.startMs(), event.endMs());
            distances(entry, apart.get(), apart.get());
            return;
        }
        Conjunction pair = pair(event, one.name(), other.name(), km);
        times(entry, pair.startMs(), pair.endMs());
        distances(entry, pair.least(), pair.greatest());
    }

    /** When two of the objects were near to each other, as long as all were and maybe longer. */
    private Conjunction pair(Conjunction event, String one, String other, double km) {
        return names(event).size() == 2
                ? event
                : pairs
                        .getOrDefault(
                                names(event).stream()
                                        .filter(name -> name.equals(one) || name.equals(other))
                                        .toList(),
                                List.of())
                        .stream()
                        .filter(pair -> pair.startMs() <= event.startMs() + ROUNDING
                                && pair.endMs() >= event.endMs() - ROUNDING
                                && pair.greatest() <= km + ROUNDING)
                        .max(Comparator.comparingDouble(pair -> pair.endMs() - pair.startMs()))
                        .orElseThrow();
    }

    private static void times(ObjectNode entry, double startMs, double endMs) {
        entry.put("start", instant(startMs));
        entry.put("end", instant(endMs));
    }

    private static void distances(ObjectNode entry, double least, double greatest) {
        entry.put("min_distance", least);
        entry.put("max_distance", greatest);
    }

    private static ObjectNode source(AuroraxSource source) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        entry.put("program", source.program());
        entry.put("platform", source.platform());
        entry.put("instrument_type", source.instrumentType());
        entry.put("source_type", source.sourceType());
        entry.put("display_name", source.name());
        return entry;
    }

    private static String instant(double timeMs) {
        return Instant.ofEpochMilli(Math.round(timeMs)).toString();
    }
}
