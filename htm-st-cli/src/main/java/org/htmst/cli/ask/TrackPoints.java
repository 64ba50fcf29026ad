package org.htmst.cli.ask;

import org.htmst.hbase.read.SampleScan;
import org.htmst.interpolation.samples.SamplePoints;
import org.htmst.sample.SampleBatch;

/** The samples of a scan of one channel as points to draw. */
final class TrackPoints {

    private TrackPoints() {}

    /** Reads {@code scan} to its end; samples without a value are left out. */
    static SamplePoints read(SampleScan scan) {
        SamplePoints points = new SamplePoints();
        for (SampleBatch batch = scan.next(); batch != null; batch = scan.next()) {
            for (int i = 0; i < batch.size(); i++) {
                double value = batch.values()[0][i];
                if (!Double.isNaN(value)) {
                    points.add(batch.lonDeg()[i], batch.latDeg()[i], value);
                }
            }
        }
        return points;
    }
}
