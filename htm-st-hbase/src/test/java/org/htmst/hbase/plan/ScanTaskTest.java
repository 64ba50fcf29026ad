package org.htmst.hbase.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.htmst.code.CodeLayout;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sphere.Box;
import org.htmst.sphere.Cap;
import org.htmst.sphere.Complement;
import org.htmst.sphere.Intersection;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.sphere.Polygons;
import org.htmst.sphere.Region;
import org.htmst.sphere.Ring;
import org.htmst.sphere.Union;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;
import org.junit.jupiter.api.Test;

class ScanTaskTest {

    private static final Cap CAP = new Cap(new LonLat(-45, -30), 20);
    private static final TimeWindow DAY = new TimeWindow(0, 86_400_000);

    private static ScanTask task(SampleQuery query, boolean... inner) {
        List<RowRange> rows = new ArrayList<>();
        for (int i = 0; i < inner.length; i++) {
            rows.add(RowRange.ofCodes(2 * i, 2 * i + 1, inner[i], 1));
        }
        ScanScope scope = new ScanScope(
                query, CodeLayout.coupled(2), Map.of(), Map.of(1, "noaa-18"), List.of(), Optional.of("now"));
        return new ScanTask(scope, rows, List.of("here"));
    }

    @Test
    void saysWhatIsLeftToTest() {
        SampleQuery.Builder everything = SampleQuery.builder(Region.SPHERE, TimeWindows.ALWAYS);
        assertEquals(Set.of(), task(everything.build(), false).tests());
        SampleQuery cap = SampleQuery.of(CAP, DAY);
        assertEquals(Set.of(), task(cap, true, true).tests());
        assertEquals(
                Set.of(ScanTask.Test.REGION, ScanTask.Test.TIME),
                task(cap, true, false).tests());
        assertEquals(
                Set.of(ScanTask.Test.TIME),
                task(
                                cap.toBuilder()
                                        .localTime(Optional.of(new LocalTimeWindow(21, 3)))
                                        .build(),
                                true)
                        .tests());
        assertEquals(
                Set.of(ScanTask.Test.TIME),
                task(cap.toBuilder().direction(Direction.ASCENDING).build(), true)
                        .tests());
        SampleQuery flux = cap.toBuilder().channels(List.of("flux")).build();
        assertEquals(Set.of(ScanTask.Test.VALUES), task(flux, true).tests());
        SampleQuery kept = flux.toBuilder().keepFlagged(true).build();
        assertEquals(Set.of(), task(kept, true).tests());
        assertEquals(
                Set.of(ScanTask.Test.VALUES),
                task(
                                kept.toBuilder()
                                        .where(List.of(ValueCondition.parse("flux > 3")))
                                        .build(),
                                true)
                        .tests());
    }

    @Test
    void goesToAnotherProcessWhole() throws IOException, ClassNotFoundException {
        Ring ring = new Ring(List.of(new LonLat(0, 0), new LonLat(20, 0), new LonLat(10, 30)));
        Region region = new Union(List.of(
                CAP,
                new Intersection(List.of(new Lune(170, -170), new Complement(new LatitudeBand(-10, 10)))),
                new Box(new Lune(0, 20), new LatitudeBand(0, 5)),
                Polygons.of(ring)));
        SampleQuery query = SampleQuery.builder(
                        region, TimeWindows.of(List.of(DAY, new TimeWindow(2 * DAY.endMs(), 3 * DAY.endMs()))))
                .satellites(List.of("noaa-18"))
                .channels(List.of("flux"))
                .localTime(Optional.of(new LocalTimeWindow(21, 3)))
                .where(List.of(ValueCondition.parse("flux > 3 or field < 2")))
                .direction(Direction.DESCENDING)
                .build();
        ScanTask task = task(query, true, false);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(task);
        }
        ScanTask read;
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            read = (ScanTask) in.readObject();
        }
        assertEquals(query, read.scope().query());
        assertEquals(task.rows(), read.rows());
        assertEquals(task.hosts(), read.hosts());
        assertEquals(task.tests(), read.tests());
        assertEquals(Optional.of("now"), read.scope().generation());
        assertEquals("noaa-18", read.scope().satellite(1));
    }
}
