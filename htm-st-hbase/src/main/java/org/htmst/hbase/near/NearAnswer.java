package org.htmst.hbase.near;

import java.util.List;
import org.htmst.near.Matches;
import org.htmst.near.PointGroup;

/** The samples that were found for some points, by the number of the point and their rank, from 0. */
public final class NearAnswer {

    private final List<Matches> groups;
    private final int[] groupOfPoint;
    private final int[] memberOfPoint;
    private final List<NearSource> sources;

    NearAnswer(int points, List<PointGroup> groups, List<Matches> found, List<NearSource> sources) {
        this.groups = List.copyOf(found);
        this.sources = sources;
        groupOfPoint = new int[points];
        memberOfPoint = new int[points];
        for (int g = 0; g < groups.size(); g++) {
            for (int m = 0; m < groups.get(g).size(); m++) {
                groupOfPoint[groups.get(g).point(m)] = g;
                memberOfPoint[groups.get(g).point(m)] = m;
            }
        }
    }

    /** How many samples a point has. */
    public int count(int point) {
        return matches(point).count(memberOfPoint[point]);
    }

    /** Where its samples are. */
    public Matches matches(int point) {
        return groups.get(groupOfPoint[point]);
    }

    /** The slot there of one of its samples. */
    public int slot(int point, int rank) {
        return matches(point).slot(memberOfPoint[point], rank);
    }

    /** What a sample is of, by the number that {@link Matches#source} gives. */
    public NearSource source(int number) {
        return sources.get(number);
    }
}
