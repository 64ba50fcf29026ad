package org.htmst.interpolation.map;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.htmst.interpolation.InterpolationParameters;
import org.htmst.interpolation.Provenance;
import org.htmst.interpolation.ProviderUnit;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;

/** What is written on figures, from the provenance. */
final class Captions {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Captions() {}

    static String title(FigureStyle style, Provenance provenance) {
        return style.title()
                .orElse(provenance.description().isEmpty() ? provenance.channel() : provenance.description());
    }

    static String satellitesAndWindow(Provenance provenance) {
        String satellites = String.join(", ", provenance.satellites());
        return (satellites.isEmpty() ? "" : satellites + "  ·  ") + window(provenance.window());
    }

    static String quantity(Provenance provenance) {
        String unit = new ProviderUnit(provenance.unit()).label();
        return provenance.channel() + (unit.isEmpty() ? "" : "  (" + unit + ")");
    }

    static String method(InterpolationParameters parameters) {
        return "mean of each trixel of level " + parameters.level() + ", else of the samples within "
                + number(parameters.radiusKm()) + " km weighted by " + weight(parameters.power());
    }

    private static String weight(double power) {
        return power == Math.rint(power) ? "distance" + ColourScale.raised((int) -power) : "distance^" + -power;
    }

    static String localTime(LocalTimeWindow window) {
        return hour(window.fromHour()) + " – " + hour(window.toHour()) + " local time";
    }

    static String made(Provenance provenance) {
        return provenance.software() + ", " + MINUTE.format(provenance.created()) + " UTC";
    }

    static String number(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    private static String window(TimeWindow window) {
        if (window.startMs() <= TimeWindow.ALWAYS.startMs() && window.endMs() >= TimeWindow.ALWAYS.endMs()) {
            return "all times";
        }
        return MINUTE.format(Instant.ofEpochMilli(window.startMs())) + " to "
                + MINUTE.format(Instant.ofEpochMilli(window.endMs())) + " UTC";
    }

    private static String hour(double hours) {
        long minutes = Math.round(hours * 60);
        return String.format(Locale.ROOT, "%02d:%02d", minutes / 60, minutes % 60);
    }
}
