package org.htmst.cli.option;

import java.util.ArrayList;
import java.util.List;
import org.htmst.query.ValueCondition;
import org.htmst.region.text.MagneticBounds;
import org.htmst.time.LocalTimeWindow;
import picocli.CommandLine.Option;

/** Where in the magnetic field samples are, by the channels that files have for it. */
final class MagneticOptions {

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
            conditions.addAll(shells());
        }
        if (localTime != null) {
            conditions.addAll(MagneticBounds.localTime(localTime));
        }
        return conditions;
    }

    private List<ValueCondition> shells() {
        try {
            return MagneticBounds.shells(shells);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("--L '" + shells + "': " + e.getMessage(), e);
        }
    }
}
