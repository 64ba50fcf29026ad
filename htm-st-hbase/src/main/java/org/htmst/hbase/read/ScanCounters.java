package org.htmst.hbase.read;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.query.LeftOut;
import org.htmst.query.ScanStatistics;

/** The counts of {@link ScanStatistics} while several threads add to them. */
final class ScanCounters {

    final LongAdder rows = new LongAdder();
    final LongAdder rowsKept = new LongAdder();
    final LongAdder runs = new LongAdder();
    final LongAdder runsPruned = new LongAdder();
    final LongAdder samplesTouched = new LongAdder();
    final LongAdder samplesAnswered = new LongAdder();
    final LongAdder otherDirection = new LongAdder();
    final Blanks leftOut = new Blanks();

    /** Of the values of each channel asked for. */
    final List<Blanks> blanks;

    final LongAdder bytesRead = new LongAdder();

    /** A {@link LeftOut} while it is counted. */
    static final class Blanks {
        private final LongAdder flagged = new LongAdder();
        private final LongAdder missing = new LongAdder();

        void add(int moreFlagged, int moreMissing) {
            flagged.add(moreFlagged);
            missing.add(moreMissing);
        }

        private LeftOut sum() {
            return new LeftOut(flagged.sum(), missing.sum());
        }
    }

    private final int granules;

    ScanCounters(ScanScope scope) {
        granules = scope.granules().size();
        blanks = Stream.generate(Blanks::new)
                .limit(scope.query().channels().size())
                .toList();
    }

    /** What was counted until now. */
    ScanStatistics statistics(int ranges, Duration planning, Duration firstBatch, Duration total) {
        return new ScanStatistics(
                granules,
                ranges,
                rows.sum(),
                rowsKept.sum(),
                runs.sum(),
                runsPruned.sum(),
                samplesTouched.sum(),
                samplesAnswered.sum(),
                otherDirection.sum(),
                leftOut.sum(),
                blanks.stream().map(Blanks::sum).toList(),
                bytesRead.sum(),
                planning,
                firstBatch,
                total);
    }
}
