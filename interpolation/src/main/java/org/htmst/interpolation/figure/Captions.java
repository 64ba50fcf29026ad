package org.htmst.interpolation.figure;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.caption.MapCaption;
import org.htmst.interpolation.caption.SeriesCaption;
import org.htmst.interpolation.colour.ColourScale;
import org.htmst.interpolation.result.LocalTimeMaps;
import org.htmst.interpolation.result.RunProvenance;

/** What stands around the maps of figures. */
public final class Captions {

    private static final Color FAR_HATCHED = new Color(0x3B528B);
    private static final Color FAR_FADED = new Color(0x9DA9C5);

    private Captions() {}

    /** For the maps of runs; {@code far} if there are cells from afar to be told apart. */
    public static Sheet sheet(SeriesCaption caption, ColourScale scale, FigureStyle style, boolean far) {
        return sheet(caption, scale, style, far, "");
    }

    /** For dials of {@code latitude}, as its model is called. */
    public static Sheet dialSheet(
            LocalTimeMaps maps, String latitude, ColourScale scale, FigureStyle style, boolean far) {
        boolean magnetic = maps.bins().axis() == LocalTimeAxis.MAGNETIC_LOCAL_TIME;
        String note = "around: hours of " + (magnetic ? "magnetic" : "mean solar") + " local time; outwards: "
                + latitude + ", mean of the trixels in each degree  ·  ";
        return sheet(new SeriesCaption(List.of(maps)), scale, style, far, note);
    }

    private static Sheet sheet(
            SeriesCaption caption, ColourScale scale, FigureStyle style, boolean far, String firstNote) {
        LocalTimeMaps first = caption.runs().get(0);
        LocalTimeMaps last = caption.runs().get(caption.runs().size() - 1);
        boolean alike = caption.runs().stream()
                .allMatch(run ->
                        run.parameters().radiusKm() == first.parameters().radiusKm() && run.farKm() == first.farKm());
        boolean single = first.comparison().isEmpty();
        String reach = alike ? MapCaption.number(first.parameters().radiusKm()) + " km" : "the radius";
        String half = alike ? MapCaption.number(first.farKm()) + " km" : "half of it";
        List<Sheet.Key> keys = new ArrayList<>();
        keys.add(new Sheet.Key(
                CellPaint.EMPTY, false, single ? "no sample within " + reach : "no value in one of the two"));
        if (far) {
            boolean hatched = style.far() == FarCells.HATCH;
            String text =
                    (hatched ? "hatched" : "faded") + (single ? ": none within " : ": one has none within ") + half;
            keys.add(new Sheet.Key(hatched ? FAR_HATCHED : FAR_FADED, hatched, text));
        }
        return sheet(
                style,
                caption.what(),
                caption.data(),
                caption.quantity(),
                scale,
                keys,
                firstNote + caption.method() + "  ·  " + MapCaption.made(last.provenance()));
    }

    /**
     * For places on a map.
     *
     * @param count how many of what they are
     */
    public static Sheet trackSheet(String count, RunProvenance provenance, ColourScale scale, FigureStyle style) {
        return sheet(
                style,
                MapCaption.what(provenance),
                MapCaption.data(provenance),
                MapCaption.quantity(provenance),
                scale,
                List.of(new Sheet.Key(RegionShade.OUTSIDE, false, "outside the region")),
                count + "  ·  " + MapCaption.made(provenance));
    }

    private static Sheet sheet(
            FigureStyle style,
            String title,
            String data,
            String quantity,
            ColourScale scale,
            List<Sheet.Key> keys,
            String note) {
        FigureTexts texts = style.texts();
        return new Sheet(
                style.size(),
                texts.title().orElse(title),
                texts.subtitle().orElse(data),
                texts.label().orElse(quantity),
                Optional.of(scale),
                keys,
                texts.foot().orElse(note));
    }
}
