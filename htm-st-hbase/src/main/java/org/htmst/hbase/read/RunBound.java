package org.htmst.hbase.read;

import org.htmst.sphere.Bounds;

/** Says how much samples can matter of which is known where and when they are, about. */
public interface RunBound {

    /** At most how far any sample is that was taken from {@code startMs} to before {@code endMs}, wherever. */
    double ofTime(long startMs, long endMs);

    /** The same of samples that all lie in {@code bounds}, too. */
    double of(Bounds bounds, long startMs, long endMs);

    /** How far a sample may be that still matters; it gets less while samples are read. */
    double most();
}
