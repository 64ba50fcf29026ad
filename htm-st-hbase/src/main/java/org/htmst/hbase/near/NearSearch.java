package org.htmst.hbase.near;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.catalog.Granule;
import org.htmst.hbase.plan.Brick;
import org.htmst.hbase.plan.ScanPlan;
import org.htmst.hbase.read.ScanExecutor;
import org.htmst.hbase.read.TaskReading;
import org.htmst.near.Matches;
import org.htmst.near.Metric;
import org.htmst.near.Nearest;
import org.htmst.near.PointGroup;
import org.htmst.near.PointGroups;
import org.htmst.near.Points;
import org.htmst.near.Reach;
import org.htmst.query.QueryWatch;
import org.htmst.query.ScanStatistics;

/**
 * Finds, of the samples that answer a question, those near to points: exactly those that a look at every sample would find. May be asked
 * several times, for one list of points after another, by several threads, too; {@link #finish} ends what was asked until then. The threads
 * of the store do the work.
 */
public final class NearSearch {

    /** Of the heap, for decoded samples. */
    private static final int PART_OF_HEAP = 4;

    /** Of the memory for decoded bricks, for each that is in work. */
    private static final int BRICKS = 32;

    /** Samples of a brick, at the least: several days of a satellite in a coarse trixel. */
    private static final long FEWEST = 4096;

    /** Of a sample in a tree, without its values. */
    private static final int SAMPLE_BYTES = 96;

    private final TaskReading reading;
    private final NearSources sources;
    private final Bricks bricks;
    private final Metric metric;
    private final int channels;
    private final int level;
    private final long cellMs;

    /**
     * A search over what a plan says.
     *
     * @param metric what is near
     */
    public NearSearch(ScanExecutor executor, ScanPlan plan, Metric metric, QueryWatch watch) {
        this(executor, plan, metric, watch, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    }

    /** @param bytes for decoded samples */
    public NearSearch(ScanExecutor executor, ScanPlan plan, Metric metric, QueryWatch watch, long bytes) {
        this.metric = metric;
        this.channels = plan.query().channels().size();
        long samples = Math.max(FEWEST, bytes / BRICKS / (SAMPLE_BYTES + (long) Double.BYTES * channels));
        List<Brick> all = plan.granules().isEmpty() ? List.of() : Brick.of(plan, samples, metric.isTimed());
        this.reading =
                executor.reading(plan.scope(), all.stream().map(Brick::task).toList(), watch);
        this.sources = NearSources.of(plan.scope());
        this.bricks = new Bricks(all, reading, sources, metric, channels, bytes);
        this.level = plan.scope().layout().level();
        this.cellMs = all.stream()
                .mapToLong(brick -> brick.window().endMs() - brick.window().startMs())
                .max()
                .orElse(Duration.ofDays(1).toMillis());
    }

    /** The granules that may answer. */
    public List<Granule> granules() {
        return reading.scope().granules();
    }

    /**
     * Of each point the k nearest samples, the nearest first; all if there are fewer.
     *
     * @param points at most {@link PointGroups#MOST_POINTS}; with times if the metric has
     * @param k 1 or more; points times k, and that in bytes of {@link Matches#bytesOfSlot}, is held in memory
     * @throws HtmStException if reading fails or a limit is passed
     */
    public NearAnswer nearest(Points points, int k) {
        if (k < 1 || metric.isTimed() && !points.isTimed()) {
            throw new IllegalArgumentException(
                    k < 1 ? "k " + k + " is below 1" : "the distance counts times, and the points have none");
        }
        List<PointGroup> groups = PointGroups.of(points, level, metric.isTimed() ? cellMs : 0);
        List<Matches> found = reading.each(groups, group -> {
            Nearest nearest = new Nearest(group.size(), k, channels);
            new GroupNearest(bricks, points, group, metric, nearest).answer(reading.watch());
            nearest.sort();
            return nearest;
        });
        return new NearAnswer(points.size(), groups, found, sources.list());
    }

    /**
     * Of each point all samples within reach, by time; empty if there are more than {@code most} of all points together.
     *
     * @param points at most {@link PointGroups#MOST_POINTS}; with times if the reach has one
     * @throws HtmStException if reading fails or a limit is passed
     */
    public Optional<NearAnswer> within(Points points, Reach reach, long most) {
        if (reach.isTimed() && !points.isTimed()) {
            throw new IllegalArgumentException("a time to be within is given, and the points have none");
        }
        List<PointGroup> groups = PointGroups.of(points, level, reach.isTimed() ? cellMs : 0);
        AtomicLong room = new AtomicLong(most);
        List<Matches> found = reading.each(
                groups, group -> new GroupWithin(bricks, points, group, reach, channels, room).answer(reading.watch()));
        return room.get() < 0
                ? Optional.empty()
                : Optional.of(new NearAnswer(points.size(), groups, found, sources.list()));
    }

    /** What was read until now. */
    public ScanStatistics statistics() {
        return reading.statistics();
    }

    /**
     * Makes sure, once all is found, that all that was read was there until now.
     *
     * @throws HtmStException if files were replaced meanwhile, so that samples may be lacking
     */
    public void finish() {
        reading.finish();
    }
}
