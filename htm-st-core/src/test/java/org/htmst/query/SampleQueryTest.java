package org.htmst.query;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.expression.Definition;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.Region;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;
import org.junit.jupiter.api.Test;

class SampleQueryTest {

    private static final TimeWindow WINDOW = new TimeWindow(0, 1000);

    @Test
    void whatIsNotSetIsLeftOpen() {
        SampleQuery open = new SampleQuery(
                Region.SPHERE,
                TimeWindows.of(WINDOW),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                false,
                Direction.BOTH,
                List.of());
        assertEquals(open, SampleQuery.of(Region.SPHERE, WINDOW));
    }

    @Test
    void everythingThatIsSetIsInTheQuestionAndInThoseMadeFromIt() {
        SampleQuery set = new SampleQuery(
                new LatitudeBand(0, 10),
                TimeWindows.ALWAYS,
                List.of("s"),
                List.of("p"),
                List.of("c", "d"),
                Optional.of(new LocalTimeWindow(21, 3)),
                List.of(ValueCondition.parse("c > 1")),
                true,
                Direction.ASCENDING,
                List.of(Definition.of("d", "min(c, 2) = 1")));
        SampleQuery built = SampleQuery.builder(set.region(), WINDOW)
                .times(set.times())
                .satellites(set.satellites())
                .products(set.products())
                .channels(List.of("c", "d=min(c", " 2) = 1"))
                .localTime(set.localTime())
                .where(set.where())
                .keepFlagged(true)
                .direction(Direction.ASCENDING)
                .build();
        assertEquals(set, built);
        assertEquals(set, set.toBuilder().build());
    }

    @Test
    void aQuestionKeepsWhatItWasMadeOf() {
        List<String> names = new ArrayList<>(List.of("a"));
        SampleQuery query =
                SampleQuery.builder(Region.SPHERE, WINDOW).channels(names).build();
        names.add("b");
        assertEquals(List.of("a"), query.channels());
    }

    @Test
    void nothingIsNull() {
        SampleQuery.Builder builder = SampleQuery.builder(null, WINDOW);
        assertThrows(NullPointerException.class, builder::build);
        SampleQuery.Builder direction =
                SampleQuery.builder(Region.SPHERE, WINDOW).direction(null);
        assertThrows(NullPointerException.class, direction::build);
    }
}
