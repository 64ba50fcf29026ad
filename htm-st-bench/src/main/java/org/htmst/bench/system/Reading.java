package org.htmst.bench.system;

import java.time.Duration;

/**
 * What a system read for an answer.
 *
 * @param ranges of rows
 * @param rows read
 * @param runs looked at inside rows; 0 where rows have none
 * @param samplesTouched decoded or tested one by one
 * @param bytes of keys and values that came from the server
 * @param planning from the question to the first request
 */
public record Reading(long ranges, long rows, long runs, long samplesTouched, long bytes, Duration planning) {}
