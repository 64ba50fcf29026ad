package org.htmst.answer.order;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.htmst.sample.SampleBatch;

/** Samples held until all have come, then written by time, satellite and product. */
final class HeldSamples {

    /** One sample: where it stands. */
    private record Place(SampleBatch batch, int row) {

        private long timeMs() {
            return batch.timeMs()[row];
        }

        private boolean isAfter(Place other) {
            return batch == other.batch && row == other.row + 1;
        }
    }

    private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::timeMs)
            .thenComparing(place -> place.batch.satellite())
            .thenComparing(place -> place.batch.product());

    private final List<Place> places = new ArrayList<>();

    void add(SampleBatch batch) {
        for (int i = 0; i < batch.size(); i++) {
            places.add(new Place(batch, i));
        }
    }

    /** Writes all, neighbours of a batch together. */
    void writeTo(AnswerWriter writer) throws IOException {
        places.sort(ORDER);
        int first = 0;
        for (int i = 1; i <= places.size(); i++) {
            if (i == places.size() || !places.get(i).isAfter(places.get(i - 1))) {
                Place place = places.get(first);
                writer.write(place.batch, place.row, place.row + i - first);
                first = i;
            }
        }
    }
}
