package org.htmst.expression;

import java.util.Arrays;
import java.util.Optional;

/** Functions and operators: what they are called, how tightly they bind, and what they make of columns. NaN is a missing value. */
enum Function {
    CHOICE("?", Form.CHOICE, 0, (of, n, out) -> {
        double[] which = of[0];
        double[] yes = of[1];
        double[] no = of[2];
        for (int i = 0; i < n; i++) {
            out[i] = which[i] != which[i] ? Double.NaN : which[i] != 0 ? yes[i] : no[i];
        }
    }),
    OR("or", Form.LEFT, 1, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            boolean isTrue = isTrue(a[i]) || isTrue(b[i]);
            out[i] = isTrue ? 1 : a[i] != a[i] || b[i] != b[i] ? Double.NaN : 0;
        }
    }),
    AND("and", Form.LEFT, 2, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            out[i] = a[i] == 0 || b[i] == 0 ? 0 : a[i] != a[i] || b[i] != b[i] ? Double.NaN : 1;
        }
    }),
    NOT("not", Form.PREFIX, 3, (of, n, out) -> {
        double[] a = of[0];
        for (int i = 0; i < n; i++) {
            out[i] = a[i] != a[i] ? Double.NaN : a[i] == 0 ? 1 : 0;
        }
    }),
    LESS("<", Form.ALONE, 4, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            out[i] = either(a[i], b[i], a[i] < b[i]);
        }
    }),
    LESS_EQUAL("<=", Form.ALONE, 4, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            out[i] = either(a[i], b[i], a[i] <= b[i]);
        }
    }),
    GREATER(">", Form.ALONE, 4, (of, n, out) -> LESS.apply(new double[][] {of[1], of[0]}, n, out)),
    GREATER_EQUAL(">=", Form.ALONE, 4, (of, n, out) -> LESS_EQUAL.apply(new double[][] {of[1], of[0]}, n, out)),
    EQUAL("=", Form.ALONE, 4, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            out[i] = either(a[i], b[i], a[i] == b[i]);
        }
    }),
    UNEQUAL("!=", Form.ALONE, 4, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            out[i] = either(a[i], b[i], a[i] != b[i]);
        }
    }),
    ADD("+", Form.LEFT, 5, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            out[i] = finite(a[i] + b[i]);
        }
    }),
    SUBTRACT("-", Form.LEFT, 5, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            out[i] = finite(a[i] - b[i]);
        }
    }),
    MULTIPLY("*", Form.LEFT, 6, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            out[i] = finite(a[i] * b[i]);
        }
    }),
    DIVIDE("/", Form.LEFT, 6, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            out[i] = finite(a[i] / b[i]);
        }
    }),
    NEGATE("-", Form.PREFIX, 7, (of, n, out) -> {
        double[] a = of[0];
        for (int i = 0; i < n; i++) {
            out[i] = -a[i];
        }
    }),
    POWER("^", Form.RIGHT, 8, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            // What is missing to the power of 0 is missing.
            out[i] = a[i] != a[i] || b[i] != b[i] ? Double.NaN : finite(StrictMath.pow(a[i], b[i]));
        }
    }),
    /** The magnitude. */
    ABS("abs", 1, (of, n, out) -> {
        double[] a = of[0];
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(a[i]);
        }
    }),
    SQRT("sqrt", 1, (of, n, out) -> {
        double[] a = of[0];
        for (int i = 0; i < n; i++) {
            out[i] = Math.sqrt(a[i]);
        }
    }),
    EXP("exp", 1, each(StrictMath::exp)),
    /** Natural. */
    LOG("log", 1, each(StrictMath::log)),
    LOG10("log10", 1, each(StrictMath::log10)),
    /** Of radians, as are {@code cos} and {@code tan}; the inverse functions give radians. */
    SIN("sin", 1, each(StrictMath::sin)),
    COS("cos", 1, each(StrictMath::cos)),
    TAN("tan", 1, each(StrictMath::tan)),
    ASIN("asin", 1, each(StrictMath::asin)),
    ACOS("acos", 1, each(StrictMath::acos)),
    ATAN("atan", 1, each(StrictMath::atan)),
    ATAN2("atan2", 2, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            out[i] = StrictMath.atan2(a[i], b[i]);
        }
    }),
    /** Degrees to radians. */
    RAD("rad", 1, each(degrees -> degrees * (Math.PI / 180))),
    /** Radians to degrees. */
    DEG("deg", 1, each(radians -> radians * (180 / Math.PI))),
    FLOOR("floor", 1, each(StrictMath::floor)),
    CEIL("ceil", 1, each(StrictMath::ceil)),
    /** To the nearest whole number, halves to the even one. */
    ROUND("round", 1, each(StrictMath::rint)),
    /** What is left of a division; it has the sign of the divisor. */
    MOD("mod", 2, (of, n, out) -> {
        double[] a = of[0];
        double[] b = of[1];
        for (int i = 0; i < n; i++) {
            double rest = a[i] % b[i];
            out[i] = rest != 0 && rest < 0 != b[i] < 0 ? rest + b[i] : rest;
        }
    }),
    MIN("min", 2, (of, n, out) -> {
        System.arraycopy(of[0], 0, out, 0, n);
        for (int other = 1; other < of.length; other++) {
            double[] b = of[other];
            for (int i = 0; i < n; i++) {
                out[i] = Math.min(out[i], b[i]);
            }
        }
    }),
    MAX("max", 2, (of, n, out) -> {
        System.arraycopy(of[0], 0, out, 0, n);
        for (int other = 1; other < of.length; other++) {
            double[] b = of[other];
            for (int i = 0; i < n; i++) {
                out[i] = Math.max(out[i], b[i]);
            }
        }
    }),
    /** The first that is not missing. */
    COALESCE("coalesce", 2, (of, n, out) -> {
        System.arraycopy(of[0], 0, out, 0, n);
        for (int other = 1; other < of.length; other++) {
            double[] b = of[other];
            for (int i = 0; i < n; i++) {
                out[i] = out[i] != out[i] ? b[i] : out[i];
            }
        }
    }),
    /** Counts of protons in an electron channel, see {@link LamProtons}. */
    LAM_PROTONS("lam_protons", 4, (of, n, out) -> {
        for (int i = 0; i < n; i++) {
            out[i] = finite(LamProtons.counts(of[0][i], of[1][i], of[2][i], of[3][i]));
        }
    });

    /** How it stands among its arguments. */
    enum Form {
        CALL,
        PREFIX,
        /** Between two, of several from the left. */
        LEFT,
        /** Between two, of several from the right. */
        RIGHT,
        /** Between two; several need parentheses. */
        ALONE,
        CHOICE
    }

    /** Fills the first {@code n} entries of {@code out}, which is none of {@code of}. */
    @FunctionalInterface
    private interface Columns {
        void apply(double[][] of, int n, double[] out);
    }

    @FunctionalInterface
    private interface Single {
        double of(double value);
    }

    private final String text;
    private final Form form;
    private final int binding;
    private final int fewest;
    private final Columns columns;

    Function(String text, Form form, int binding, Columns columns) {
        this.text = text;
        this.form = form;
        this.binding = binding;
        this.fewest = 0;
        this.columns = columns;
    }

    Function(String text, int fewest, Columns columns) {
        this.text = text;
        this.form = Form.CALL;
        this.binding = Node.TIGHT;
        this.fewest = fewest;
        this.columns = columns;
    }

    private static Columns each(Single single) {
        return (of, n, out) -> {
            double[] a = of[0];
            for (int i = 0; i < n; i++) {
                out[i] = finite(single.of(a[i]));
            }
        };
    }

    /** The same number, or NaN for what is not finite; without a branch, and 0 keeps its sign. */
    private static double finite(double value) {
        return value - (value - value);
    }

    private static boolean isTrue(double value) {
        return value != 0 && value == value;
    }

    private static double either(double a, double b, boolean isTrue) {
        return a != a || b != b ? Double.NaN : isTrue ? 1 : 0;
    }

    /** The function that is called so. */
    static Optional<Function> called(String name) {
        return Arrays.stream(values())
                .filter(function -> function.form == Form.CALL && function.text.equals(name))
                .findFirst();
    }

    void apply(double[][] of, int n, double[] out) {
        columns.apply(of, n, out);
    }

    String text() {
        return text;
    }

    Form form() {
        return form;
    }

    int binding() {
        return binding;
    }

    /** Whether it takes so many arguments: {@code min}, {@code max} and {@code coalesce} any more than two. */
    boolean takes(int arguments) {
        return arguments == fewest || arguments > fewest && (this == MIN || this == MAX || this == COALESCE);
    }

    /** How many arguments it takes, in words. */
    String arguments() {
        return (this == MIN || this == MAX || this == COALESCE
                ? "two or more arguments"
                : fewest == 1 ? "one argument" : fewest == 4 ? "four arguments" : "two arguments");
    }
}
