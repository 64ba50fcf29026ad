package org.htmst.answer.plot;

import java.util.List;
import java.util.Locale;

/** The kinds of figures; each prints as its name is typed. */
public enum PlotKind {
    /** Cells of one number against time, or of two numbers, in colours. */
    SPECTROGRAM("time and a number, or two numbers", "time:1d,L_IGRF:0.25"),
    /** Lines over time, or over one number. */
    LINES("time or a number", "time:3h"),
    /** Cells of L or a latitude against hours, around. */
    DIAL("MLT or local-time and another number", "MLT:1,L_IGRF:0.5"),
    /** Cells of longitude and latitude, as a map. */
    GRID("lat and lon", "lat:5,lon:10"),
    /** Numbers of samples over the values of a channel. */
    HISTOGRAM("the channel", "e1/0:1000");

    private final String groups;
    private final String example;

    PlotKind(String groups, String example) {
        this.groups = groups;
        this.example = example;
    }

    /** The groups that make such a figure, and an example. */
    String needs() {
        return groups + ", such as --by " + example;
    }

    /** Whether values are shown by colours. */
    boolean hasColours() {
        return this == SPECTROGRAM || this == DIAL || this == GRID;
    }

    /**
     * The kind that suits some groups that make axes.
     *
     * @param asked whether the values of a channel other than that of the only group are asked for
     */
    static PlotKind of(List<PlotAxisGroup> axes, boolean asked) {
        long hours = axes.stream().filter(PlotAxisGroup::isHours).count();
        boolean isPlace = axes.stream().anyMatch(PlotAxisGroup::isGeographicLatitude)
                && axes.stream().anyMatch(PlotAxisGroup::isLongitude);
        boolean isTime = axes.stream().anyMatch(PlotAxisGroup::isTime);
        if (axes.size() == 1) {
            return isTime || asked ? LINES : HISTOGRAM;
        }
        return isPlace ? GRID : hours == 1 && !isTime ? DIAL : SPECTROGRAM;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
