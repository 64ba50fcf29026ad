package org.htmst.formats.array;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.htmst.earth.Position;
import org.htmst.formats.Places;
import org.htmst.formats.Times;
import org.htmst.formats.place.PlaceRule;
import org.htmst.formats.place.Track;
import org.htmst.sample.ValueType;

/** The places of a file's records by interpolation between those of another file. */
final class TrackPlaces implements RecordPlaces {

    private final ValueType type;
    private final Track track;

    private TrackPlaces(ValueType type, Track track) {
        this.type = type;
        this.track = track;
    }

    /**
     * Reads the places of a file.
     *
     * @param time its times
     * @param warnings takes what a reader should know of it
     */
    static TrackPlaces of(ArrayFile file, ArrayVariable time, PlaceRule rule, PlaceFile said, List<String> warnings) {
        ArrayPlaces places = new ArrayPlaces(file, rule, time);
        Instants instants = file.instants(time);
        long[] ms = instants.ms();
        List<Integer> sorted = IntStream.range(0, ms.length)
                .filter(i -> instants.faults()[i] == null
                        && !instants.leapSecond()[i]
                        && Times.fault(ms[i]).isEmpty())
                .boxed()
                .sorted(Comparator.comparingLong(i -> ms[i]))
                .toList();
        List<Long> times = new ArrayList<>();
        List<Position> fixes = new ArrayList<>();
        for (int i : sorted) {
            Position place = places.at(i, ms[i]).orElseThrow();
            boolean isNew = times.isEmpty() || times.get(times.size() - 1) < ms[i];
            if (isNew
                    && Places.fault(place.lonDeg(), place.latDeg(), place.altKm(), rule.maxAltKm())
                            .isEmpty()) {
                times.add(ms[i]);
                fixes.add(place);
            }
        }
        if (fixes.isEmpty()) {
            throw file.file().error("tells no place in any of its " + ms.length + " records");
        }
        warnings.add("places are interpolated in time between the " + fixes.size() + " of "
                + file.file().name() + ", sha256 " + file.file().sha256());
        if (fixes.size() < ms.length) {
            warnings.add(
                    (ms.length - fixes.size()) + " records of " + file.file().name() + " tell no place of their own");
        }
        return new TrackPlaces(
                rule.type().orElse(ValueType.FLOAT64),
                new Track(times.stream().mapToLong(Long::longValue).toArray(), fixes, said.maxGapMs()));
    }

    @Override
    public Set<String> used() {
        return Set.of();
    }

    @Override
    public ValueType type() {
        return type;
    }

    @Override
    public Optional<Position> at(int record, long timeMs) {
        return track.at(timeMs)
                .map(place -> type == ValueType.FLOAT32
                        ? new Position((float) place.lonDeg(), (float) place.latDeg(), (float) place.altKm())
                        : place);
    }
}
