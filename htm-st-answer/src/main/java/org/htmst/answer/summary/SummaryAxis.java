package org.htmst.answer.summary;

import java.util.List;
import org.htmst.answer.print.Column;
import org.htmst.summary.Group;

/**
 * One of the ways in which cells are told apart.
 *
 * @param group which
 * @param unit of its edges as the provider spells it, or an empty string
 * @param description one line of what it is, or an empty string
 */
record SummaryAxis(Group group, String unit, String description) {

    /**
     * The axis of a group.
     *
     * @param channels those whose values tell groups, by the names of these
     */
    static SummaryAxis of(Group group, List<Column> channels) {
        return switch (group.name()) {
            case "time" -> new SummaryAxis(group, "", "time, UTC");
            case "epoch" -> new SummaryAxis(group, "h", "time since the event");
            case "lat" -> new SummaryAxis(group, "degrees_north", "geodetic latitude");
            case "lon" -> new SummaryAxis(group, "degrees_east", "longitude");
            case "local_time" -> new SummaryAxis(group, "h", "mean solar local time: UTC hours + longitude / 15");
            case "trixel" -> new SummaryAxis(group, "", "trixel of the Hierarchical Triangular Mesh");
            case "satellite" -> new SummaryAxis(group, "", "satellite");
            case "direction" -> new SummaryAxis(group, "", "way of the satellite, north (ascending) or south");
            case "pass" -> new SummaryAxis(group, "", "passage of a satellite");
            default ->
                channels.stream()
                        .filter(channel -> channel.name().equals(group.name()))
                        .findFirst()
                        .map(channel -> new SummaryAxis(group, channel.unit(), channel.description()))
                        .orElseThrow();
        };
    }

    /** Whether its bins have edges, and not names. */
    boolean hasEdges() {
        return group.columns().size() == 2;
    }
}
