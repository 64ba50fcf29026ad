package org.htmst.bench.point;

import java.util.ArrayList;
import java.util.List;
import org.htmst.cover.CodeRange;

/**
 * Some ranges that one request reads.
 *
 * @param ranges sorted and disjoint
 */
record PointPart(List<CodeRange> ranges) {

    PointPart {
        ranges = List.copyOf(ranges);
    }

    /** The ranges dealt out to at most {@code parts} requests of about equally many codes; long ranges are cut. */
    static List<PointPart> deal(List<CodeRange> ranges, int parts) {
        long codes =
                ranges.stream().mapToLong(range -> range.end() - range.first()).sum();
        long codesPerPart = Math.max(1, codes / parts + 1);
        List<PointPart> dealt = new ArrayList<>();
        List<CodeRange> part = new ArrayList<>();
        long room = codesPerPart;
        for (CodeRange range : ranges) {
            CodeRange rest = range;
            while (rest.end() - rest.first() > room) {
                long cut = rest.first() + room;
                part.add(new CodeRange(rest.first(), cut, rest.inner()));
                dealt.add(new PointPart(part));
                part.clear();
                room = codesPerPart;
                rest = new CodeRange(cut, rest.end(), rest.inner());
            }
            part.add(rest);
            room -= rest.end() - rest.first();
            if (room == 0) {
                dealt.add(new PointPart(part));
                part.clear();
                room = codesPerPart;
            }
        }
        if (!part.isEmpty()) {
            dealt.add(new PointPart(part));
        }
        return dealt;
    }
}
