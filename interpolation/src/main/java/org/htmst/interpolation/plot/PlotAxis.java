package org.htmst.interpolation.plot;

import java.util.List;

/** An axis: where values lie on it, and its marks. Immutable. */
public sealed interface PlotAxis permits NumberAxis, UtcAxis {

    /**
     * A mark.
     *
     * @param position 0 at the low end, 1 at the high one
     * @param label empty for a minor mark
     * @param under a second line under the label, mostly empty
     */
    record Mark(double position, String label, String under) {}

    /** What the axis measures, with its unit. */
    String label();

    /** Where a value lies: 0 at the low end, 1 at the high one, beyond them outside. */
    double position(double value);

    /**
     * The marks, ascending.
     *
     * @param room the length of the axis
     * @param pitch the room that a label of letters takes along the axis, if one line stands beside the other
     * @param size the size of letters, if labels stand one beside the other
     */
    List<Mark> marks(double room, double pitch, double size);
}
