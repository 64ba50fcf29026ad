package org.htmst.serve.edr;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.region.text.LocalTimeText;
import org.htmst.region.text.MagneticBounds;
import org.htmst.track.Direction;

/** Which samples of a place and time are asked for: whose, and what they have to meet. */
final class AskedSamples {

    private AskedSamples() {}

    /** Sets what the arguments say, but for the satellites. */
    static SampleQuery.Builder bound(SampleQuery.Builder query, EdrArguments given) {
        List<ValueCondition> where = new ArrayList<>(given.allParsed(EdrArgument.WHERE, ValueCondition::parse));
        given.parsed(EdrArgument.L, MagneticBounds::shells).ifPresent(where::addAll);
        given.parsed(EdrArgument.MLT, text -> MagneticBounds.localTime(LocalTimeText.parse(text)))
                .ifPresent(where::addAll);
        return query.localTime(given.parsed(EdrArgument.LOCAL_TIME, LocalTimeText::parse))
                .where(where)
                .direction(given.parsed(EdrArgument.DIRECTION, AskedSamples::direction)
                        .orElse(Direction.BOTH))
                .keepFlagged(isFlaggedKept(given));
    }

    /** The same on the command line. */
    static CommandText tell(CommandText command, EdrArguments given) {
        command.options(
                given,
                EdrArgument.LOCAL_TIME,
                EdrArgument.WHERE,
                EdrArgument.L,
                EdrArgument.MLT,
                EdrArgument.DIRECTION);
        return isFlaggedKept(given) ? command.text(" --keep-flagged") : command;
    }

    private static boolean isFlaggedKept(EdrArguments given) {
        return given.parsed(EdrArgument.KEEP_FLAGGED, EdrArguments::yes).orElse(false);
    }

    private static Direction direction(String text) {
        return Arrays.stream(Direction.values())
                .filter(direction -> direction.toString().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("it is no way of a satellite; give one of "
                        + Arrays.stream(Direction.values())
                                .map(Direction::toString)
                                .collect(Collectors.joining(", "))));
    }
}
