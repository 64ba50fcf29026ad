package org.htmst.bench.process;

import java.time.Duration;
import java.util.List;

/**
 * How long a command took.
 *
 * @param command which
 * @param start what it found
 * @param runs times of all its runs, at least one, ascending
 */
public record ProcessTimes(ShellCommand command, Start start, List<Duration> runs) {

    public ProcessTimes {
        runs = runs.stream().sorted().toList();
    }

    /** The least time that {@code percent} of the runs did not exceed: 50 for the median, 100 for the longest. */
    public Duration percentile(int percent) {
        int rank = (percent * runs.size() + 99) / 100;
        return runs.get(Math.max(1, rank) - 1);
    }
}
