package org.htmst.conjunction.shell;

/**
 * How near satellites must be by the magnetic field.
 *
 * @param shells the most that their L may differ by, above 0
 * @param hours the most that their magnetic local times may, the shorter way round, above 0 to 12 h
 */
public record ShellReach(double shells, double hours) {

    /** Half a day: the most that two local times differ by. */
    public static final double MOST_HOURS = 12;

    /**
     * A reach.
     *
     * @throws IllegalArgumentException if a number is none that satellites can differ by, or 0
     */
    public ShellReach {
        if (!(shells > 0 && shells < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "difference of L " + shells + " is not above 0; give how much L may differ, such as 0.1");
        }
        if (!(hours > 0 && hours <= MOST_HOURS)) {
            throw new IllegalArgumentException("difference of MLT " + hours
                    + " h is outside 0 (excluded) to 12; give how many hours MLT may differ, such as 0.5");
        }
    }
}
