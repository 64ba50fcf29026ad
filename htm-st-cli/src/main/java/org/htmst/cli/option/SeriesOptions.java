package org.htmst.cli.option;

import java.util.OptionalInt;
import org.htmst.interpolation.figure.AnimationFile;
import picocli.CommandLine.Option;

/** Several maps in one picture, or one after the other. */
public final class SeriesOptions {

    private static final int USUAL_FRAME_MS = 500;

    @Option(
            names = "--panels",
            paramLabel = "ROWSxCOLUMNS",
            description =
                    "How the maps of all files and bins stand side by side, such as 2x4, row by row; as there is room"
                            + " unless given.")
    private PanelText panels;

    @Option(
            names = "--frame-ms",
            paramLabel = "N",
            description = "How long a .gif shows each picture, 20..60000 ms in steps of 10; " + USUAL_FRAME_MS
                    + " unless given.")
    private Integer frameMs;

    /** Whether any of these options is given. */
    public boolean isGiven() {
        return panels != null || frameMs != null;
    }

    /** Whether rows and columns are told. */
    public boolean hasPanels() {
        return panels != null;
    }

    /**
     * How many of {@code maps} stand in a row, if that is told.
     *
     * @throws IllegalArgumentException if they are more than there are places
     */
    public OptionalInt columns(int maps) {
        if (panels == null) {
            return OptionalInt.empty();
        }
        if (maps > panels.rows() * panels.columns()) {
            throw new IllegalArgumentException("--panels " + panels.rows() + "x" + panels.columns()
                    + " has no room for " + maps + " maps; give more rows or columns, or one --bin");
        }
        return OptionalInt.of(panels.columns());
    }

    /**
     * How long a picture of an animation is shown.
     *
     * @throws IllegalArgumentException if that is no time for one
     */
    public int frameMs() {
        int time = frameMs == null ? USUAL_FRAME_MS : frameMs;
        AnimationFile.checkFrameMs(time);
        return time;
    }

    /**
     * Checks that no time is given for the pictures of what is no animation.
     *
     * @throws IllegalArgumentException if one is
     */
    public void requireNoFrames() {
        if (frameMs != null) {
            throw new IllegalArgumentException("--frame-ms is for animations; let the name of the output end in .gif");
        }
    }
}
