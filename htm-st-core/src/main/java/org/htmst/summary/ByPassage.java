package org.htmst.summary;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.htmst.sample.SampleBatch;
import org.htmst.track.Direction;
import org.htmst.track.Passage;

/** By the passage that a sample belongs to; bins are in the order in which passages are given. */
final class ByPassage implements Group {

    /** The passages of one satellite and product, in order of time. */
    private record Track(long[] startsMs, long[] endsMs, int[] bins) {

        private static Track of(List<Passage> passages, List<Integer> bins) {
            return new Track(
                    bins.stream()
                            .mapToLong(bin -> passages.get(bin).first().timeMs())
                            .toArray(),
                    bins.stream()
                            .mapToLong(bin -> passages.get(bin).last().timeMs())
                            .toArray(),
                    bins.stream().mapToInt(bin -> bin).toArray());
        }

        private long bin(long timeMs) {
            int at = Arrays.binarySearch(startsMs, timeMs);
            int place = at >= 0 ? at : -at - 2;
            return place < 0 || endsMs[place] < timeMs ? NONE : bins[place];
        }
    }

    private final List<Passage> passages;
    private final Map<List<String>, Track> tracks = new HashMap<>();

    /** @param passages of one question, those of a satellite and product in order of time */
    ByPassage(List<Passage> passages) {
        this.passages = List.copyOf(passages);
        Map<List<String>, List<Integer>> bins = new HashMap<>();
        for (int bin = 0; bin < passages.size(); bin++) {
            Passage passage = passages.get(bin);
            bins.computeIfAbsent(List.of(passage.satellite(), passage.product()), any -> new ArrayList<>())
                    .add(bin);
        }
        bins.forEach((name, ofTrack) -> tracks.put(name, Track.of(passages, ofTrack)));
    }

    @Override
    public String name() {
        return "pass";
    }

    @Override
    public List<String> columns() {
        return List.of("pass_satellite", "pass_product", "pass_start", "pass_end");
    }

    @Override
    public long bin(SampleBatch batch, int i, Direction way) {
        Track track = tracks.get(List.of(batch.satellite(), batch.product()));
        return track == null ? NONE : track.bin(batch.timeMs()[i]);
    }

    @Override
    public boolean isAlikeIn(int trixelLevel) {
        return false;
    }

    @Override
    public List<Object> cells(long bin) {
        Passage passage = passages.get((int) bin);
        return List.of(
                passage.satellite(),
                passage.product(),
                Instant.ofEpochMilli(passage.first().timeMs()),
                Instant.ofEpochMilli(passage.last().timeMs()));
    }
}
