package org.htmst.summary;

import java.util.List;
import org.htmst.sample.SampleBatch;
import org.htmst.track.Direction;

/** One way to tell samples apart, by bins with numbers. Immutable. */
public sealed interface Group permits ByTime, ByNumber, ByTrixel, BySatellite, ByDirection {

    /** In place of a bin: the sample is in none, since it lacks what tells. */
    long NONE = Long.MIN_VALUE;

    /** The names of what tells a bin. */
    List<String> columns();

    /**
     * The bin of sample {@code i}, or {@link #NONE}.
     *
     * @param way in which the satellite went; {@link Direction#BOTH} if not asked
     */
    long bin(SampleBatch batch, int i, Direction way);

    /** What tells a bin, a text or a number for each of {@link #columns}. */
    List<Object> cells(long bin);
}
