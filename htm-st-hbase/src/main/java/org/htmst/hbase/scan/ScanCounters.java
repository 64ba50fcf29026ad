package org.htmst.hbase.scan;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** The counts of {@link ScanStatistics} while several threads add to them. */
final class ScanCounters {

    final LongAdder rows = new LongAdder();
    final LongAdder runs = new LongAdder();
    final LongAdder runsPruned = new LongAdder();
    final LongAdder samplesTouched = new LongAdder();
    final LongAdder samplesAnswered = new LongAdder();
    final LongAdder flagged = new LongAdder();
    final LongAdder missing = new LongAdder();
    final LongAdder bytesRead = new LongAdder();

    /** What was counted until now. */
    ScanStatistics statistics(ScanPlan plan, Duration planning, Duration firstBatch, Duration total) {
        return new ScanStatistics(
                plan.granules().size(),
                plan.ranges(),
                rows.sum(),
                runs.sum(),
                runsPruned.sum(),
                samplesTouched.sum(),
                samplesAnswered.sum(),
                flagged.sum(),
                missing.sum(),
                bytesRead.sum(),
                planning,
                firstBatch,
                total);
    }
}
