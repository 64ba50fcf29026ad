package org.htmst.hbase.plan;

import java.util.ArrayList;
import java.util.List;

/** Deals ranges out to tasks of about equal work. */
final class Parts {

    private Parts() {}

    /**
     * The ranges in order, cut into lists.
     *
     * @param rowsPerPart about how many rows a list should have
     */
    static List<List<RowRange>> of(List<RowRange> ranges, double rowsPerPart) {
        List<List<RowRange>> parts = new ArrayList<>();
        List<RowRange> part = new ArrayList<>();
        double room = rowsPerPart;
        for (RowRange range : ranges) {
            RowRange rest = range;
            while (rest.rows() > room && rest.codes() > 1) {
                double rowsPerCode = rest.rows() / rest.codes();
                long codes = Math.max(1, Math.min(rest.codes() - 1, (long) (room / rowsPerCode)));
                long cut = rest.firstCode() + codes;
                part.add(RowRange.ofCodes(rest.firstCode(), cut, rest.inner(), codes * rowsPerCode));
                parts.add(part);
                part = new ArrayList<>();
                room = rowsPerPart;
                rest = RowRange.ofCodes(cut, rest.endCode(), rest.inner(), rest.rows() - codes * rowsPerCode);
            }
            part.add(rest);
            room -= rest.rows();
            if (room <= 0) {
                parts.add(part);
                part = new ArrayList<>();
                room = rowsPerPart;
            }
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }
}
