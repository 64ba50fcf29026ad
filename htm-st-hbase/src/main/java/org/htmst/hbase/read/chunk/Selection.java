package org.htmst.hbase.read.chunk;

import java.util.Optional;
import org.htmst.hbase.codec.RunMap;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Bounds;
import org.htmst.sphere.Region;
import org.htmst.sphere.Relation;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindows;

/** The samples of one chunk at a time that may still answer, in order; its arrays are used again for every chunk. */
public final class Selection {

    private final TimeWindows times;
    private final Region region;
    private final Optional<LocalTimeWindow> localTime;

    private int[] samples = new int[0];
    private boolean[] inRegion = new boolean[0];
    private int size;
    private int pruned;

    /** What a sample must meet to stay selected. */
    @FunctionalInterface
    public interface Test {

        /**
         * @param i its place in the chunk
         * @param inRegion whether it is known to be in the region
         */
        boolean keeps(int i, boolean inRegion);
    }

    /** Nothing selected yet, for {@code query}. */
    public Selection(SampleQuery query) {
        times = query.times();
        region = query.region();
        localTime = query.localTime();
    }

    /** Selects all samples of a chunk that lies wholly inside. */
    public void selectAll(int count) {
        makeRoom(count);
        size = 0;
        pruned = 0;
        add(0, count, true);
    }

    /**
     * Selects what the run map of a chunk does not rule out.
     *
     * @param chunkInRegion whether all its samples are known to be in the region
     */
    public void select(RunMap runs, boolean chunkInRegion) {
        makeRoom(runs.samples());
        size = 0;
        pruned = 0;
        for (int run = 0; run < runs.runs(); run++) {
            int before = size;
            if (times.intersects(runs.startMs(run), runs.endMs(run))) {
                selectRun(runs, run, chunkInRegion);
            }
            if (size == before) {
                pruned++;
            }
        }
    }

    private void selectRun(RunMap runs, int run, boolean chunkInRegion) {
        if (chunkInRegion && localTime.isEmpty()) {
            add(runs.firstSample(run), runs.endSample(run), true);
            return;
        }
        Bounds bounds = runs.bounds(run);
        Relation relation = chunkInRegion ? Relation.INSIDE : region.relate(bounds);
        if (relation == Relation.DISJOINT || !meetsLocalTime(runs, run, bounds)) {
            return;
        }
        if (!runs.hasParts(run) || relation == Relation.INSIDE && localTime.isEmpty()) {
            add(runs.firstSample(run), runs.endSample(run), relation == Relation.INSIDE);
            return;
        }
        int first = runs.firstSample(run);
        for (Bounds part : runs.parts(run)) {
            Relation ofPart = relation == Relation.INSIDE ? relation : region.relate(part);
            int end = Math.min(first + RunMap.PART, runs.endSample(run));
            if (ofPart != Relation.DISJOINT && meetsLocalTime(runs, run, part)) {
                add(first, end, ofPart == Relation.INSIDE);
            }
            first = end;
        }
    }

    /** Whether samples of a run that lie within {@code bounds} can be in the local time asked for. */
    private boolean meetsLocalTime(RunMap runs, int run, Bounds bounds) {
        if (localTime.isEmpty()) {
            return true;
        }
        double halfDeg = bounds.lonHalfWidthDeg();
        double westDeg = bounds.centre().lonDeg() - halfDeg;
        return localTime.get().meets(runs.startMs(run), runs.endMs(run), westDeg, 2 * halfDeg);
    }

    /** Whether every selected sample is known to be in the region. */
    public boolean isInRegion() {
        for (int s = 0; s < size; s++) {
            if (!inRegion[s]) {
                return false;
            }
        }
        return true;
    }

    /** Drops what does not meet {@code test}. */
    public void retain(Test test) {
        int kept = 0;
        for (int s = 0; s < size; s++) {
            if (test.keeps(samples[s], inRegion[s])) {
                samples[kept] = samples[s];
                inRegion[kept++] = inRegion[s];
            }
        }
        size = kept;
    }

    private void add(int first, int end, boolean certain) {
        for (int i = first; i < end; i++) {
            samples[size] = i;
            inRegion[size++] = certain;
        }
    }

    /** How many samples are selected. */
    public int size() {
        return size;
    }

    /** How many runs have no sample among them. */
    public int pruned() {
        return pruned;
    }

    /** The places in the chunk of the first {@link #size} of them. */
    public int[] samples() {
        return samples;
    }

    private void makeRoom(int count) {
        if (samples.length < count) {
            samples = new int[count];
            inRegion = new boolean[count];
        }
    }
}
