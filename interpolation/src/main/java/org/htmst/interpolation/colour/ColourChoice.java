package org.htmst.interpolation.colour;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What may be chosen about colours; what is left empty follows from the values.
 *
 * @param palette viridis unless given, blue to red if values lie on both sides of zero
 * @param kind logarithmic unless given, linear if a value is below zero
 * @param min the value of the first colour; above 0 on a logarithmic scale
 * @param max the value of the last colour
 */
public record ColourChoice(
        Optional<Palette> palette, Optional<ScaleKind> kind, OptionalDouble min, OptionalDouble max) {

    /** All by the values. */
    public static final ColourChoice AUTOMATIC =
            new ColourChoice(Optional.empty(), Optional.empty(), OptionalDouble.empty(), OptionalDouble.empty());

    public ColourChoice {
        if (min.isPresent() && max.isPresent()) {
            new ValueLimits(min.getAsDouble(), max.getAsDouble());
        }
        boolean log = kind.filter(ScaleKind.LOG::equals).isPresent();
        if (log && (min.orElse(1) <= 0 || max.orElse(1) <= 0)) {
            throw new IllegalArgumentException("a logarithmic colour scale has no place for "
                    + (min.orElse(1) <= 0 ? min.getAsDouble() : max.getAsDouble())
                    + "; give limits above 0, or choose the linear scale");
        }
    }
}
