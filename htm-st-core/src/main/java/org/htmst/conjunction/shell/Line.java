package org.htmst.conjunction.shell;

/** A difference that changes evenly while {@code length} ms pass, as a share of the most that it may be. */
record Line(double first, double last, double length) {

    double at(double x) {
        return x == length ? last : first + (last - first) * (x / length);
    }

    /** From when on it is within the most, either way; after {@link #to} if it never is. */
    double from() {
        return bound(-1, 0);
    }

    /** Until when. */
    double to() {
        return bound(1, length);
    }

    private double bound(int way, double end) {
        double atEnd = way < 0 ? first : last;
        if (Math.abs(atEnd) <= 1) {
            return end;
        }
        if (first == last || Math.min(first, last) > 1 || Math.max(first, last) < -1) {
            return way < 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return (Math.copySign(1, atEnd) - first) / (last - first) * length;
    }

    /** When it is as far off as another, on the same side or the other; NaN or outside if it is not. */
    double crossing(Line other, int sign) {
        double atFirst = first - sign * other.first;
        double atLast = last - sign * other.last;
        return atFirst / (atFirst - atLast) * length;
    }

    double zero() {
        return first / (first - last) * length;
    }
}
