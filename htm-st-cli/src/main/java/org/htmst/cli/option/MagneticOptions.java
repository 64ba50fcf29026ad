package org.htmst.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.htmst.query.ValueCondition;
import org.htmst.region.text.NumberList;
import org.htmst.time.LocalTimeWindow;
import picocli.CommandLine.Option;

/** Where in the magnetic field samples are, by the channels that files have for it. */
final class MagneticOptions {

    private static final String L_SHELL = "L";
    private static final String MAGNETIC_LOCAL_TIME = "MLT";

    @Option(
            names = "--L",
            paramLabel = "MIN,MAX",
            description = "McIlwain's L (channel L or with that alias), from MIN to MAX, both inside.")
    private String shells;

    @Option(
            names = "--mlt",
            paramLabel = "FROM,TO",
            description =
                    "Magnetic local time (channel MLT), from FROM to before TO, as 21.5 or 21:30; may cross midnight.")
    private LocalTimeWindow localTime;

    /**
     * The same as conditions on the values of those channels.
     *
     * @throws IllegalArgumentException if --L is no pair of numbers in order
     */
    List<ValueCondition> conditions() {
        List<ValueCondition> conditions = new ArrayList<>();
        if (shells != null) {
            double[] bounds = shells();
            conditions.add(new ValueCondition(L_SHELL, ValueCondition.Comparison.GE, bounds[0]));
            conditions.add(new ValueCondition(L_SHELL, ValueCondition.Comparison.LE, bounds[1]));
        }
        if (localTime != null) {
            addLocalTime(conditions);
        }
        return conditions;
    }

    private double[] shells() {
        try {
            double[] bounds = NumberList.parse(shells, "MIN,MAX");
            if (bounds[0] > bounds[1]) {
                throw new IllegalArgumentException("the greater number comes first; give MIN,MAX");
            }
            return bounds;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--L '" + shells + "': " + e.getMessage(), e);
        }
    }

    /** Hours are 0 to 24 and 24 is 0 again, as in maps. */
    private void addLocalTime(List<ValueCondition> conditions) {
        double toHour = localTime.toHour() == 0 ? 24 : localTime.toHour();
        ValueCondition.Bound begun = bound(ValueCondition.Comparison.GE, localTime.fromHour());
        ValueCondition.Bound notEnded = bound(ValueCondition.Comparison.LT, toHour);
        ValueCondition.Bound midnight = bound(ValueCondition.Comparison.EQ, 24);
        if (localTime.fromHour() == 0) {
            conditions.add(new ValueCondition(List.of(begun)));
            conditions.add(new ValueCondition(List.of(notEnded, midnight)));
        } else if (localTime.fromHour() < toHour) {
            conditions.add(new ValueCondition(List.of(begun)));
            conditions.add(new ValueCondition(List.of(notEnded)));
        } else {
            conditions.add(new ValueCondition(List.of(begun, notEnded)));
            conditions.add(new ValueCondition(List.of(bound(ValueCondition.Comparison.GE, 0))));
        }
        conditions.add(new ValueCondition(List.of(bound(ValueCondition.Comparison.LE, 24))));
    }

    private static ValueCondition.Bound bound(ValueCondition.Comparison comparison, double hour) {
        return new ValueCondition.Bound(MAGNETIC_LOCAL_TIME, comparison, hour);
    }
}
