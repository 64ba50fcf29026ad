package org.htmst.cover;

/**
 * The codes from {@code first} to before {@code end}.
 *
 * @param first the least code
 * @param end the first code after it
 * @param inner whether every point of it is in the region and the window, so that its samples need no test
 */
public record CodeRange(long first, long end, boolean inner) {

    public CodeRange {
        if (first < 0 || first >= end) {
            throw new IllegalArgumentException("code range " + first + " to " + end
                    + " is negative or empty; the end must be greater than the first");
        }
    }
}
