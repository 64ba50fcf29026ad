package org.htmst.summary;

import java.util.List;
import org.htmst.sample.SampleBatch;
import org.htmst.track.Direction;

/** One way to tell samples apart, by bins with numbers. Immutable. */
public sealed interface Group
        permits ByTime, ByEpoch, ByNumber, ByLongitude, ByTrixel, BySatellite, ByDirection, ByPassage, ByWeight {

    /** In place of a bin: the sample is in none, since it lacks what tells or is outside all. */
    long NONE = Long.MIN_VALUE;

    /**
     * By the value of a channel that says what each sample weighs, each value a bin. Samples without one above 0 are in none.
     *
     * @param name of the channel
     * @param channel its place among those asked for
     */
    static Group ofWeight(String name, int channel) {
        return new ByWeight(name, channel);
    }

    /** By what samples are told apart, as columns are called by it. */
    String name();

    /** The names of what tells a bin: of its two edges, unless it has none. */
    default List<String> columns() {
        return List.of(name() + "_from", name() + "_to");
    }

    /**
     * The bin of sample {@code i}, or {@link #NONE}.
     *
     * @param way in which the satellite went; {@link Direction#BOTH} if not asked
     */
    long bin(SampleBatch batch, int i, Direction way);

    /** The place, among those asked for, of the channel whose values tell; -1 if none do. */
    default int channel() {
        return -1;
    }

    /**
     * Whether two samples of one satellite and time, with the same values of channels, are in one bin wherever they are in a trixel of this
     * level, and samples of times, or values, between those of two that are in one bin are in it, too.
     *
     * @param trixelLevel -1 if they may be anywhere
     */
    boolean isAlikeIn(int trixelLevel);

    /** Whether it tells samples by their local time alone, in bins that begin and end at multiples of so many hours. */
    default boolean isOfLocalTime(int hours) {
        return false;
    }

    /** What tells a bin: its two edges, as numbers or instants, its only name, a text, or what several columns say. */
    List<Object> cells(long bin);
}
