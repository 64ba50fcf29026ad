package org.htmst.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.connector.write.WriterCommitMessage;

/** Samples that one task of Spark was given to write, as columns that grow; sent to the driver when the task has ended. */
final class SampleRows implements WriterCommitMessage {

    private static final long serialVersionUID = 1;

    private static final int FIRST_ROOM = 1024;

    private final List<String> satellites = new ArrayList<>();
    private int size;
    private int[] satellite = new int[FIRST_ROOM];
    private long[] timeMs = new long[FIRST_ROOM];

    /** Longitude, latitude, altitude, then a column a channel. */
    private final double[][] numbers;

    SampleRows(int channels) {
        numbers = new double[3 + channels][FIRST_ROOM];
    }

    /** Adds a sample. */
    void add(String name, long ms, double... row) {
        if (size == timeMs.length) {
            resize(2 * size);
        }
        int known = satellites.indexOf(name);
        if (known < 0) {
            known = satellites.size();
            satellites.add(name);
        }
        satellite[size] = known;
        timeMs[size] = ms;
        for (int c = 0; c < row.length; c++) {
            numbers[c][size] = row[c];
        }
        size++;
    }

    /** Adds all of another's. */
    void addAll(SampleRows other) {
        double[] row = new double[numbers.length];
        for (int i = 0; i < other.size; i++) {
            for (int c = 0; c < row.length; c++) {
                row[c] = other.numbers[c][i];
            }
            add(other.satellites.get(other.satellite[i]), other.timeMs[i], row);
        }
    }

    /** Gives back the room that is not used. */
    SampleRows trimmed() {
        resize(size);
        return this;
    }

    private void resize(int room) {
        satellite = Arrays.copyOf(satellite, room);
        timeMs = Arrays.copyOf(timeMs, room);
        for (int c = 0; c < numbers.length; c++) {
            numbers[c] = Arrays.copyOf(numbers[c], room);
        }
    }

    int size() {
        return size;
    }

    /** The satellites, by the numbers that {@link #satellite()} has. */
    List<String> satellites() {
        return satellites;
    }

    int[] satellite() {
        return satellite;
    }

    long[] timeMs() {
        return timeMs;
    }

    /** Longitude, latitude, altitude, then a column a channel. */
    double[][] numbers() {
        return numbers;
    }
}
