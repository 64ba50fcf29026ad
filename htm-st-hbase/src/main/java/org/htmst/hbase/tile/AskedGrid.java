package org.htmst.hbase.tile;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sphere.Region;
import org.htmst.summary.Group;
import org.htmst.summary.Summary;
import org.htmst.time.LocalTime;
import org.htmst.time.LocalTimeWindow;
import org.htmst.track.Direction;

/** The grid whose cells a question does not cut. */
final class AskedGrid {

    /** Those by which two bounds of an interval tell all of it. */
    private static final Set<ValueCondition.Comparison> ORDERED = EnumSet.of(
            ValueCondition.Comparison.LT,
            ValueCondition.Comparison.LE,
            ValueCondition.Comparison.GT,
            ValueCondition.Comparison.GE);

    private final SampleQuery query;
    private final Summary summary;
    private final int placeLevel;

    private AskedGrid(ScanScope scope, Summary summary) {
        this.query = scope.query();
        this.summary = summary;
        this.placeLevel = TileGrid.placeLevel(scope.layout());
    }

    /** The first that will do; empty if none does. */
    static Optional<TileGrid> of(ScanScope scope, Summary summary) {
        AskedGrid asked = new AskedGrid(scope, summary);
        if (scope.query().channels().isEmpty()
                || scope.query().keepFlagged()
                || scope.isDerived()
                || scope.query().direction() != Direction.BOTH) {
            return Optional.empty();
        }
        return List.of(TileGrid.values()).stream().filter(asked::isAnswered).findFirst();
    }

    private boolean isAnswered(TileGrid grid) {
        int told = query.channels().size() - summary.channels().length;
        return switch (grid) {
            case PLACE ->
                told == 0 && query.where().isEmpty() && query.localTime().isEmpty() && summary.isAlikeIn(placeLevel);
            case SHELL -> told <= 1 && isOfShells();
            case PLACE_HOUR ->
                told == 0
                        && query.where().isEmpty()
                        && query.localTime().map(AskedGrid::isOfSpans).orElse(true)
                        && summary.groups().stream()
                                .allMatch(group -> group.isOfLocalTime(HourCells.HOURS)
                                        || group.isAlikeIn(HourCells.PLACE_LEVEL) && group.channel() < 0);
            case SHELL_HOUR -> told <= 2 && isOfShells();
        };
    }

    /** Whether nothing but time and channels beside those that are summarized tells samples apart, or is a condition. */
    private boolean isOfShells() {
        return query.region().equals(Region.SPHERE)
                && query.localTime().isEmpty()
                && query.where().stream()
                        .allMatch(condition -> condition.alternatives().size() == 1
                                && ORDERED.contains(
                                        condition.alternatives().get(0).comparison()))
                && summary.groups().stream().allMatch(this::isOfToldChannel);
    }

    private boolean isOfToldChannel(Group group) {
        return group.isAlikeIn(-1) && (group.channel() < 0 || group.channel() >= summary.channels().length);
    }

    private static boolean isOfSpans(LocalTimeWindow window) {
        long span = HourCells.HOURS * LocalTime.HOUR;
        return window.from() % span == 0 && window.to() % span == 0;
    }
}
