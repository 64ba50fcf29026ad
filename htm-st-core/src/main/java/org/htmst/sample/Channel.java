package org.htmst.sample;

import java.io.Serializable;
import java.util.List;
import java.util.Objects;

/**
 * One named quantity of one instrument, as one product delivers it.
 *
 * @param product the product whose files hold it, such as {@code poes-proc}
 * @param name the provider's own name, such as {@code mep_ele_tel0_flux_e1}; unique within the product
 * @param alias a short name for the command line, such as {@code e1/0}, or an empty string
 * @param family the physical kind
 * @param instrument the instrument, such as {@code MEPED}
 * @param type the number type in the file
 * @param unit the unit as the provider spells it; empty for none
 * @param description one line of what it is
 * @param missing the values that mean "not measured" beside NaN, which always does
 * @param calibration the channel of the same product that is above 0 while in-flight calibration spoils this one, or an
 *     empty string
 */
public record Channel(
        String product,
        String name,
        String alias,
        Family family,
        String instrument,
        ValueType type,
        String unit,
        String description,
        List<Double> missing,
        String calibration)
        implements Serializable {

    /** What every answer has beside its channels. */
    private static final List<String> RESERVED =
            List.of("time", "satellite", "lon", "lat", "alt", "product", "local_time", "obs");

    public Channel {
        Objects.requireNonNull(family, "family");
        Objects.requireNonNull(type, "type");
        if (!name.matches("[A-Za-z][A-Za-z0-9_.-]*")) {
            throw new IllegalArgumentException("channel name '" + name
                    + "' is not allowed; use letters, digits, '_', '.', '-', starting with a letter");
        }
        if (isReserved(name) || isReserved(alias)) {
            throw new IllegalArgumentException("channel name '" + (isReserved(name) ? name : alias)
                    + "' is taken by a column of every answer (" + String.join(", ", RESERVED) + "); choose another");
        }
        missing = List.copyOf(missing);
    }

    /** Whether a name is taken by what every answer has beside its channels, such as {@code alt}. */
    public static boolean isReserved(String name) {
        return RESERVED.contains(name);
    }

    /** Whether {@code value} means "not measured". */
    public boolean isMissing(double value) {
        if (Double.isNaN(value)) {
            return true;
        }
        for (int i = 0; i < missing.size(); i++) {
            if (missing.get(i) == value) {
                return true;
            }
        }
        return false;
    }

    /** Whether the user means this channel by {@code text}: its name or its alias. */
    public boolean isCalled(String text) {
        return name.equals(text) || !alias.isEmpty() && alias.equals(text);
    }
}
