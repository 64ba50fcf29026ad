package org.htmst.tests.fault;

import java.util.List;
import java.util.Optional;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/** The questions that are repeated during a drill; their rows lie in all regions of the table. */
enum Question {
    ALL_SMALL_FILES(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS).withChannels(List.of("flux"))),

    NORTH(SampleQuery.of(new LatitudeBand(30, 90), TimeWindow.ALWAYS).withChannels(List.of("field", "density"))),

    CAP_OF_DAYS(SampleQuery.of(new Cap(new LonLat(-45, -30), 30), TimeWindow.ALWAYS)
            .withChannels(List.of("mep_ele_tel90_flux_e3"))),

    HIGH_VALUES(new SampleQuery(
            new LatitudeBand(-90, 0),
            new TimeWindow(DrillFiles.START_MS, DrillFiles.START_MS + 60 * DrillFiles.SLOT_MS),
            List.of(DrillFiles.SATELLITE),
            List.of(DrillFiles.PRODUCT),
            List.of("flux"),
            Optional.empty(),
            List.of(new ValueCondition("flux", ValueCondition.Comparison.GT, 50)),
            false));

    private final SampleQuery query;

    Question(SampleQuery query) {
        this.query = query;
    }

    SampleQuery query() {
        return query;
    }
}
