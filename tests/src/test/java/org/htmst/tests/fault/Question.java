package org.htmst.tests.fault;

import java.util.List;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/** The questions that are repeated during a drill; their rows lie in all regions of the table. */
enum Question {
    ALL_SMALL_FILES(SampleQuery.builder(Region.SPHERE, TimeWindow.ALWAYS)
            .channels(List.of("flux"))
            .build()),

    NORTH(SampleQuery.builder(new LatitudeBand(30, 90), TimeWindow.ALWAYS)
            .channels(List.of("field", "density"))
            .build()),

    CAP_OF_DAYS(SampleQuery.builder(new Cap(new LonLat(-45, -30), 30), TimeWindow.ALWAYS)
            .channels(List.of("mep_ele_tel90_flux_e3"))
            .build()),

    HIGH_VALUES(SampleQuery.builder(
                    new LatitudeBand(-90, 0),
                    new TimeWindow(DrillFiles.START_MS, DrillFiles.START_MS + 60 * DrillFiles.SLOT_MS))
            .satellites(List.of(DrillFiles.SATELLITE))
            .products(List.of(DrillFiles.PRODUCT))
            .channels(List.of("flux"))
            .where(List.of(new ValueCondition("flux", ValueCondition.Comparison.GT, 50)))
            .build());

    private final SampleQuery query;

    Question(SampleQuery query) {
        this.query = query;
    }

    SampleQuery query() {
        return query;
    }
}
