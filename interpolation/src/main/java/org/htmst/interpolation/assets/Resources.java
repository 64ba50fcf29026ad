package org.htmst.interpolation.assets;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the pictures are made with and ships beside this class; the README there tells the origins. */
public final class Resources {

    /** Names of the font files. */
    public static final List<String> FONT_FILES = List.of("DejaVuSans.ttf", "DejaVuSans-Bold.ttf");

    /** The letters of all pictures. */
    public static final Font REGULAR = font(FONT_FILES.get(0));
    /** The letters of titles. */
    public static final Font BOLD = font(FONT_FILES.get(1));

    /** Coastlines: lon, lat, lon, lat, … in degrees. */
    public static final List<double[]> COASTLINES =
            lines("coastline-110m.txt").stream().map(Resources::polyline).toList();

    private Resources() {}

    /** The colours of a palette, 0xRRGGBB, from low to high. */
    public static int[] colours(String name) {
        return lines(name).stream().mapToInt(line -> Integer.parseInt(line, 16)).toArray();
    }

    private static double[] polyline(String line) {
        String[] numbers = line.split("[ ,]");
        double[] polyline = new double[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            polyline[i] = Double.parseDouble(numbers[i]);
        }
        return polyline;
    }

    private static List<String> lines(String name) {
        try (InputStream in = open(name)) {
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Font font(String name) {
        try (InputStream in = open(name)) {
            return Font.createFont(Font.TRUETYPE_FONT, in);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        } catch (FontFormatException e) {
            throw new IllegalStateException(name + " is damaged", e);
        }
    }

    /** The bytes of a file. */
    public static InputStream open(String name) throws IOException {
        InputStream in = Resources.class.getResourceAsStream(name);
        if (in == null) {
            throw new IOException("resource " + name + " is missing from the jar");
        }
        return in;
    }
}
