package org.htmst.hbase.plan;

import java.io.Serializable;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;

/**
 * A part of a plan that can be read by itself, by another process, too: it may be serialised (by Java's own means; whoever reads one
 * trusts the writer). Tasks of one plan share its scope, which is written once with all that go into one stream.
 *
 * @param scope what counts of the rows
 * @param rows which rows, one range or more, in key order
 * @param hosts names of the machines whose region servers have these rows; empty where that was not asked for
 */
public record ScanTask(ScanScope scope, List<RowRange> rows, List<String> hosts) implements Serializable {

    /** Of a row, of times and places of a sample, and of a channel or some that share a cell; rounded up. */
    private static final double ROW_BYTES = 200;

    private static final double SAMPLE_BYTES = 2;
    private static final double COLUMN_BYTES = 2;

    /** What the samples of a row may have to be tested for. */
    public enum Test {
        REGION,
        /** Window, local time, direction, and whether a later granule answers. */
        TIME,
        /** Conditions, and whether there is a value of any channel asked for. */
        VALUES
    }

    public ScanTask {
        rows = List.copyOf(rows);
        hosts = List.copyOf(hosts);
    }

    ScanTask(ScanScope scope, List<RowRange> rows) {
        this(scope, rows, List.of());
    }

    /** The same with the names of its hosts. */
    public ScanTask withHosts(List<String> names) {
        return new ScanTask(scope, rows, names);
    }

    /** About how many rows of the table it reads, by the catalog's counts. */
    public double expectedRows() {
        return rows.stream().mapToDouble(RowRange::rows).sum();
    }

    /** About how many bytes the cells have that it reads; rather more than less. */
    public double expectedBytes() {
        double ofSample = SAMPLE_BYTES + scope.columns().size() * COLUMN_BYTES;
        return expectedRows() * (ROW_BYTES + scope.samplesPerRow() * ofSample);
    }

    /** What is left to test once the rows are read; nothing if every sample of these granules and satellites answers. */
    public Set<Test> tests() {
        Set<Test> tests = EnumSet.noneOf(Test.class);
        SampleQuery query = scope.query();
        boolean inner = rows.stream().allMatch(RowRange::inner);
        if (!inner && !query.region().equals(Region.SPHERE)) {
            tests.add(Test.REGION);
        }
        if (!inner && !query.times().equals(TimeWindows.ALWAYS)
                || query.localTime().isPresent()
                || query.direction() != Direction.BOTH
                || !scope.shadows().isEmpty()) {
            tests.add(Test.TIME);
        }
        if (!query.where().isEmpty() || !query.channels().isEmpty() && !query.keepFlagged()) {
            tests.add(Test.VALUES);
        }
        return tests;
    }
}
