package org.htmst.interpolation.colour;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.htmst.interpolation.caption.MapCaption;

/**
 * Values to colours.
 *
 * @param limits the values of the first and the last colour; above 0 if logarithmic
 * @param kind how values lie between them
 * @param palette the colours
 */
public record ColourScale(ValueLimits limits, ScaleKind kind, Palette palette) {

    private static final double EDGE = 1e-9;

    public ColourScale {
        if (kind == ScaleKind.LOG && limits.low() <= 0) {
            throw new IllegalArgumentException("a logarithmic colour scale cannot begin at " + limits.low()
                    + "; give limits above 0, or choose the linear scale");
        }
    }

    /** A mark on the scale: where it lies, and its label, empty for a minor one. */
    public record Tick(double position, String label) {}

    /** The colour, 0xRRGGBB, of a value that is not NaN. */
    public int rgb(double value) {
        return palette.rgb(position(value));
    }

    /** Where a value lies: 0 at the low limit, 1 at the high one; below 0 if it has no logarithm. */
    public double position(double value) {
        if (kind == ScaleKind.LINEAR) {
            return (value - limits.low()) / (limits.high() - limits.low());
        }
        return value > 0
                ? Math.log(value / limits.low()) / Math.log(limits.high() / limits.low())
                : Double.NEGATIVE_INFINITY;
    }

    /** The marks between the limits, ascending. */
    public List<Tick> ticks() {
        List<Tick> ticks = new ArrayList<>();
        if (kind == ScaleKind.LINEAR) {
            double step = LinearTicks.step(limits.high() - limits.low());
            for (double k = Math.ceil(limits.low() / step - EDGE); k * step <= limits.high() + EDGE * step; k++) {
                add(ticks, k * step, number(k * step));
            }
            return ticks;
        }
        int first = (int) Math.floor(Math.log10(limits.low()));
        int last = (int) Math.ceil(Math.log10(limits.high()));
        int every = 1 + (last - first) / 12;
        for (int decade = first; decade <= last; decade++) {
            add(ticks, Math.pow(10, decade), decade % every == 0 ? label(Math.pow(10, decade)) : "");
            for (int digit = 2; digit <= 9; digit++) {
                boolean labelled = digit == 2 || digit == 5;
                add(
                        ticks,
                        digit * Math.pow(10, decade),
                        labelled && isShort() ? number(digit * Math.pow(10, decade)) : "");
            }
        }
        return ticks;
    }

    private void add(List<Tick> ticks, double value, String label) {
        double position = position(value);
        if (position >= -EDGE && position <= 1 + EDGE) {
            ticks.add(new Tick(position, label));
        }
    }

    /** A number as print: a power of ten as such on a logarithmic scale, else in three digits. */
    public String label(double value) {
        double exponent = Math.rint(Math.log10(Math.abs(value)));
        boolean decade = kind == ScaleKind.LOG && Math.abs(Math.log10(value) - exponent) < EDGE;
        return decade && !isAboutOne() ? powerOfTen((int) exponent) : number(value);
    }

    /** Whether there are less than two decades, with room for numbers between the powers of ten. */
    private boolean isShort() {
        return Math.log10(limits.high() / limits.low()) < 2 - EDGE && limits.low() < 1 && limits.high() > 1
                || Math.ceil(Math.log10(limits.high())) - Math.floor(Math.log10(limits.low())) == 1;
    }

    /** Whether it goes from below 1 to above it, but not far, where plain numbers are the shorter ones. */
    private boolean isAboutOne() {
        return limits.low() >= 1e-2 - EDGE && limits.low() < 1 && limits.high() > 1 && limits.high() <= 1e2 + EDGE;
    }

    /** Three digits, with a power of ten if that is shorter. */
    public static String number(double value) {
        double absolute = Math.abs(value);
        if (value == 0) {
            return "0";
        }
        int exponent = (int) Math.floor(Math.log10(absolute) + EDGE);
        boolean plain = exponent >= -3 && exponent <= 4;
        BigDecimal rounded = new BigDecimal(plain ? absolute : absolute / Math.pow(10, exponent))
                .round(new MathContext(plain && exponent > 2 ? exponent + 1 : 3))
                .stripTrailingZeros();
        String digits = rounded.toPlainString();
        String sign = value < 0 ? "−" : "";
        return plain ? sign + digits : sign + (digits.equals("1") ? "" : digits + "·") + powerOfTen(exponent);
    }

    /** Ten to the power of {@code exponent}, as print. */
    static String powerOfTen(int exponent) {
        return "10" + MapCaption.raised(exponent);
    }
}
