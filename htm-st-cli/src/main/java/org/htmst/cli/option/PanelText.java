package org.htmst.cli.option;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places for maps.
 *
 * @param rows 1 to 99
 * @param columns 1 to 99
 */
record PanelText(int rows, int columns) {

    private static final Pattern TEXT = Pattern.compile("([1-9]\\d?)[xX×]([1-9]\\d?)");

    /**
     * Reads {@code 2x4}.
     *
     * @throws IllegalArgumentException if the text is no such thing
     */
    static PanelText parse(String text) {
        Matcher matcher = TEXT.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException("it is no ROWSxCOLUMNS; give such as 2x4");
        }
        return new PanelText(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }
}
