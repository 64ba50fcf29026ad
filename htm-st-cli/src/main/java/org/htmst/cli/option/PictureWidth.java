package org.htmst.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How wide a picture is.
 *
 * @param number pixels, or inches as printed
 * @param isPrinted whether inches are meant
 */
record PictureWidth(double number, boolean isPrinted) {

    private static final double CM_PER_INCH = 2.54;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,6}(?:\\.\\d{1,6})?)(cm|in)|(\\d{1,6})(?:px)?");

    /**
     * Reads {@code 2400}, {@code 8.5cm} or {@code 3.5in}.
     *
     * @throws IllegalArgumentException if the text is none of these
     */
    public static PictureWidth parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("width '" + text
                    + "' is not understood; give pixels, such as 2400, or a width in print, such as 8.5cm or 3.5in");
        }
        if (matcher.group(3) != null) {
            return new PictureWidth(Integer.parseInt(matcher.group(3)), false);
        }
        double length = Double.parseDouble(matcher.group(1));
        return new PictureWidth(matcher.group(2).equals("cm") ? length / CM_PER_INCH : length, true);
    }

    /** The pixels at a resolution. */
    int pixels(int dpi) {
        return (int) Math.round(isPrinted ? number * dpi : number);
    }
}
