package org.htmst.interpolation.map;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.htmst.interpolation.LocalTimeAxis;
import org.htmst.interpolation.LocalTimeMaps;
import org.htmst.interpolation.Provenance;
import org.htmst.interpolation.caption.MapCaption;

/** What stands around the maps of figures. */
final class Captions {

    private static final Color FAR_HATCHED = new Color(0x3B528B);
    private static final Color FAR_FADED = new Color(0x9DA9C5);

    private Captions() {}

    /** For the maps of a run; {@code far} if there are cells from afar to be told apart. */
    static Sheet sheet(LocalTimeMaps maps, ColourScale scale, FigureStyle style, boolean far) {
        List<Sheet.Key> keys = new ArrayList<>();
        double radiusKm = maps.parameters().radiusKm();
        keys.add(new Sheet.Key(CellPaint.EMPTY, false, "no sample within " + MapCaption.number(radiusKm) + " km"));
        if (far) {
            boolean hatched = style.far() == FarCells.HATCH;
            String text = (hatched ? "hatched" : "faded") + ": none within " + MapCaption.number(MapFigure.farKm(maps))
                    + " km";
            keys.add(new Sheet.Key(hatched ? FAR_HATCHED : FAR_FADED, hatched, text));
        }
        return sheet(
                style,
                maps.provenance(),
                MapCaption.quantity(maps),
                scale,
                keys,
                MapCaption.method(maps.parameters()) + "  ·  " + MapCaption.made(maps.provenance()));
    }

    /** For dials. */
    static Sheet dialSheet(LocalTimeMaps maps, ColourScale scale, FigureStyle style, boolean far) {
        Sheet sheet = sheet(maps, scale, style, far);
        boolean magnetic = maps.bins().axis() == LocalTimeAxis.MAGNETIC_LOCAL_TIME;
        String note = "around: hours of " + (magnetic ? "magnetic" : "mean solar")
                + " local time; outwards: centred-dipole latitude, mean of the trixels in each degree  ·  "
                + sheet.note();
        return new Sheet(
                sheet.size(),
                sheet.title(),
                sheet.data(),
                sheet.quantity(),
                sheet.scale(),
                sheet.keys(),
                style.texts().foot().orElse(note));
    }

    /** For the answer to a range query. */
    static Sheet trackSheet(int samples, Provenance provenance, ColourScale scale, FigureStyle style) {
        String count = String.format(Locale.ROOT, "%,d samples in the region", samples);
        return sheet(
                style,
                provenance,
                MapCaption.quantity(provenance),
                scale,
                List.of(new Sheet.Key(RegionShade.OUTSIDE, false, "outside the region")),
                count + "  ·  " + MapCaption.made(provenance));
    }

    private static Sheet sheet(
            FigureStyle style,
            Provenance provenance,
            String quantity,
            ColourScale scale,
            List<Sheet.Key> keys,
            String note) {
        FigureTexts texts = style.texts();
        return new Sheet(
                style.size(),
                texts.title().orElse(MapCaption.what(provenance)),
                texts.subtitle().orElse(MapCaption.data(provenance)),
                texts.label().orElse(quantity),
                scale,
                keys,
                texts.foot().orElse(note));
    }
}
