package org.htmst.bench.archive;

/**
 * What a loader did.
 *
 * @param samples stored
 * @param seconds without those that making the samples took
 */
public record Loaded(long samples, double seconds) {}
