package org.htmst.conjunction;

import java.util.List;
import org.htmst.sphere.LonLat;

/**
 * Objects that were near to each other for a while.
 *
 * @param parties the objects
 * @param least the least distance: km along the ground, or by L and local time a share of the most that is allowed; of three and more
 *     objects, of the two that are farthest from each other
 * @param greatest the greatest; within a time of each other, the greater of those at the first and at the last instant of the event
 */
public record Conjunction(List<Party> parties, double least, double greatest) {

    /**
     * One of the objects. Those that must be near at the same time have the same times.
     *
     * @param name of the object
     * @param startMs when it came near to the others, ms since 1970-01-01 UTC
     * @param endMs when it ceased to be, or is lost from sight
     * @param closestMs when it was nearest; the first such instant
     * @param farthestMs when it was farthest; the first such instant
     * @param closest where it was when it was nearest
     * @param samples how many samples it has from start to end
     */
    public record Party(
            String name,
            double startMs,
            double endMs,
            double closestMs,
            double farthestMs,
            LonLat closest,
            long samples) {}

    public Conjunction {
        parties = List.copyOf(parties);
    }

    /** When the first of the objects was first where another was near, ms since 1970-01-01 UTC. */
    public double startMs() {
        return parties.stream().mapToDouble(Party::startMs).min().orElseThrow();
    }

    /** When the last of them was last there. */
    public double endMs() {
        return parties.stream().mapToDouble(Party::endMs).max().orElseThrow();
    }
}
