package org.htmst.hbase.near;

import java.util.Optional;
import org.htmst.hbase.read.RunBound;
import org.htmst.near.Metric;
import org.htmst.near.NearSamples;
import org.htmst.near.Nearest;
import org.htmst.near.PointGroup;
import org.htmst.near.Points;
import org.htmst.near.TreeSearch;
import org.htmst.query.QueryWatch;
import org.htmst.sphere.Bounds;

/** Finds the nearest samples of one group of points. To be used by one thread. */
final class GroupNearest implements RunBound {

    /** For so few points it costs less to look at each run than to decode all. */
    static final int FEW = 64;

    private final Bricks bricks;
    private final Points points;
    private final PointGroup group;
    private final Metric metric;
    private final Nearest nearest;
    private final TreeSearch search;

    GroupNearest(Bricks bricks, Points points, PointGroup group, Metric metric, Nearest nearest) {
        this.bricks = bricks;
        this.points = points;
        this.group = group;
        this.metric = metric;
        this.nearest = nearest;
        this.search = new TreeSearch(metric);
    }

    /** Looks at bricks, the nearest first, until the next is farther than the farthest sample that is wanted. */
    void answer(QueryWatch watch) {
        double most = most();
        for (Bricks.Ranked brick : bricks.ranked(group, metric::least)) {
            if (brick.far() > most) {
                return;
            }
            watch.check();
            NearSamples tree = bricks.find(brick);
            if (tree == null && !matters(brick)) {
                continue;
            }
            if (tree == null && group.size() <= FEW) {
                bricks.read(brick, this, read -> search.nearest(read, points, group, nearest));
            } else {
                NearSamples whole = tree == null ? bricks.tree(brick) : tree;
                search.nearest(whole, Optional.of(brick.place().sides()), points, group, nearest);
            }
            most = most();
        }
    }

    /** Whether a brick is near enough to any point. */
    private boolean matters(Bricks.Ranked brick) {
        for (int m = 0; m < group.size(); m++) {
            int point = group.point(m);
            double apart = brick.apartMs(points.timeMs(point));
            double most = nearest.most(m);
            if (metric.least(brick.place().sides().leastSquaredChord(points, point), apart) <= most
                    && metric.least(brick.place().triangle().leastSquaredChord(points.place(point), 0), apart)
                            <= most) {
                return true;
            }
        }
        return false;
    }

    private double apartMs(int point, long startMs, long endMs) {
        double time = points.timeMs(point);
        return Math.max(0, Math.max(startMs - time, time - endMs));
    }

    @Override
    public double ofTime(long startMs, long endMs) {
        return metric.least(0, group.apartMs(startMs, endMs));
    }

    /** What a run is from the point to which it is nearest, of those to which it matters. */
    @Override
    public double of(Bounds bounds, long startMs, long endMs) {
        double least = Double.POSITIVE_INFINITY;
        for (int m = 0; m < group.size(); m++) {
            int point = group.point(m);
            double far = metric.least(bounds.leastSquaredChord(points.place(point)), apartMs(point, startMs, endMs));
            if (far <= nearest.most(m)) {
                least = Math.min(least, far);
            }
        }
        return least;
    }

    @Override
    public double most() {
        double most = 0;
        for (int m = 0; m < group.size(); m++) {
            most = Math.max(most, nearest.most(m));
        }
        return most;
    }
}
