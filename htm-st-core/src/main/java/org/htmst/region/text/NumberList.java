package org.htmst.region.text;

/** Numbers separated by commas. */
public final class NumberList {

    private NumberList() {}

    /**
     * The numbers of {@code text}.
     *
     * @param form what is expected, a name for each number, such as {@code LON,LAT}
     * @throws IllegalArgumentException if there are more or fewer numbers, or one is none
     */
    public static double[] parse(String text, String form) {
        String[] parts = text.split(",", -1);
        int expected = form.split(",").length;
        if (parts.length != expected) {
            throw new IllegalArgumentException(
                    "it has " + parts.length + " of the " + expected + " numbers of " + form);
        }
        double[] numbers = new double[expected];
        for (int i = 0; i < expected; i++) {
            numbers[i] = number(parts[i].strip(), form);
        }
        return numbers;
    }

    private static double number(String text, String form) {
        // Double.parseDouble also takes NaN, Infinity, 1f and hexadecimal, none of which is an angle.
        if (!text.matches("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?")) {
            throw new IllegalArgumentException("'" + text + "' is not a number; give " + form + ", such as "
                    + (form.split(",").length == 4 ? "270,-50,360,0" : "-45,30"));
        }
        return Double.parseDouble(text);
    }
}
