package org.htmst.answer.conjunction;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmst.conjunction.Conjunction;
import org.htmst.hbase.read.SampleScan;
import org.htmst.hbase.store.StoreView;
import org.htmst.query.QueryWatch;
import org.htmst.query.SampleQuery;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/** Reads what satellites measured during events: at the closest approach, and on average. */
final class EventValues {

    /** Events whose samples are read together. */
    private static final int TOGETHER = 100;

    private final StoreView view;
    private final SampleQuery query;
    private final Set<String> satellites;
    private final long nearMs;
    private final QueryWatch watch;

    /**
     * A reader.
     *
     * @param satellites all that are none of the stations
     * @param nearMs a sample so far from the closest approach still tells of it, ms
     */
    EventValues(StoreView view, SampleQuery query, Set<String> satellites, long nearMs, QueryWatch watch) {
        this.nearMs = nearMs;
        this.satellites = satellites;
        this.view = view;
        this.query = query;
        this.watch = watch;
    }

    /** The same lines, in their order, with values. */
    List<ConjunctionAnswer.Line> of(List<ConjunctionAnswer.Line> lines) {
        List<ConjunctionAnswer.Line> told = new ArrayList<>(lines.size());
        for (int from = 0; from < lines.size(); from += TOGETHER) {
            told.addAll(read(lines.subList(from, Math.min(lines.size(), from + TOGETHER))));
        }
        return told;
    }

    private List<ConjunctionAnswer.Line> read(List<ConjunctionAnswer.Line> lines) {
        int channels = query.channels().size();
        Map<String, List<PartyValues>> ofSatellite = new HashMap<>();
        List<List<PartyValues>> ofLine = new ArrayList<>();
        List<TimeWindow> windows = new ArrayList<>();
        for (ConjunctionAnswer.Line line : lines) {
            List<PartyValues> parties = new ArrayList<>();
            for (Conjunction.Party party : line.event().parties()) {
                PartyValues values = new PartyValues(party, channels);
                parties.add(values);
                if (satellites.contains(party.name())) {
                    ofSatellite
                            .computeIfAbsent(party.name(), first -> new ArrayList<>())
                            .add(values);
                    windows.add(values.window(nearMs));
                }
            }
            ofLine.add(parties);
        }
        ofSatellite
                .values()
                .forEach(list -> list.sort(
                        Comparator.comparingLong(values -> values.window(nearMs).startMs())));
        SampleQuery asked = query.toBuilder()
                .satellites(List.copyOf(ofSatellite.keySet()))
                .times(TimeWindows.of(windows))
                .build();
        SampleQuery everywhere = SampleQuery.builder(Region.SPHERE, asked.times())
                .satellites(asked.satellites())
                .products(asked.products())
                .channels(asked.channels())
                .definitions(asked.definitions())
                .keepFlagged(asked.keepFlagged())
                .build();
        try (SampleScan scan = view.scan(everywhere, watch)) {
            for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
                for (PartyValues values : ofSatellite.get(batch.satellite())) {
                    values.add(batch, nearMs);
                }
            }
        }
        List<ConjunctionAnswer.Line> told = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            told.add(lines.get(i)
                    .with(ofLine.get(i).stream().map(PartyValues::told).toList()));
        }
        return told;
    }
}
