package org.htmst.bench.report;

import java.util.List;
import org.htmst.bench.process.ProcessTimes;

/**
 * How long whole commands took over a store.
 *
 * @param granules live in the store
 * @param times by command and start
 */
public record CommandTimes(int granules, List<ProcessTimes> times) {

    public CommandTimes {
        times = List.copyOf(times);
    }
}
