package org.htmst.interpolation.samples;

/**
 * What became of the samples of a run.
 *
 * @param used samples that the maps were made from
 * @param noValue left out: the value is missing, or was taken during in-flight calibration
 * @param notPositive left out: 0 or below, where means are taken of logarithms
 * @param noLocalTime left out: the input file has no magnetic local time for them
 * @param noBin left out: their local time lies in no bin
 * @param otherDirection left out: taken on the other way, or on neither
 */
public record SampleCounts(
        long used, long noValue, long notPositive, long noLocalTime, long noBin, long otherDirection) {}
