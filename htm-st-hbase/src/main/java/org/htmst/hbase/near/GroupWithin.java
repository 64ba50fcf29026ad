package org.htmst.hbase.near;

import java.util.concurrent.atomic.AtomicLong;
import org.htmst.hbase.read.RunBound;
import org.htmst.near.Metric;
import org.htmst.near.NearSamples;
import org.htmst.near.PointGroup;
import org.htmst.near.Points;
import org.htmst.near.Reach;
import org.htmst.near.TreeSearch;
import org.htmst.near.Within;
import org.htmst.query.QueryWatch;
import org.htmst.sphere.Bounds;

/** Finds the samples within reach of one group of points. To be used by one thread. */
final class GroupWithin implements RunBound {

    private static final double NEAR = 0;
    private static final double FAR = Double.POSITIVE_INFINITY;

    private final Bricks bricks;
    private final Points points;
    private final PointGroup group;
    private final Reach reach;
    private final AtomicLong room;
    private final Within within;
    private final TreeSearch search = new TreeSearch(Metric.PLACE);

    /** @param room how many samples may be found, of all groups; less than none if there were more */
    GroupWithin(Bricks bricks, Points points, PointGroup group, Reach reach, int channels, AtomicLong room) {
        this.bricks = bricks;
        this.points = points;
        this.group = group;
        this.reach = reach;
        this.room = room;
        this.within = new Within(group.size(), channels);
    }

    Within answer(QueryWatch watch) {
        for (Bricks.Ranked brick : bricks.ranked(group, this::far)) {
            if (room.get() < 0) {
                break;
            }
            watch.check();
            NearSamples tree = bricks.find(brick);
            if (tree == null && !matters(brick)) {
                continue;
            }
            if (tree == null && group.size() <= GroupNearest.FEW) {
                bricks.read(brick, this, this::add);
            } else {
                add(tree == null ? bricks.tree(brick) : tree);
            }
        }
        within.sort();
        return within;
    }

    private double far(double squaredChord, double apartMs) {
        return reach.mayHold(squaredChord, apartMs) ? NEAR : FAR;
    }

    private boolean matters(Bricks.Ranked brick) {
        for (int m = 0; m < group.size(); m++) {
            int point = group.point(m);
            double squaredChord = brick.place().triangle().leastSquaredChord(points.place(point), 0);
            if (reach.mayHold(squaredChord, brick.apartMs(points.timeMs(point)))) {
                return true;
            }
        }
        return false;
    }

    private void add(NearSamples tree) {
        for (int m = 0; m < group.size() && room.get() >= 0; m++) {
            int before = within.size();
            search.within(tree, points, group.point(m), reach, within, m);
            if (within.size() > before) {
                room.addAndGet(before - within.size());
            }
        }
    }

    private double apartMs(int point, long startMs, long endMs) {
        double time = points.timeMs(point);
        return Math.max(0, Math.max(startMs - time, time - endMs));
    }

    @Override
    public double ofTime(long startMs, long endMs) {
        return far(0, group.apartMs(startMs, endMs));
    }

    @Override
    public double of(Bounds bounds, long startMs, long endMs) {
        for (int m = 0; m < group.size(); m++) {
            int point = group.point(m);
            if (reach.mayHold(bounds.leastSquaredChord(points.place(point)), apartMs(point, startMs, endMs))) {
                return NEAR;
            }
        }
        return FAR;
    }

    @Override
    public double most() {
        return NEAR;
    }
}
