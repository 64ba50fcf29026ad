package org.htmst.hbase.near;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.htmst.grid.Trixel;
import org.htmst.hbase.plan.Brick;
import org.htmst.hbase.read.RunBound;
import org.htmst.hbase.read.TaskReading;
import org.htmst.near.Metric;
import org.htmst.near.NearSamples;
import org.htmst.near.PointGroup;
import org.htmst.near.TrixelSides;
import org.htmst.sample.SampleBatch;
import org.htmst.sphere.SphericalTriangle;

/** The bricks of a question, and those of them that were decoded: as many as fit. Used by all threads that answer. */
final class Bricks {

    private final TaskReading reading;
    private final NearSources sources;
    private final Metric metric;
    private final int channels;
    private final List<Brick> bricks;
    private final Map<Long, Place> places = new HashMap<>();
    private final Cache<Integer, NearSamples> trees;

    /**
     * A brick.
     *
     * @param number by which its tree is kept
     * @param place where all its samples are
     * @param far at most how far its samples are from any of a group of points
     * @param ofCentre at most how far they are from the middle of the group, whatever the time
     */
    record Ranked(Brick brick, int number, Place place, double far, double ofCentre) {

        /** At most what a time and those of its samples are apart. */
        double apartMs(long timeMs) {
            double time = timeMs;
            return Math.max(
                    0,
                    Math.max(
                            brick.window().startMs() - time,
                            time - brick.window().endMs()));
        }
    }

    /** A trixel, and its sides for who asks often. */
    record Place(SphericalTriangle triangle, TrixelSides sides) {

        static Place of(long trixel) {
            SphericalTriangle triangle = Trixel.of(trixel).triangle();
            return new Place(triangle, new TrixelSides(triangle));
        }
    }

    /** How far what is apart so much in place and time is; infinity if that does not matter. */
    interface Far {
        double of(double squaredChord, double apartMs);
    }

    /**
     * Bricks, none of them decoded.
     *
     * @param metric for which trees are made
     * @param channels how many values samples have
     * @param bytes for decoded bricks
     */
    Bricks(List<Brick> bricks, TaskReading reading, NearSources sources, Metric metric, int channels, long bytes) {
        this.bricks = bricks;
        this.reading = reading;
        this.sources = sources;
        this.metric = metric;
        this.channels = channels;
        for (Brick brick : bricks) {
            places.computeIfAbsent(brick.trixel(), Place::of);
        }
        this.trees = Caffeine.newBuilder()
                .maximumWeight(bytes)
                .<Integer, NearSamples>weigher((number, tree) -> (int) Math.min(Integer.MAX_VALUE, 64 + tree.bytes()))
                .executor(Runnable::run)
                .build();
    }

    /** Those that can matter to a group, the nearest first. */
    List<Ranked> ranked(PointGroup group, Far far) {
        Map<Long, double[]> chords = new HashMap<>();
        places.forEach((trixel, place) -> chords.put(trixel, new double[] {
            place.triangle().leastSquaredChord(group.centre(), group.radiusRad()),
            place.triangle().leastSquaredChord(group.centre(), 0)
        }));
        List<Ranked> ranked = new ArrayList<>();
        for (int b = 0; b < bricks.size(); b++) {
            Brick brick = bricks.get(b);
            double[] chord = chords.get(brick.trixel());
            double least = far.of(
                    chord[0],
                    group.apartMs(brick.window().startMs(), brick.window().endMs()));
            if (least < Double.POSITIVE_INFINITY) {
                ranked.add(new Ranked(brick, b, places.get(brick.trixel()), least, chord[1]));
            }
        }
        // Of those that a group reaches into, the one that it is in comes first: what is found there spares most of the
        // others.
        ranked.sort(Comparator.comparingDouble(Ranked::far)
                .thenComparingDouble(Ranked::ofCentre)
                .thenComparingInt(Ranked::number));
        return ranked;
    }

    /** A brick's samples, if they are decoded already; else null. */
    NearSamples find(Ranked brick) {
        return trees.getIfPresent(brick.number());
    }

    /** All samples of a brick. */
    NearSamples tree(Ranked brick) {
        return trees.get(brick.number(), number -> {
            NearSamples.Builder builder = new NearSamples.Builder(channels);
            reading.read(brick.brick().task(), batch -> builder.add(batch, sources.number(batch)));
            return builder.build(metric);
        });
    }

    /** Hands over samples of a brick, chunk by chunk, without keeping them; none of chunks that do not matter. */
    void read(Ranked brick, RunBound bound, Consumer<NearSamples> use) {
        reading.readRanked(brick.brick().task(), bound, (SampleBatch batch) -> {
            NearSamples.Builder builder = new NearSamples.Builder(channels);
            builder.add(batch, sources.number(batch));
            use.accept(builder.build(metric));
        });
    }
}
