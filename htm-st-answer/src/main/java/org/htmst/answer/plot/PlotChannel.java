package org.htmst.answer.plot;

import org.htmst.interpolation.result.ProviderUnit;

/**
 * What a figure says of a channel.
 *
 * @param column its name in the summary
 * @param name the provider's name
 * @param description one line; empty for none
 * @param unit as the provider spells it; empty for none
 */
record PlotChannel(String column, String name, String description, String unit) {

    /** What it is, in the provider's words without remarks behind a semicolon, else its name. */
    String what() {
        return description.isEmpty() ? name : description.replaceAll(";.*", "");
    }

    /** The unit as print; empty for none. */
    String unitLabel() {
        return unit.equals("deg") ? "°" : new ProviderUnit(unit).label();
    }

    /** The unit in brackets after two blanks; empty for none. */
    String unitSuffix() {
        return unitLabel().isEmpty() ? "" : "  (" + unitLabel() + ")";
    }

    /** What it is, with the unit if that does not stand there already. */
    String whatAndUnit() {
        return what().endsWith("(" + unit + ")") ? what() : what() + unitSuffix();
    }
}
