package org.htmst.tests;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.htmst.formats.SourceContent;
import org.htmst.query.LeftOut;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sphere.LonLat;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;

/** Answers questions by looking at every sample of files that overlap: of equal ones, that of the file loaded last answers. */
final class MemoryOracle {

    private final List<File> files = new ArrayList<>();

    /** A file, and which of its samples no later one hides. */
    private record File(SourceContent content, boolean[] visible) {}

    /**
     * An oracle of what is live.
     *
     * @param live the files, in the order in which they were loaded
     */
    MemoryOracle(List<SourceContent> live) {
        Map<String, Set<Long>> seen = new HashMap<>();
        for (int f = live.size() - 1; f >= 0; f--) {
            SampleTable table = live.get(f).samples();
            boolean[] visible = new boolean[table.size()];
            for (int i = 0; i < visible.length; i++) {
                String track =
                        live.get(f).product().name() + " " + table.satellites().get(table.satellite()[i]);
                visible[i] = seen.computeIfAbsent(track, t -> new HashSet<>()).add(table.timeMs()[i]);
            }
            files.add(new File(live.get(f), visible));
        }
    }

    /** The answer. */
    Fold answer(SampleQuery query) {
        Fold fold = new Fold(query.channels().size());
        for (File file : files) {
            String product = file.content.product().name();
            boolean asked = (query.products().isEmpty() || query.products().contains(product))
                    && (query.channels().isEmpty()
                            || query.channels().stream()
                                    .anyMatch(c ->
                                            file.content.product().channel(c).isPresent()));
            if (asked) {
                new Looking(query, file, fold).lookAtAll();
            }
        }
        return fold;
    }

    /** A channel of a file: its values, and those of its calibration flag, which may be null. */
    private record Column(Channel channel, double[] values, double[] flags) {

        static final Column NONE = new Column(null, null, null);

        boolean isMissing(int i) {
            return values == null || channel.isMissing(values[i]);
        }

        boolean isFlagged(int i) {
            return flags != null && flags[i] != 0;
        }
    }

    /** One question to one file. */
    private static final class Looking {
        private final SampleQuery query;
        private final SampleTable table;
        private final SourceContent content;
        private final boolean[] visible;
        private final Fold fold;
        private final List<TimeWindow> windows;
        private final List<Column> asked;
        private final List<List<Column>> where;

        Looking(SampleQuery query, File file, Fold fold) {
            this.query = query;
            this.content = file.content;
            this.table = file.content.samples();
            this.visible = file.visible;
            this.fold = fold;
            this.windows = query.times().list();
            this.asked = query.channels().stream().map(this::column).toList();
            this.where = query.where().stream()
                    .map(condition ->
                            condition.channels().stream().map(this::column).toList())
                    .toList();
        }

        private Column column(String called) {
            Optional<double[]> values = values(called);
            if (values.isEmpty()) {
                return Column.NONE;
            }
            Channel channel = content.product().channel(called).orElseThrow();
            return new Column(
                    channel,
                    values.get(),
                    query.keepFlagged() ? null : values(channel.calibration()).orElse(null));
        }

        private Optional<double[]> values(String called) {
            for (int c = 0; c < table.channels().size(); c++) {
                if (table.channels().get(c).isCalled(called)) {
                    return Optional.of(table.values()[c]);
                }
            }
            return Optional.empty();
        }

        void lookAtAll() {
            for (int i = 0; i < table.size(); i++) {
                if (visible[i] && isInside(i) && meetsConditions(i)) {
                    take(i);
                }
            }
        }

        private boolean isInside(int i) {
            return isInTime(table.timeMs()[i])
                    && (query.satellites().isEmpty()
                            || query.satellites().contains(table.satellites().get(table.satellite()[i])))
                    && query.region().contains(new LonLat(table.lonDeg()[i], table.latDeg()[i]))
                    && BruteForce.isInLocalTime(table, i, query)
                    && (query.direction() == Direction.BOTH || query.direction() == Ways.of(table, i));
        }

        private boolean isInTime(long timeMs) {
            for (TimeWindow window : windows) {
                if (timeMs >= window.startMs() && timeMs < window.endMs()) {
                    return true;
                }
            }
            return false;
        }

        private boolean meetsConditions(int i) {
            for (int w = 0; w < where.size(); w++) {
                if (!meets(query.where().get(w), where.get(w), i)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean meets(ValueCondition condition, List<Column> columns, int i) {
            for (int a = 0; a < columns.size(); a++) {
                Column column = columns.get(a);
                boolean there = !column.isMissing(i) && !column.isFlagged(i);
                if (there && condition.alternatives().get(a).test(column.values[i], column.channel.type())) {
                    return true;
                }
            }
            return false;
        }

        private void take(int i) {
            double[] values = new double[asked.size()];
            boolean any = asked.isEmpty() || query.keepFlagged();
            boolean spoilt = false;
            for (int a = 0; a < values.length; a++) {
                Column column = asked.get(a);
                boolean flagged = !column.isMissing(i) && column.isFlagged(i);
                boolean there = !column.isMissing(i) && !flagged;
                values[a] = there ? column.values[i] : Double.NaN;
                any |= there;
                spoilt |= flagged;
                if (!there) {
                    fold.channels.get(a).blanks = fold.channels.get(a).blanks.plus(one(flagged));
                }
            }
            if (any) {
                fold.add(
                        table.satellites().get(table.satellite()[i]),
                        content.product().name(),
                        table.timeMs()[i],
                        table.lonDeg()[i],
                        table.latDeg()[i],
                        table.altKm()[i],
                        values);
            } else {
                fold.leftOut = fold.leftOut.plus(one(spoilt));
            }
        }

        private static LeftOut one(boolean flagged) {
            return flagged ? new LeftOut(1, 0) : new LeftOut(0, 1);
        }
    }
}
