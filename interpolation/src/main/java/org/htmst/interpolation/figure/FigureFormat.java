package org.htmst.interpolation.figure;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms of pictures. */
public enum FigureFormat {
    /** Pixels. */
    PNG(".png"),
    /** Lines and letters as outlines, shading as embedded pixels. */
    SVG(".svg"),
    /** Lines and text, shading as embedded pixels. */
    PDF(".pdf");

    private final String suffix;

    FigureFormat(String suffix) {
        this.suffix = suffix;
    }

    /** The form that the name of {@code file} asks for; empty if it is none of these. */
    public static Optional<FigureFormat> of(Path file) {
        String name = file.toString().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> name.endsWith(format.suffix))
                .findFirst();
    }

    /**
     * The form that the name of {@code file} must ask for.
     *
     * @throws IllegalArgumentException if it asks for none of these
     */
    public static FigureFormat require(Path file) {
        return of(file).orElseThrow(() -> new IllegalArgumentException("picture '" + file
                + "' does not say its form; let the name end in "
                + Arrays.stream(values()).map(FigureFormat::suffix).collect(Collectors.joining(", "))));
    }

    /** How names of such files end. */
    public String suffix() {
        return suffix;
    }
}
