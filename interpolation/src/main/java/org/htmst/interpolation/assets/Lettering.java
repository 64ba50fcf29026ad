package org.htmst.interpolation.assets;

import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.util.ArrayList;
import java.util.List;

/** How wide texts are, in units of the sheet, and where they are broken; the same for all forms of pictures. */
public final class Lettering {

    /** How letters are measured, which does not depend on a screen. */
    public static final FontRenderContext CONTEXT = new FontRenderContext(null, true, true);

    private static final String CUT = "…";

    private Lettering() {}

    /** The width of a text. */
    public static double width(String text, Font font) {
        return font.getStringBounds(text, CONTEXT).getWidth();
    }

    /** The text in at most {@code maxLines} lines of at most {@code room} units, cut with an ellipsis if it is longer. */
    public static List<String> lines(String text, Font font, double room, int maxLines) {
        List<String> lines = new ArrayList<>();
        String rest = text.strip().replaceAll("\\s+", " ");
        while (!rest.isEmpty() && lines.size() < maxLines) {
            int fitting = fitting(rest, font, room);
            if (fitting == rest.length()) {
                lines.add(rest);
                return lines;
            }
            if (lines.size() == maxLines - 1) {
                lines.add(cut(rest, font, room));
                return lines;
            }
            int space = rest.lastIndexOf(' ', fitting);
            int end = space > 0 ? space : fitting;
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        return lines;
    }

    /** The text, its end left out for an ellipsis if it is wider than {@code room}. */
    public static String cut(String text, Font font, double room) {
        if (width(text, font) <= room) {
            return text;
        }
        int kept = fitting(text, font, room - width(CUT, font));
        return text.substring(0, kept).strip() + CUT;
    }

    /** The number of leading characters that fit, at least one; a pair of surrogates stays whole. */
    private static int fitting(String text, Font font, double room) {
        int low = 1;
        int high = text.length();
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (width(text.substring(0, middle), font) <= room) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        boolean splits = low < text.length() && Character.isLowSurrogate(text.charAt(low));
        return splits ? Math.max(low - 1, 2) : low;
    }
}
