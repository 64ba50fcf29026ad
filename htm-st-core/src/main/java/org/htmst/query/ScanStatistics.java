package org.htmst.query;

import java.time.Duration;
import java.util.List;

/**
 * What a scan has read and answered so far.
 *
 * @param granules live granules that the question may concern
 * @param ranges row ranges of the plan
 * @param rows chunks read
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
        Duration total) {}
