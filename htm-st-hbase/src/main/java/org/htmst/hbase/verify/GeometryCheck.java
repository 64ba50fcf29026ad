package org.htmst.hbase.verify;

import java.time.Instant;
import java.util.function.BiConsumer;
import org.htmst.code.CodeLayout;
import org.htmst.failure.HtmStException;
import org.htmst.grid.TrixelId;
import org.htmst.hbase.codec.Chunks;
import org.htmst.hbase.codec.Geometry;
import org.htmst.hbase.codec.RunMap;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.sample.ValueType;
import org.htmst.sphere.Bounds;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/**
 * Decodes times, positions and run map of a chunk, and compares them with each other and with the key. Faults are told by part and
 * words. One instance serves one thread.
 */
final class GeometryCheck {

    private static final String GEOMETRY = "geometry";
    private static final String TIMES = "times";
    private static final String POSITIONS = "positions";
    private static final String RUN_MAP = "run map";

    /** Far more than the errors of the arithmetic, far less than the unit of a run map. */
    private static final double SLACK_RAD = 1e-11;

    private final CodeLayout layout;
    private final BiConsumer<String, String> faults;
    private UnitVector[] places = new UnitVector[0];

    /** A check of chunks of a layout that tells {@code faults} what it finds: part and words. */
    GeometryCheck(CodeLayout layout, BiConsumer<String, String> faults) {
        this.layout = layout;
        this.faults = faults;
    }

    /** Times and places of a chunk. */
    record Decoded(ValueType positionType, long[] timeMs, double[] lonDeg, double[] latDeg, double[] altKm) {}

    /** Decodes and checks a geometry; null if its samples cannot be told. */
    Decoded check(ChunkKey key, byte[] cell) {
        RunMap runs;
        Geometry geometry;
        String part = GEOMETRY;
        try {
            geometry = new Geometry(cell, 0, cell.length, key.startMs());
            part = RUN_MAP;
            runs = geometry.runMap();
        } catch (HtmStException | IllegalArgumentException | IndexOutOfBoundsException e) {
            faults.accept(part, e.getMessage());
            return null;
        }
        int n = runs.samples();
        if (n < 1 || n > Chunks.MAX_SAMPLES) {
            faults.accept(RUN_MAP, "tells of " + n + " samples; a chunk has 1 to " + Chunks.MAX_SAMPLES);
            return null;
        }
        long[] timeMs = new long[n];
        double[] lonDeg = new double[n];
        double[] latDeg = new double[n];
        double[] altKm = new double[n];
        boolean timed = decoded(TIMES, () -> geometry.times(timeMs, n));
        ValueType[] type = new ValueType[1];
        boolean placed = decoded(POSITIONS, () -> type[0] = geometry.positions(lonDeg, latDeg, altKm, n));
        if (timed) {
            checkTimes(key, timeMs);
        }
        placed = placed && checkPlaces(key, lonDeg, latDeg);
        decoded(RUN_MAP, runs::checkWhole);
        for (int run = 0; run < runs.runs(); run++) {
            if (timed) {
                checkRunTimes(runs, run, timeMs);
            }
            if (placed) {
                checkRunPlaces(runs, run);
            }
        }
        return timed && placed ? new Decoded(type[0], timeMs, lonDeg, latDeg, altKm) : null;
    }

    private boolean decoded(String part, Runnable decoding) {
        try {
            decoding.run();
            return true;
        } catch (HtmStException | IllegalArgumentException | IndexOutOfBoundsException e) {
            faults.accept(part, e.getMessage());
            return false;
        }
    }

    private void checkTimes(ChunkKey key, long[] timeMs) {
        if (timeMs[0] != key.startMs()) {
            faults.accept(TIMES, "begin at " + time(timeMs[0]) + ", the row key says " + time(key.startMs()));
        }
        long fromMs = Math.max(layout.window(key.code()).startMs(), ChunkKey.earliestStartMs(key.startMs()));
        long endMs = Math.min(layout.window(key.code()).endMs(), ChunkKey.latestEndMs(key.startMs()));
        for (int i = 0; i < timeMs.length; i++) {
            if (timeMs[i] < fromMs || timeMs[i] >= endMs) {
                faults.accept(
                        TIMES,
                        "sample " + i + " is of " + time(timeMs[i]) + ", outside the cell and day of its row, "
                                + time(fromMs) + "/" + time(endMs));
                return;
            }
            if (i > 0 && timeMs[i] <= timeMs[i - 1]) {
                faults.accept(
                        TIMES,
                        "do not ascend: sample " + i + " is of " + time(timeMs[i]) + ", the one before of "
                                + time(timeMs[i - 1]));
                return;
            }
        }
    }

    /** Also notes the directions of the places; whether all are places. */
    private boolean checkPlaces(ChunkKey key, double[] lonDeg, double[] latDeg) {
        if (places.length < lonDeg.length) {
            places = new UnitVector[lonDeg.length];
        }
        long trixel = layout.trixel(key.code());
        boolean told = false;
        for (int i = 0; i < lonDeg.length; i++) {
            try {
                places[i] = new LonLat(lonDeg[i], latDeg[i]).unitVector();
            } catch (IllegalArgumentException e) {
                faults.accept(POSITIONS, "sample " + i + ": " + e.getMessage());
                return false;
            }
            if (!told && TrixelId.of(places[i], layout.level()) != trixel) {
                told = true;
                faults.accept(
                        POSITIONS,
                        "sample " + i + " at " + lonDeg[i] + " E " + latDeg[i] + " N lies in trixel "
                                + TrixelId.name(TrixelId.of(places[i], layout.level())) + ", its row is of "
                                + TrixelId.name(trixel));
            }
        }
        return true;
    }

    private void checkRunTimes(RunMap runs, int run, long[] timeMs) {
        long firstMs = timeMs[runs.firstSample(run)];
        long lastMs = timeMs[runs.endSample(run) - 1];
        if (runs.startMs(run) != firstMs || runs.endMs(run) != lastMs + 1) {
            faults.accept(
                    RUN_MAP,
                    "run " + run + " is said to last " + time(runs.startMs(run)) + "/" + time(runs.endMs(run))
                            + ", its samples are of " + time(firstMs) + "/" + time(lastMs + 1));
        }
    }

    private void checkRunPlaces(RunMap runs, int run) {
        try {
            checkInside(runs.bounds(run), runs.firstSample(run), runs.endSample(run), run);
            if (runs.hasParts(run)) {
                int first = runs.firstSample(run);
                for (Bounds part : runs.parts(run)) {
                    int end = Math.min(runs.endSample(run), first + RunMap.PART);
                    checkInside(part, first, end, run);
                    first = end;
                }
            }
        } catch (HtmStException e) {
            faults.accept(RUN_MAP, e.getMessage());
        }
    }

    private void checkInside(Bounds bounds, int from, int end, int run) {
        if (bounds.radiusDeg() == 180) {
            return;
        }
        UnitVector centre = bounds.centre().unitVector();
        double chord = 2 * Math.sin(Math.toRadians(bounds.radiusDeg()) / 2) + SLACK_RAD;
        for (int i = from; i < end; i++) {
            if (centre.squaredChord(places[i]) > chord * chord) {
                faults.accept(
                        RUN_MAP,
                        "bound of run " + run + ", " + bounds.radiusDeg() + " degrees around " + bounds.centre()
                                + ", does not hold sample " + i + ", "
                                + Math.toDegrees(centre.angleTo(places[i])) + " degrees away");
                return;
            }
        }
    }

    private static Instant time(long ms) {
        return Instant.ofEpochMilli(ms);
    }
}
