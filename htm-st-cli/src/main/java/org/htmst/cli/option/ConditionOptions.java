package org.htmst.cli.option;

import java.util.List;
import java.util.stream.Stream;
import org.htmst.query.ValueCondition;
import org.htmst.track.Direction;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What samples have to meet beside place and time: bounds on their values, and the way of the satellite. */
public final class ConditionOptions {

    @Option(
            names = "--where",
            paramLabel = "CONDITION",
            description =
                    "Only samples whose value is so, such as 'mep_ele_tel90_flux_e3 > 1e4'; all must hold. One may have"
                            + " alternatives: 'MLT >= 21 or MLT < 3'.")
    private List<ValueCondition> where = List.of();

    @Mixin
    private MagneticOptions magnetic;

    @Option(
            names = "--direction",
            paramLabel = "WAY",
            description =
                    "Only samples taken on the way north (ascending) or south (descending), as the samples around them in"
                            + " their file tell; both unless given.")
    private Direction direction = Direction.BOTH;

    /**
     * The bounds on values.
     *
     * @throws IllegalArgumentException if --L is no pair of numbers in order
     */
    public List<ValueCondition> conditions() {
        return Stream.concat(where.stream(), magnetic.conditions().stream()).toList();
    }

    /** The way of the satellite. */
    public Direction direction() {
        return direction;
    }
}
