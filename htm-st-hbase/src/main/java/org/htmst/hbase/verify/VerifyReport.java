package org.htmst.hbase.verify;

import java.util.ArrayList;
import java.util.List;

/**
 * What a verification found.
 *
 * @param granules live granules looked at
 * @param rows their rows of chunks
 * @param tiles their rows of tiles
 * @param blocks their blocks: channels, run maps, times and positions
 * @param samples their samples
 * @param bytes keys and values of their cells, not compressed
 * @param notLiveRows rows of granules that are known but not live: removed, replaced, being loaded or left by a killed load
 * @param changed granules that stopped being live meanwhile, of which nothing is said
 * @param faultCount how many faults there are
 * @param faults the first of them, by granule and row
 * @param notes what is unusual but no fault
 */
public record VerifyReport(
        int granules,
        long rows,
        long tiles,
        long blocks,
        long samples,
        long bytes,
        long notLiveRows,
        int changed,
        long faultCount,
        List<Fault> faults,
        List<String> notes) {

    public VerifyReport {
        faults = List.copyOf(faults);
        notes = List.copyOf(notes);
    }

    /** The same with more faults. */
    public VerifyReport with(List<Fault> more) {
        List<Fault> all = new ArrayList<>(faults);
        all.addAll(more);
        return new VerifyReport(
                granules,
                rows,
                tiles,
                blocks,
                samples,
                bytes,
                notLiveRows,
                changed,
                faultCount + more.size(),
                all,
                notes);
    }
}
