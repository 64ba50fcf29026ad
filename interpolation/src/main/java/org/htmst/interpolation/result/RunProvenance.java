package org.htmst.interpolation.result;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;

/**
 * What a run was made from; it stands in every file and picture.
 *
 * @param channel the provider's name of the channel
 * @param description one line of what the channel is
 * @param unit as the provider spells it; empty for none
 * @param satellites such as {@code noaa-18}, in the order to be shown
 * @param direction the way of the satellites when they took the samples
 * @param window the time span asked for
 * @param conditions bounds on values that every sample meets, such as {@code L_IGRF < 8.0}
 * @param sources the input files
 * @param software name and version of the program
 * @param command what was typed; empty if nothing was
 * @param created when the run was made
 * @param answer the id under which the store keeps what was asked; empty if it does not
 */
public record RunProvenance(
        String channel,
        String description,
        String unit,
        List<String> satellites,
        Direction direction,
        TimeWindow window,
        List<String> conditions,
        List<Source> sources,
        String software,
        String command,
        Instant created,
        String answer) {

    /**
     * One input file.
     *
     * @param file its name when it was loaded
     * @param sha256 its digest, in hexadecimal digits
     */
    public record Source(String file, String sha256) {}

    /** Of a run without an id. */
    public RunProvenance(
            String channel,
            String description,
            String unit,
            List<String> satellites,
            Direction direction,
            TimeWindow window,
            List<String> conditions,
            List<Source> sources,
            String software,
            String command,
            Instant created) {
        this(
                channel,
                description,
                unit,
                satellites,
                direction,
                window,
                conditions,
                sources,
                software,
                command,
                created,
                "");
    }

    public RunProvenance {
        satellites = List.copyOf(satellites);
        conditions = List.copyOf(conditions);
        sources = List.copyOf(sources);
    }

    /** Of two runs the commands, a line each, the sources, and when the later one was made; all else is of this one. */
    RunProvenance with(RunProvenance other) {
        return new RunProvenance(
                channel,
                description,
                unit,
                satellites,
                direction,
                window,
                conditions,
                Stream.concat(sources.stream(), other.sources.stream())
                        .distinct()
                        .toList(),
                software,
                Stream.of(command, other.command)
                        .filter(typed -> !typed.isEmpty())
                        .flatMap(String::lines)
                        .distinct()
                        .collect(Collectors.joining("\n")),
                created.isAfter(other.created) ? created : other.created,
                "");
    }
}
