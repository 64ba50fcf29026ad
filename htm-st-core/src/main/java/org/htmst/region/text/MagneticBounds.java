package org.htmst.region.text;

import java.util.ArrayList;
import java.util.List;
import org.htmst.query.ValueCondition;
import org.htmst.time.LocalTimeWindow;

/** Where in the magnetic field samples are, as conditions on the channels that files have for it: {@code L} and {@code MLT}. */
public final class MagneticBounds {

    private static final String L_SHELL = "L";
    private static final String MAGNETIC_LOCAL_TIME = "MLT";

    private MagneticBounds() {}

    /**
     * McIlwain's L between two numbers, both inside.
     *
     * @param text {@code MIN,MAX}
     * @throws IllegalArgumentException if it is no pair of numbers in order
     */
    public static List<ValueCondition> shells(String text) {
        double[] bounds = NumberList.parse(text, "MIN,MAX");
        if (bounds[0] > bounds[1]) {
            throw new IllegalArgumentException("the greater number comes first; give MIN,MAX");
        }
        return List.of(
                new ValueCondition(L_SHELL, ValueCondition.Comparison.GE, bounds[0]),
                new ValueCondition(L_SHELL, ValueCondition.Comparison.LE, bounds[1]));
    }

    /** Magnetic local time in a window. Hours are 0 to 24 and 24 is 0 again, as in maps. */
    public static List<ValueCondition> localTime(LocalTimeWindow window) {
        List<ValueCondition> conditions = new ArrayList<>();
        double toHour = window.toHour() == 0 ? 24 : window.toHour();
        ValueCondition.Bound begun = bound(ValueCondition.Comparison.GE, window.fromHour());
        ValueCondition.Bound notEnded = bound(ValueCondition.Comparison.LT, toHour);
        ValueCondition.Bound midnight = bound(ValueCondition.Comparison.EQ, 24);
        if (window.fromHour() == 0) {
            conditions.add(new ValueCondition(List.of(begun)));
            conditions.add(new ValueCondition(List.of(notEnded, midnight)));
        } else if (window.fromHour() < toHour) {
            conditions.add(new ValueCondition(List.of(begun)));
            conditions.add(new ValueCondition(List.of(notEnded)));
        } else {
            conditions.add(new ValueCondition(List.of(begun, notEnded)));
            conditions.add(new ValueCondition(List.of(bound(ValueCondition.Comparison.GE, 0))));
        }
        conditions.add(new ValueCondition(List.of(bound(ValueCondition.Comparison.LE, 24))));
        return conditions;
    }

    private static ValueCondition.Bound bound(ValueCondition.Comparison comparison, double hour) {
        return new ValueCondition.Bound(MAGNETIC_LOCAL_TIME, comparison, hour);
    }
}
