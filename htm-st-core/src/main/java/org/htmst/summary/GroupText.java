package org.htmst.summary;

import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.htmst.failure.Excerpt;
import org.htmst.track.Passage;

/**
 * A group as it is typed: {@code time:3h}, {@code lat:5}, {@code lon:10}, {@code local-time:3}, {@code trixel:4}, {@code satellite}, {@code
 * direction}, {@code pass} (or {@code pass:5m} with the gap that parts passages), or a channel and a width of bins, such as {@code L_IGRF:0.25}. Edges can stand for a width: {@code L_IGRF:1/1.5/2/3/5/8}.
 *
 * @param name before the colon
 * @param size behind it; empty without one
 */
public record GroupText(String name, String size) implements Serializable {

    private static final String TIME = "time";
    private static final String TRIXEL = "trixel";
    private static final String SATELLITE = "satellite";
    private static final String DIRECTION = "direction";
    private static final String PASS = "pass";
    private static final String LON = "lon";
    private static final long DEFAULT_GAP_MS = 60_000;
    private static final List<String> NUMBERS = List.of("lat", LON, "local-time");
    private static final List<String> OTHERS = List.of(TIME, TRIXEL, SATELLITE, DIRECTION, PASS);

    /** @throws IllegalArgumentException if a size is missing, or given where there is none */
    public static GroupText parse(String text) {
        if (Excerpt.hasControls(text)) {
            throw new IllegalArgumentException(
                    "group '" + Excerpt.of(text) + "' is no name and size; give such as time:1d, lat:5 or MLT:1");
        }
        int colon = text.lastIndexOf(':');
        GroupText group = colon < 0
                ? new GroupText(text, "")
                : new GroupText(text.substring(0, colon), text.substring(colon + 1));
        boolean needsSize = !group.name.equals(SATELLITE) && !group.isDirection();
        boolean isPassAlone = group.isPass() && colon < 0;
        if (!isPassAlone && (needsSize == group.size.isEmpty() || group.name.isEmpty())) {
            throw new IllegalArgumentException("group '" + text + "' "
                    + (needsSize
                            ? "has no size of bins; give it behind a colon, such as time:1d, lat:5 or MLT:1"
                            : "has no bins; give " + group.name + " alone"));
        }
        if (group.isPass()) {
            group.gapMs();
        } else if (colon >= 0 && !group.name.equals(TIME) && !group.name.equals(TRIXEL)) {
            Binning bins = Binning.parse(group.name, group.size);
            if (group.name.equals(LON)) {
                ByLongitude.of(bins);
            }
        }
        if (group.name.equals(TIME)) {
            ByTime.of(group.size);
        }
        if (group.name.equals(TRIXEL)) {
            new ByTrixel(group.level());
        }
        return group;
    }

    /** Whether samples have to be asked for by their direction. */
    public boolean isDirection() {
        return name.equals(DIRECTION);
    }

    /** Whether samples are told apart by the passage that they belong to. */
    public boolean isPass() {
        return name.equals(PASS);
    }

    /**
     * Of a group of passages: samples farther apart than this, ms, are of two.
     *
     * @throws IllegalArgumentException if it is no length of time
     */
    public long gapMs() {
        long gapMs = size.isEmpty() ? DEFAULT_GAP_MS : ByTime.of(size).lengthMs();
        if (gapMs == 0) {
            throw new IllegalArgumentException("gap '" + size
                    + "' between passages has no one length; give a number and s, m, h or d, such as 5m");
        }
        return gapMs;
    }

    /** The group of these passages, those of a satellite and product in order of time. */
    public Group ofPassages(List<Passage> passages) {
        return new ByPassage(passages);
    }

    /** Whether samples are told apart by time. */
    public boolean isTime() {
        return name.equals(TIME);
    }

    /**
     * The group of a time that is counted from events.
     *
     * @throws IllegalArgumentException if its bins are not of one length
     */
    public Group ofEpochs() {
        ByTime period = ByTime.of(size);
        if (period.months() > 0) {
            throw new IllegalArgumentException("group 'time:" + size
                    + "' has bins of several lengths, which do not line up on events; give a number and s, m, h or d, such as"
                    + " time:1h");
        }
        return new ByEpoch(period.lengthMs(), 0);
    }

    /** The channel, by any of its names, whose values tell; empty if none do. */
    public Optional<String> channel() {
        return NUMBERS.contains(name) || OTHERS.contains(name) ? Optional.empty() : Optional.of(name);
    }

    /**
     * The group.
     *
     * @param place of a channel among those asked for
     * @param satellites all there may be, sorted
     */
    public Group group(ToIntFunction<String> place, List<String> satellites) {
        return switch (name) {
            case TIME -> ByTime.of(size);
            case TRIXEL -> new ByTrixel(level());
            case SATELLITE -> new BySatellite(satellites);
            case DIRECTION -> new ByDirection();
            case "lat" -> number(ByNumber.What.LAT, name, -1);
            case LON -> ByLongitude.of(Binning.parse(LON, size));
            case "local-time" -> number(ByNumber.What.LOCAL_TIME, "local_time", -1);
            default -> number(ByNumber.What.CHANNEL, name, place.applyAsInt(name));
        };
    }

    private Group number(ByNumber.What what, String called, int place) {
        return new ByNumber(what, called, place, Binning.parse(name, size));
    }

    private int level() {
        if (!size.matches("[0-9]{1,2}")) {
            throw new IllegalArgumentException("trixel level '" + size + "' is no number from 0 to 12");
        }
        return Integer.parseInt(size);
    }
}
