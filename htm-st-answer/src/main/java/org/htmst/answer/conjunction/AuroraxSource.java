package org.htmst.answer.conjunction;

import java.util.Locale;
import java.util.Optional;
import org.htmst.answer.conjunction.AuroraxQuery.Block;
import org.htmst.conjunction.Station;

/**
 * What a block of an AuroraX search may choose.
 *
 * @param kind of blocks that it is for, such as {@code ground}
 * @param program empty if that is not known
 * @param platform a satellite, a station, or a kind of events
 * @param instrumentType empty if that is not known
 * @param station where it is; empty for a satellite
 */
record AuroraxSource(String kind, String program, String platform, String instrumentType, Optional<Station> station) {

    /** Its name among objects. */
    String name() {
        return station.map(Station::name).orElse(platform);
    }

    String sourceType() {
        return station.isEmpty() ? "leo" : kind.equals("events") ? "event_list" : kind;
    }

    boolean isChosenBy(Block block) {
        return block.kind().equals(kind)
                && (block.platforms().isEmpty() || block.platforms().stream().anyMatch(this::isPlatform))
                && (block.programs().isEmpty() || block.programs().stream().anyMatch(this::isOf))
                && (station.isEmpty()
                        || instrumentType.isEmpty()
                        || block.instrumentTypes().isEmpty()
                        || block.instrumentTypes().stream()
                                .anyMatch(asked -> plain(asked).equals(plain(instrumentType))));
    }

    boolean isPlatform(String asked) {
        return plain(asked).equals(plain(platform));
    }

    /** Whether it is of a program: satellites, and their products, are called so to begin with. */
    boolean isOf(String asked) {
        return station.isEmpty()
                ? plain(platform).startsWith(plain(asked)) || plain(program).startsWith(plain(asked))
                : program.isEmpty() || plain(asked).equals(plain(program));
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[ _-]+", "");
    }
}
