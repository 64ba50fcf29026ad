package org.htmst.formats;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.htmst.region.text.TimeText;

/**
 * What all that a file of points has in a column is. Of a text the type is what every field of the column is, empty ones apart; of digits
 * that no number would begin with, such as {@code 007}, it is a text, and of more of them than a number holds.
 */
public enum PointType {
    /** Whole numbers. */
    INTEGER("-?(0|[1-9]\\d{0,17})") {
        @Override
        Object read(String text) {
            return Long.parseLong(text);
        }

        @Override
        boolean isSaid(String text) {
            return super.isSaid(text) && !text.equals("-0");
        }
    },
    /** Numbers, as 64-bit floating point. */
    NUMBER("-?((0|[1-9]\\d{0,14})(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,3})?") {
        @Override
        Object read(String text) {
            return Double.parseDouble(text);
        }

        @Override
        boolean isSaid(String text) {
            return super.isSaid(text) && Double.isFinite(Double.parseDouble(text));
        }
    },
    /** Times of whole milliseconds, UTC unless they have an offset. */
    TIME("\\d{4}-(\\d\\d-\\d\\d|\\d{3})[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?(Z|[+-]\\d\\d(:?\\d\\d)?)?") {
        @Override
        Object read(String text) {
            return Instant.ofEpochMilli(TimeText.instantMs(text.replace(' ', 'T')));
        }

        @Override
        boolean isSaid(String text) {
            try {
                return super.isSaid(text) && read(text) != null;
            } catch (IllegalArgumentException e) {
                return false;
            }
        }
    },
    /** Whatever it is. */
    TEXT(".*") {
        @Override
        Object read(String text) {
            return text;
        }
    };

    private final Pattern form;

    PointType(String form) {
        this.form = Pattern.compile(form, Pattern.DOTALL);
    }

    /** The type of a column of a file that has texts alone. */
    static PointType of(String... texts) {
        List<String> told = Arrays.stream(texts).filter(text -> !text.isEmpty()).toList();
        return Arrays.stream(values())
                .filter(type -> !told.isEmpty() && told.stream().allMatch(type::isSaid))
                .findFirst()
                .orElse(TEXT);
    }

    /** Whether a text that is not empty says a value of this type. */
    boolean isSaid(String text) {
        return form.matcher(text).matches();
    }

    abstract Object read(String text);

    /** A long, a double, an instant or the text, by the type; for an empty text NaN, or itself. */
    public Object value(String text) {
        return text.isEmpty() && this != TEXT ? (Object) Double.NaN : read(text);
    }
}
