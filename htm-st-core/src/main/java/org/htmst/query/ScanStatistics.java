package org.htmst.query;

import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a scan has read and answered so far.
 *
 * @param granules live granules that the question may concern
 * @param ranges row ranges that were asked for
 * @param rows chunks looked at
 * @param rowsKept of those, how many earlier questions had left in memory; the others came from HBase
 * @param runs runs of 16 samples in those chunks
 * @param runsPruned of those, how many their run map ruled out
 * @param samplesTouched samples decoded: those of the runs that remain
 * @param samplesAnswered samples in the answer
 * @param otherDirection samples inside that were taken on the other way, or on neither
 * @param leftOut samples inside that were left out, since they have no value of any channel asked for
 * @param blanks of each channel asked for, the samples inside, answered or left out, that have no value of it
 * @param bytesRead key and value bytes that came from HBase
 * @param planning from the question to the first request
 * @param firstBatch from the question to the first batch; zero before
 * @param total from the question until now, or until the end
 */
public record ScanStatistics(
        int granules,
        int ranges,
        long rows,
        long rowsKept,
        long runs,
        long runsPruned,
        long samplesTouched,
        long samplesAnswered,
        long otherDirection,
        LeftOut leftOut,
        List<LeftOut> blanks,
        long bytesRead,
        Duration planning,
        Duration firstBatch,
        Duration total)
        implements Serializable {

    /**
     * What this and another reader of the same question have read together. Counts are added, but for the granules, which concern both;
     * of the durations, the longest planning and total and the shortest way to a first batch stand.
     */
    public ScanStatistics plus(ScanStatistics other) {
        return new ScanStatistics(
                Math.max(granules, other.granules),
                ranges + other.ranges,
                rows + other.rows,
                rowsKept + other.rowsKept,
                runs + other.runs,
                runsPruned + other.runsPruned,
                samplesTouched + other.samplesTouched,
                samplesAnswered + other.samplesAnswered,
                otherDirection + other.otherDirection,
                leftOut.plus(other.leftOut),
                IntStream.range(0, blanks.size())
                        .mapToObj(c -> blanks.get(c).plus(other.blanks.get(c)))
                        .toList(),
                bytesRead + other.bytesRead,
                longer(planning, other.planning),
                firstBatch.compareTo(other.firstBatch) < 0 ? firstBatch : other.firstBatch,
                longer(total, other.total));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? b : a;
    }

    /** The same counts of a sum, whose first batch is its last. */
    public ScanStatistics within(Duration beforeReading, Duration all) {
        return new ScanStatistics(
                granules,
                ranges,
                rows,
                rowsKept,
                runs,
                runsPruned,
                samplesTouched,
                samplesAnswered,
                otherDirection,
                leftOut,
                blanks,
                bytesRead,
                beforeReading,
                all,
                all);
    }
}
