package org.htmst.interpolation.map;

import java.util.Optional;
import java.util.OptionalDouble;
import org.htmst.interpolation.colour.AutomaticScale;
import org.htmst.interpolation.colour.ColourChoice;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.colour.ValueSpread;
import org.htmst.interpolation.result.Comparison;
import org.htmst.interpolation.result.ComparisonKind;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.ProviderUnit;

/**
 * Finds one colour scale for several runs, which need not be held at once. Its automatic limits reach from the least to the greatest of those that the
 * runs have one by one.
 */
public final class SeriesScale {

    /** Of no run yet. */
    public static final SeriesScale NONE = new SeriesScale(ValueSpread.NONE, Optional.empty());

    private final ValueSpread spread;
    private final Optional<Meaning> meaning;

    /** What values are. */
    private record Meaning(ProviderUnit unit, Optional<ComparisonKind> comparison) {}

    private SeriesScale(ValueSpread spread, Optional<Meaning> meaning) {
        this.spread = spread;
        this.meaning = meaning;
    }

    /**
     * With the maps of a further run, all bins.
     *
     * @throws IllegalArgumentException if its values are in another unit
     */
    public SeriesScale with(LocalTimeMaps maps) {
        return with(maps, ValueSpread.of(MapFigure.values(maps)));
    }

    /** The same with the dials of a further run. */
    public SeriesScale withDials(LocalTimeMaps maps, MagneticLatitudes latitudes) {
        return with(maps, ValueSpread.of(DialFigure.values(maps, latitudes)));
    }

    private SeriesScale with(LocalTimeMaps maps, ValueSpread values) {
        Meaning own = new Meaning(maps.unit(), maps.comparison().map(Comparison::kind));
        meaning.filter(other -> !other.equals(own)).ifPresent(other -> {
            throw new IllegalArgumentException("values in '" + other.unit.udunits() + "' and in '"
                    + own.unit.udunits()
                    + "' have no colour bar in common; draw maps of one unit, or comparisons of one kind");
        });
        return new SeriesScale(spread.with(values), Optional.of(own));
    }

    /** What was chosen, and all that was left to the values. */
    public ColourChoice choice(ColourChoice asked) {
        ColourScale scale = scale(asked);
        return new ColourChoice(
                Optional.of(scale.palette()),
                Optional.of(scale.kind()),
                OptionalDouble.of(scale.limits().low()),
                OptionalDouble.of(scale.limits().high()));
    }

    ColourScale scale(ColourChoice asked) {
        return AutomaticScale.of(asked, spread, meaning.flatMap(Meaning::comparison));
    }
}
