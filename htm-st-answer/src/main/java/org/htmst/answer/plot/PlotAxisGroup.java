package org.htmst.answer.plot;

import java.util.Locale;
import org.htmst.summary.GroupText;

/**
 * A group whose bins lie along an axis.
 *
 * @param text as it was typed
 */
record PlotAxisGroup(GroupText text) {

    /** Columns of the summary begin so. */
    String column() {
        return text.name().replace('-', '_');
    }

    boolean isTime() {
        return text.name().equals("time");
    }

    boolean isGeographicLatitude() {
        return text.name().equals("lat");
    }

    boolean isLongitude() {
        return text.name().equals("lon");
    }

    /** Whether it has hours of a day. */
    boolean isHours() {
        String name = text.name().toLowerCase(Locale.ROOT);
        return name.equals("local-time") || name.equals("mlt");
    }

    /** Whether it has latitudes, be they geographic or those of a channel, such as {@code aacgm_lat_foot}. */
    boolean isLatitude() {
        return isGeographicLatitude() || text.name().toLowerCase(Locale.ROOT).contains("_lat_");
    }

    /** As it was typed. */
    @Override
    public String toString() {
        return text.name() + (text.size().isEmpty() ? "" : ":" + text.size());
    }
}
