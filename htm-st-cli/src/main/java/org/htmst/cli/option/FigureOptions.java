package org.htmst.cli.option;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.htmst.interpolation.colour.ColourChoice;
import org.htmst.interpolation.colour.Palette;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.figure.FigureSize;
import org.htmst.interpolation.figure.FigureStyle;
import org.htmst.interpolation.figure.FigureTexts;
import org.htmst.interpolation.figure.MapView;
import org.htmst.interpolation.projection.ProjectionKind;
import picocli.CommandLine.Option;

/** How a picture looks. */
public final class FigureOptions {

    @Option(
            names = "--projection",
            paramLabel = "NAME",
            description = "One of ${COMPLETION-CANDIDATES}; equirectangular unless given. north and south are azimuthal"
                    + " equidistant.")
    private ProjectionKind projection;

    @Option(
            names = "--centre",
            paramLabel = "LON",
            description =
                    "Meridian in the middle; of a polar map, the one that runs down from the north pole or up from"
                            + " the south pole. 0 unless given.")
    private Double centreLonDeg;

    @Option(
            names = "--edge",
            paramLabel = "LAT",
            description = "Latitude, towards its pole, at which a polar map or dial ends; 40 unless given.")
    private Double edgeLatDeg;

    @Option(
            names = "--palette",
            paramLabel = "NAME",
            description = "One of ${COMPLETION-CANDIDATES}; viridis unless"
                    + " given, blue-red for values on both sides of zero.")
    private Palette palette;

    @Option(
            names = "--scale",
            paramLabel = "KIND",
            description = "One of ${COMPLETION-CANDIDATES}; log unless given," + " linear if a value is below zero.")
    private ScaleKind scale;

    @Option(
            names = "--min",
            paramLabel = "VALUE",
            description = "Value of the first colour; by the values unless given.")
    private Double min;

    @Option(
            names = "--max",
            paramLabel = "VALUE",
            description = "Value of the last colour; by the values unless given.")
    private Double max;

    @Option(
            names = "--width",
            paramLabel = "WIDTH",
            description = "Width: pixels, 600..12000, or as printed, such as 8.5cm or 3.5in; 2400 unless given.")
    private PictureWidth width;

    @Option(
            names = "--height",
            paramLabel = "PIXELS",
            description = "Height, 300..12000; what the maps need unless given.")
    private Integer heightPx;

    @Option(
            names = "--dpi",
            paramLabel = "N",
            description =
                    "Pixels of an inch, 36..1200; 300 unless given. Says how large the picture prints, and the size"
                            + " of a drawing.")
    private Integer dpi;

    @Option(
            names = "--font-size",
            paramLabel = "PT",
            description =
                    "Size of the usual letters as printed, 6..36 points; none is smaller than 6 then. 8 with a width in cm or"
                            + " inches; else letters grow with the picture.")
    private Double letters;

    @Option(
            names = "--columns-of-maps",
            paramLabel = "N",
            description = "Maps in a row; as there is room unless given.")
    private Integer columns;

    @Option(names = "--title", paramLabel = "TEXT", description = "Line on top; '' for none.")
    private String title;

    @Option(names = "--subtitle", paramLabel = "TEXT", description = "Line below it; '' for none.")
    private String subtitle;

    @Option(names = "--label", paramLabel = "TEXT", description = "Line over the colour bar; '' for none.")
    private String label;

    @Option(names = "--foot", paramLabel = "TEXT", description = "Line at the bottom; '' for none.")
    private String foot;

    /** Whether any of these options is given. */
    public boolean isGiven() {
        return Stream.of(projection, centreLonDeg, edgeLatDeg, palette, scale, min, max, width, heightPx, dpi)
                        .anyMatch(Objects::nonNull)
                || Stream.of(letters, columns, title, subtitle, label, foot).anyMatch(Objects::nonNull);
    }

    /** Whether the number of maps in a row is given. */
    public boolean hasColumns() {
        return columns != null;
    }

    /** Whether the meridian in the middle is given. */
    public boolean hasCentre() {
        return centreLonDeg != null;
    }

    /** The projection that is asked for. */
    public Optional<ProjectionKind> projection() {
        return Optional.ofNullable(projection);
    }

    /**
     * The look.
     *
     * @param far how cells far from all samples are shown
     * @throws IllegalArgumentException if an option is out of its bounds
     */
    public FigureStyle style(FarCells far) {
        FigureSize usual = FigureSize.DEFAULT;
        int resolution = dpi == null ? usual.dpi() : dpi;
        boolean printed = width != null && width.isPrinted();
        FigureSize size = new FigureSize(
                width == null ? usual.widthPx() : width.pixels(resolution),
                optional(heightPx),
                resolution,
                letters != null
                        ? OptionalDouble.of(letters)
                        : printed ? OptionalDouble.of(FigureSize.PRINT_LETTERS) : usual.letters());
        if (columns != null && columns < 1) {
            throw new IllegalArgumentException("--columns-of-maps " + columns + " is below 1");
        }
        MapView view = new MapView(
                projection == null ? ProjectionKind.EQUIRECTANGULAR : projection,
                centreLonDeg == null ? 0 : centreLonDeg,
                edgeLatDeg == null ? MapView.DEFAULT_EDGE_DEG : edgeLatDeg);
        ColourChoice colours = new ColourChoice(
                Optional.ofNullable(palette), Optional.ofNullable(scale), optional(min), optional(max));
        FigureTexts texts = new FigureTexts(
                Optional.ofNullable(title),
                Optional.ofNullable(subtitle),
                Optional.ofNullable(label),
                Optional.ofNullable(foot));
        return new FigureStyle(size, texts, view, colours, far, optional(columns));
    }

    private static OptionalInt optional(Integer number) {
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    private static OptionalDouble optional(Double number) {
        return number == null ? OptionalDouble.empty() : OptionalDouble.of(number);
    }
}
