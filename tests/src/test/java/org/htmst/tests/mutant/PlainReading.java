package org.htmst.tests.mutant;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmst.formats.SourceContent;
import org.htmst.sample.SampleTable;

/** What a file holds, record by record, as a reading without any thought finds it. */
interface PlainReading {

    /** How many records there are. */
    int records();

    /** The time of a record in ms, or empty if it has none that could be right. */
    Optional<Long> timeMs(int record);

    /** How {@code sample} of {@code samples} differs from {@code record}. */
    Optional<String> difference(int record, SampleTable samples, int sample);

    /** What is wrong with {@code content}, if anything: a count, or a sample that equals no record of its time. */
    static Optional<String> fault(SourceContent content, PlainReading plain) {
        SampleTable samples = content.samples();
        int rejected =
                content.rejected().values().stream().mapToInt(Integer::intValue).sum();
        if (content.samplesRead() != plain.records() || samples.size() + rejected != plain.records()) {
            return Optional.of("it has " + plain.records() + " records, but " + content.samplesRead() + " were read, "
                    + samples.size() + " kept and " + rejected + " rejected");
        }
        Map<Long, List<Integer>> byTime = new HashMap<>();
        for (int record = 0; record < plain.records(); record++) {
            int found = record;
            plain.timeMs(record).ifPresent(time -> byTime.computeIfAbsent(time, t -> new ArrayList<>())
                    .add(found));
        }
        for (int sample = 0; sample < samples.size(); sample++) {
            Optional<String> difference = Optional.of("no record has the time of sample " + sample);
            for (int record : byTime.getOrDefault(samples.timeMs()[sample], List.of())) {
                difference = plain.difference(record, samples, sample);
                if (difference.isEmpty()) {
                    break;
                }
            }
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    /** Whether two numbers are the same one, bit for bit, or none. */
    static boolean same(double a, double b) {
        return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
    }
}
