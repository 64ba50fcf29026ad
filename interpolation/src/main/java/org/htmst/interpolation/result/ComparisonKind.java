package org.htmst.interpolation.result;

/** What is made of two maps. */
public enum ComparisonKind {
    /** The first minus the second. */
    DIFFERENCE("minus", "−"),
    /** The first over the second; nothing where that is no number, as over zero. */
    RATIO("over", "/");

    private final String word;
    private final String sign;

    ComparisonKind(String word, String sign) {
        this.word = word;
        this.sign = sign;
    }

    /** What stands between the names of the two, such as {@code minus}. */
    public String word() {
        return word;
    }

    /** What stands between the symbols of the two, such as {@code −}. */
    public String sign() {
        return sign;
    }

    /** The value of a place; NaN where one is empty or there is none. */
    double of(double first, double second) {
        double value = this == DIFFERENCE ? first - second : first / second;
        return Double.isFinite(value) ? value : Double.NaN;
    }
}
