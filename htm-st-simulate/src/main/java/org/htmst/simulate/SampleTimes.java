package org.htmst.simulate;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.htmst.simulate.flux.Noise;

/**
 * The instants of a day at which a satellite samples.
 *
 * <p>A full day has 43,197 to 43,200 records. One day in eight has one to three gaps of 10 s to 40 min, one in fifty ends
 * early.
 *
 * @param startMs midnight, ms since 1970 UTC
 * @param record by sample: its number in the day, which rises by more than one over a gap
 * @param clockMs by sample: ms of the day by the satellite's clock, every 2000 ms
 * @param timeMs by sample: ms since 1970 UTC as the files round it, 0 or 1 ms earlier than the clock, so that steps are 1999,
 *     2000 and 2001 ms
 */
record SampleTimes(long startMs, int[] record, long[] clockMs, long[] timeMs) {

    private static final int STEP_MS = 2000;
    private static final int RECORDS = 43_200;
    private static final int MAX_MISSING = 3;
    private static final double ROUNDING_RECORDS = 6.35;
    private static final double GAP_CHANCE = 0.125;
    private static final int MAX_GAPS = 3;
    private static final int MIN_GAP_RECORDS = 5;
    private static final int MAX_GAP_RECORDS = 1200;
    private static final double PARTIAL_CHANCE = 0.02;
    private static final double SHORTEST_PART = 0.25;
    private static final double LONGEST_PART = 0.95;

    static SampleTimes of(LocalDate day, Noise noise) {
        long startMs = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
        int offsetMs = 1 + (int) noise.uniform(0, STEP_MS - 1);
        double phase = noise.uniform(0, ROUNDING_RECORDS);
        int[] record = records(noise);
        long[] clockMs = Arrays.stream(record)
                .mapToLong(r -> offsetMs + (long) STEP_MS * r)
                .toArray();
        long[] timeMs = new long[record.length];
        for (int i = 0; i < timeMs.length; i++) {
            timeMs[i] = startMs + clockMs[i] - ((long) ((record[i] + phase) / ROUNDING_RECORDS) & 1);
        }
        return new SampleTimes(startMs, record, clockMs, timeMs);
    }

    int size() {
        return record.length;
    }

    private static int[] records(Noise noise) {
        int end = RECORDS - (int) noise.uniform(0, MAX_MISSING + 1);
        if (noise.uniform() < PARTIAL_CHANCE) {
            end = (int) (end * noise.uniform(SHORTEST_PART, LONGEST_PART));
        }
        boolean[] lost = new boolean[end];
        if (noise.uniform() < GAP_CHANCE) {
            int gaps = 1 + (int) noise.uniform(0, MAX_GAPS);
            for (int gap = 0; gap < gaps; gap++) {
                int first = (int) noise.uniform(1, end - 1);
                int length = (int) noise.uniform(MIN_GAP_RECORDS, MAX_GAP_RECORDS);
                Arrays.fill(lost, first, Math.min(end - 1, first + length), true);
            }
        }
        return IntStream.range(0, end).filter(r -> !lost[r]).toArray();
    }
}
