package org.htmst.answer.conjunction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.htmst.answer.conjunction.AuroraxQuery.Block;
import org.htmst.conjunction.Conjunction;
import org.htmst.conjunction.ConjunctionQuestion;
import org.htmst.conjunction.PairReach;
import org.htmst.conjunction.Station;
import org.htmst.sphere.EarthSphere;

/** Which objects the blocks of an AuroraX search choose: one for each block. */
final class AuroraxChoice {

    /** So near two places of distance 0 are. */
    private static final double SAME_PLACE_KM = 0.01;

    private final AuroraxQuery query;
    private final List<AuroraxSource> sources;

    /** Of the names of objects, in order, what blocks may have chosen. */
    private final Map<List<String>, List<List<AuroraxSource>>> chosen = new LinkedHashMap<>();

    private final Set<ConjunctionQuestion> questions = new LinkedHashSet<>();
    private final Set<ConjunctionQuestion> pairs = new LinkedHashSet<>();

    /** @param sources all that are there */
    AuroraxChoice(AuroraxQuery query, List<AuroraxSource> sources) {
        this.query = query;
        this.sources = new ArrayList<>(sources);
        for (Block block : query.blocks()) {
            block.places()
                    .forEach(place -> this.sources.add(new AuroraxSource(
                            block.kind(),
                            "",
                            place.lonDeg() + "," + place.latDeg(),
                            "",
                            Optional.of(
                                    new Station(block.name() + " " + place.lonDeg() + "," + place.latDeg(), place)))));
        }
        choose(new ArrayList<>());
    }

    /** Names in the query that are not there, with the block that has them. */
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        for (Block block : query.blocks()) {
            add(unknown, block, "program", block.programs(), AuroraxSource::isOf);
            add(unknown, block, "platform", block.platforms(), AuroraxSource::isPlatform);
        }
        return unknown;
    }

    private void add(
            List<String> unknown,
            Block block,
            String what,
            List<String> names,
            BiPredicate<AuroraxSource, String> isCalled) {
        names.stream()
                .filter(name -> sources.stream()
                        .noneMatch(source -> source.kind().equals(block.kind()) && isCalled.test(source, name)))
                .forEach(name -> unknown.add(what + " '" + name + "' of " + block.name()));
    }

    /** Blocks that nothing fits. */
    List<String> empty() {
        return query.blocks().stream()
                .filter(block -> sources.stream().noneMatch(source -> fits(source, block)))
                .map(Block::name)
                .toList();
    }

    /** What is there for a kind of blocks, by name. */
    List<String> there(String kind) {
        return sources.stream()
                .filter(source -> source.kind().equals(kind))
                .map(source -> source.program().isEmpty() || source.station().isEmpty()
                        ? source.platform()
                        : source.program() + " " + source.platform())
                .distinct()
                .toList();
    }

    /** One for each choice of objects. */
    List<ConjunctionQuestion> questions() {
        return List.copyOf(questions);
    }

    /** Those of two objects of which the questions are made. */
    List<ConjunctionQuestion> pairs() {
        return List.copyOf(pairs);
    }

    private static boolean fits(AuroraxSource source, Block block) {
        return block.places().isEmpty()
                ? source.isChosenBy(block)
                : source.name().startsWith(block.name() + " ");
    }

    private void choose(List<AuroraxSource> before) {
        int block = before.size();
        if (block == query.blocks().size()) {
            ConjunctionQuestion question = question(before);
            questions.add(question);
            chosen.computeIfAbsent(question.names(), first -> new ArrayList<>()).add(before);
            return;
        }
        for (AuroraxSource source : sources) {
            if (fits(source, query.blocks().get(block)) && isNear(before, source)) {
                List<AuroraxSource> more = new ArrayList<>(before);
                more.add(source);
                choose(more);
            }
        }
    }

    /** Whether an object for the next block is none of those before, and a place near enough to other places. */
    private boolean isNear(List<AuroraxSource> before, AuroraxSource source) {
        for (int k = 0; k < before.size(); k++) {
            if (before.get(k).name().equals(source.name())) {
                return false;
            }
            if (before.get(k).station().isPresent() && source.station().isPresent()) {
                Double km = query.km(k, before.size());
                if (km != null && apart(before.get(k), source) > km + SAME_PLACE_KM) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double apart(AuroraxSource one, AuroraxSource other) {
        return EarthSphere.RADIUS_KM
                * one.station()
                        .orElseThrow()
                        .place()
                        .unitVector()
                        .angleTo(other.station().orElseThrow().place().unitVector());
    }

    private ConjunctionQuestion question(List<AuroraxSource> of) {
        List<String> satellites = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        of.forEach(source -> source.station().ifPresentOrElse(stations::add, () -> satellites.add(source.name())));
        List<PairReach> reaches = new ArrayList<>();
        for (int i = 0; i < of.size(); i++) {
            for (int j = i + 1; j < of.size(); j++) {
                Double km = query.km(i, j);
                if (km != null
                        && (of.get(i).station().isEmpty() || of.get(j).station().isEmpty())) {
                    reaches.add(new PairReach(
                            place(of.get(i), satellites, stations), place(of.get(j), satellites, stations), km));
                    pairs.add(pair(of.get(i), of.get(j), km));
                }
            }
        }
        return new ConjunctionQuestion(satellites, stations, reaches, 0);
    }

    private static ConjunctionQuestion pair(AuroraxSource one, AuroraxSource other, double km) {
        List<String> satellites = new ArrayList<>();
        List<Station> stations = new ArrayList<>();
        for (AuroraxSource source : List.of(one, other)) {
            source.station().ifPresentOrElse(stations::add, () -> satellites.add(source.name()));
        }
        return ConjunctionQuestion.within(satellites, stations, km, 0);
    }

    private static int place(AuroraxSource source, List<String> satellites, List<Station> stations) {
        return source.station()
                .map(station -> satellites.size() + stations.indexOf(station))
                .orElseGet(() -> satellites.indexOf(source.name()));
    }

    /** How blocks chose the objects of a conjunction, satellites being in the hemisphere that their block and the type ask for. */
    Optional<List<AuroraxSource>> of(Conjunction event, String type) {
        Map<String, Double> latDeg = new HashMap<>();
        List<String> names = new ArrayList<>();
        for (Conjunction.Party party : event.parties()) {
            names.add(party.name());
            latDeg.put(party.name(), party.closest().latDeg());
        }
        return chosen.getOrDefault(names, List.of()).stream()
                .filter(of -> isInHemisphere(of, type, latDeg))
                .findFirst();
    }

    private boolean isInHemisphere(List<AuroraxSource> of, String type, Map<String, Double> latDeg) {
        for (int k = 0; k < of.size(); k++) {
            if (of.get(k).station().isEmpty()) {
                List<String> asked = query.blocks().get(k).hemispheres();
                double lat = latDeg.get(of.get(k).name());
                boolean isNorth = type.equals("nbtrace") || asked.equals(List.of("northern"));
                boolean isSouth = type.equals("sbtrace") || asked.equals(List.of("southern"));
                if (isNorth && !(lat >= 0) || isSouth && !(lat <= 0)) {
                    return false;
                }
            }
        }
        return true;
    }

    /** Whether the distance of two blocks' objects is bounded. */
    Optional<Double> km(int first, int second) {
        return Optional.ofNullable(query.km(first, second));
    }

    /** How far two places are from each other; empty if one of them is none. */
    static Optional<Double> apartKm(AuroraxSource one, AuroraxSource other) {
        return one.station().isPresent() && other.station().isPresent()
                ? Optional.of(apart(one, other))
                : Optional.empty();
    }
}
