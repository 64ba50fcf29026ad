package org.htmst.interpolation.lonlat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.htmst.sphere.LonLat;

/**
 * Square cells over the whole Earth, row by row from the south, each row from 180 W. Cell {@code i} stands in row
 * {@code i / columns()}.
 *
 * @param rows from pole to pole, 6 to 1,800; there are twice as many columns
 */
public record LonLatGrid(int rows) {

    /** Cells of one degree. */
    public static final LonLatGrid ONE_DEGREE = new LonLatGrid(180);

    private static final int MIN_ROWS = 6;
    private static final int MAX_ROWS = 1800;
    private static final double WHOLE = 1e-9;
    private static final Pattern TEXT = Pattern.compile("(\\d+(?:\\.\\d+)?|\\.\\d+)\\s*(?:deg|°)?");

    public LonLatGrid {
        if (rows < MIN_ROWS || rows > MAX_ROWS) {
            throw new IllegalArgumentException("grid of " + rows + " rows is outside " + MIN_ROWS + ".." + MAX_ROWS
                    + "; give cells of 0.1deg to 30deg");
        }
    }

    /**
     * Reads the side of a cell, such as {@code 1deg} or {@code 0.25}.
     *
     * @throws IllegalArgumentException if it is no number of degrees from 0.1 to 30 that divides 180
     */
    public static LonLatGrid parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        double rows = matcher.matches() ? 180 / Double.parseDouble(matcher.group(1)) : Double.NaN;
        if (!(rows >= MIN_ROWS - WHOLE
                && rows <= MAX_ROWS + WHOLE
                && Math.abs(rows - Math.rint(rows)) < WHOLE * rows)) {
            throw new IllegalArgumentException("grid '" + text
                    + "' is no side of a cell; give 0.1deg to 30deg, a number that divides 180, such as 1deg");
        }
        return new LonLatGrid((int) Math.rint(rows));
    }

    /** Cells of a row. */
    public int columns() {
        return 2 * rows;
    }

    /** All cells. */
    public int cells() {
        return rows * columns();
    }

    /** The side of a cell. */
    public double stepDeg() {
        return 180.0 / rows;
    }

    /** The latitude of the southern border of {@code row}; of {@code rows()}, the north pole. */
    public double southDeg(int row) {
        return (180.0 * row - 90.0 * rows) / rows;
    }

    /** The longitude of the western border of {@code column}; of {@code columns()}, 180. */
    public double westDeg(int column) {
        return (180.0 * column - 180.0 * rows) / rows;
    }

    /** The latitude of the middle of {@code row}. */
    public double latDeg(int row) {
        return (180.0 * row + 90 - 90.0 * rows) / rows;
    }

    /** The longitude of the middle of {@code column}, -180 to 180. */
    public double lonDeg(int column) {
        return (180.0 * column + 90 - 180.0 * rows) / rows;
    }

    /** The middles of the rows, ascending. */
    public double[] latDeg() {
        return IntStream.range(0, rows).mapToDouble(this::latDeg).toArray();
    }

    /** The middles of the columns, ascending. */
    public double[] lonDeg() {
        return IntStream.range(0, columns()).mapToDouble(this::lonDeg).toArray();
    }

    /** The middle of a cell. */
    public LonLat centre(int cell) {
        return new LonLat(lonDeg(cell % columns()), latDeg(cell / columns()));
    }
}
