package org.htmst.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Random expressions, each beside a tree that is walked sample by sample. */
class RandomExpressionTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261128);
    private static final int EXPRESSIONS = 3000;
    private static final int SAMPLES = 37;
    private static final double[] SPECIAL = {0, -0.0, 1, -1, Double.NaN, 1e300, -1e300, 1e-300, 0.1f, 5e-324};

    private final Random random = new Random(SEED);
    private final List<double[]> inputs = List.of(column(), column(), column());

    /** A text and what it is for a sample. */
    private record Tree(String text, IntToDoubleFunction value) {}

    private double[] column() {
        return random.doubles(SAMPLES)
                .map(x -> random.nextInt(3) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : 200 * x - 100)
                .toArray();
    }

    private static double finite(double value) {
        return Double.isFinite(value) ? value : Double.NaN;
    }

    private static boolean isMissing(double a, double b) {
        return Double.isNaN(a) || Double.isNaN(b);
    }

    private Tree leaf() {
        int input = random.nextInt(4);
        if (input < 3) {
            return new Tree("c/" + input, i -> inputs.get(input)[i]);
        }
        double number = Math.abs(SPECIAL[random.nextInt(SPECIAL.length)]);
        return new Tree(Double.isNaN(number) ? "missing" : Double.toString(number), i -> number);
    }

    private Tree tree(int depth) {
        if (depth == 0) {
            return leaf();
        }
        Tree a = tree(random.nextInt(depth));
        Tree b = tree(random.nextInt(depth));
        Tree c = tree(random.nextInt(depth));
        return switch (random.nextInt(12)) {
            case 0 -> both("+", a, b, i -> a.value.applyAsDouble(i) + b.value.applyAsDouble(i));
            case 1 -> both("-", a, b, i -> a.value.applyAsDouble(i) - b.value.applyAsDouble(i));
            case 2 -> both("*", a, b, i -> a.value.applyAsDouble(i) * b.value.applyAsDouble(i));
            case 3 -> both("/", a, b, i -> a.value.applyAsDouble(i) / b.value.applyAsDouble(i));
            case 4 ->
                both(
                        "^",
                        a,
                        b,
                        i -> isMissing(a.value.applyAsDouble(i), b.value.applyAsDouble(i))
                                ? Double.NaN
                                : StrictMath.pow(a.value.applyAsDouble(i), b.value.applyAsDouble(i)));
            case 5 -> comparison(a, b);
            case 6 ->
                new Tree("(" + a.text + " ? " + b.text + " : " + c.text + ")", i -> {
                    double which = a.value.applyAsDouble(i);
                    return Double.isNaN(which) ? Double.NaN : (which != 0 ? b : c).value.applyAsDouble(i);
                });
            case 7 ->
                new Tree(
                        "(" + a.text + " and " + b.text + ")",
                        i -> and(a.value.applyAsDouble(i), b.value.applyAsDouble(i)));
            case 8 ->
                new Tree(
                        "(" + a.text + " or " + b.text + ")",
                        i -> or(a.value.applyAsDouble(i), b.value.applyAsDouble(i)));
            case 9 ->
                new Tree(
                        "coalesce(" + a.text + ", " + b.text + ")",
                        i -> Double.isNaN(a.value.applyAsDouble(i))
                                ? b.value.applyAsDouble(i)
                                : a.value.applyAsDouble(i));
            case 10 ->
                new Tree(
                        "max(" + a.text + ", " + b.text + ", " + c.text + ")",
                        i -> Math.max(
                                Math.max(a.value.applyAsDouble(i), b.value.applyAsDouble(i)),
                                c.value.applyAsDouble(i)));
            default -> new Tree("(-sqrt(abs(" + a.text + ")))", i -> -Math.sqrt(Math.abs(a.value.applyAsDouble(i))));
        };
    }

    private static Tree both(String sign, Tree a, Tree b, IntToDoubleFunction value) {
        return new Tree("(" + a.text + " " + sign + " " + b.text + ")", i -> finite(value.applyAsDouble(i)));
    }

    private Tree comparison(Tree a, Tree b) {
        String sign = List.of("<", "<=", ">", ">=", "=", "!=").get(random.nextInt(6));
        return new Tree("(" + a.text + sign + b.text + ")", i -> {
            double x = a.value.applyAsDouble(i);
            double y = b.value.applyAsDouble(i);
            boolean isSo =
                    switch (sign) {
                        case "<" -> x < y;
                        case "<=" -> x <= y;
                        case ">" -> x > y;
                        case ">=" -> x >= y;
                        case "=" -> x == y;
                        default -> x != y;
                    };
            return isMissing(x, y) ? Double.NaN : isSo ? 1 : 0;
        });
    }

    private static double and(double a, double b) {
        if (a == 0 || b == 0) {
            return 0;
        }
        return isMissing(a, b) ? Double.NaN : 1;
    }

    private static double or(double a, double b) {
        if (a != 0 && !Double.isNaN(a) || b != 0 && !Double.isNaN(b)) {
            return 1;
        }
        return isMissing(a, b) ? Double.NaN : 0;
    }

    @Test
    void columnsAreWhatTheTreeIsSampleBySample() {
        int compared = 0;
        ExpressionWork work = new ExpressionWork();
        for (int e = 0; e < EXPRESSIONS; e++) {
            Tree tree = tree(1 + random.nextInt(5));
            Expression expression = Expression.parse(tree.text, name -> name.matches("c/[012]"));
            Expression again = Expression.parse(expression.toString(), none -> false);
            assertEquals(expression.toString(), again.toString(), tree.text);
            List<double[]> own = new ArrayList<>();
            expression.inputs().forEach(name -> own.add(inputs.get(name.charAt(2) - '0')));
            double[] values = expression.values(new MadeInputs(own, SAMPLES), work);
            for (int i = 0; i < SAMPLES; i++) {
                assertEquals(
                        tree.value.applyAsDouble(i), values[i], "seed " + SEED + ", sample " + i + " of " + tree.text);
                compared++;
            }
        }
        assertEquals(EXPRESSIONS * SAMPLES, compared);
    }
}
