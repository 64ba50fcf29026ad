package org.htmst.simulate;

import java.util.Arrays;
import org.htmst.simulate.flux.Noise;

/**
 * The in-flight calibration of a day: one day in seven has one of six minutes. It is reported every 16th record, and what
 * lies within 16 samples of a report of it is flagged, as by the reader of files.
 *
 * @param on by sample, whether pulses are counted
 * @param report by sample, what {@code mep_IFC_on} says: 0, 1, or -1 for no report
 */
record Calibrations(boolean[] on, double[] report) {

    private static final int REPORT_RECORDS = 16;
    private static final int CALIBRATION_RECORDS = 180;
    private static final double CHANCE = 1 / 7.0;

    static Calibrations of(SampleTimes times, Noise noise) {
        int phase = (int) noise.uniform(0, REPORT_RECORDS);
        boolean any = noise.uniform() < CHANCE;
        int first = (int) noise.uniform(0, times.record()[times.size() - 1] + 1.0);
        boolean[] on = new boolean[times.size()];
        double[] report = new double[times.size()];
        for (int i = 0; i < on.length; i++) {
            int record = times.record()[i];
            on[i] = any && record >= first && record < first + CALIBRATION_RECORDS;
            report[i] = record % REPORT_RECORDS != phase ? -1 : on[i] ? 1 : 0;
        }
        return new Calibrations(on, report);
    }

    /** 1 for samples that a report flags, else 0. */
    double[] flags() {
        double[] flags = new double[report.length];
        for (int i = 0; i < flags.length; i++) {
            if (report[i] == 1) {
                Arrays.fill(flags, Math.max(0, i - REPORT_RECORDS), Math.min(flags.length, i + REPORT_RECORDS + 1), 1);
            }
        }
        return flags;
    }
}
