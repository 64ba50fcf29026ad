package org.htmst.tests;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.htmst.query.Aggregate;
import org.htmst.query.LeftOut;
import org.htmst.query.SampleCursor;
import org.htmst.sample.SampleBatch;

/**
 * An answer as numbers, whoever gave it: how many samples, a sum over every bit of them that does not depend on their order, and
 * what the values of each channel come to.
 */
final class Fold implements Serializable {

    private static final long serialVersionUID = 1;

    /** Sums are added up in different orders: they may differ by this share of the sum of the absolute values. */
    private static final double ROUNDING = 1e-12;

    long samples;
    long bits;
    LeftOut leftOut = LeftOut.NONE;
    long otherDirection;
    final List<OfChannel> channels = new ArrayList<>();

    /** The values of a channel. */
    static final class OfChannel implements Serializable {
        private static final long serialVersionUID = 1;

        long count;
        double sum;
        double sumOfSizes;
        double min = Double.NaN;
        double max = Double.NaN;
        LeftOut blanks = LeftOut.NONE;

        void add(double value) {
            if (!Double.isNaN(value)) {
                count++;
                sum += value;
                sumOfSizes += Math.abs(value);
                min = count == 1 ? value : Math.min(min, value);
                max = count == 1 ? value : Math.max(max, value);
            }
        }
    }

    Fold(int channelCount) {
        for (int c = 0; c < channelCount; c++) {
            channels.add(new OfChannel());
        }
    }

    /** The fold of the rows of an answer, which is read to its end. */
    static Fold of(SampleCursor cursor) {
        Fold fold = new Fold(cursor.statistics().blanks().size());
        for (SampleBatch batch = cursor.next(); batch != null; batch = cursor.next()) {
            double[] values = new double[batch.values().length];
            for (int i = 0; i < batch.size(); i++) {
                for (int c = 0; c < values.length; c++) {
                    values[c] = batch.values()[c][i];
                }
                fold.add(
                        batch.satellite(),
                        batch.product(),
                        batch.timeMs()[i],
                        batch.lonDeg()[i],
                        batch.latDeg()[i],
                        batch.altKm()[i],
                        values);
            }
        }
        fold.leftOut = cursor.statistics().leftOut();
        fold.otherDirection = cursor.statistics().otherDirection();
        for (int c = 0; c < fold.channels.size(); c++) {
            fold.channels.get(c).blanks = cursor.statistics().blanks().get(c);
        }
        return fold;
    }

    /** Adds a sample that answers; a value that is not there is NaN. */
    private void add(
            String satellite,
            String product,
            long timeMs,
            double lonDeg,
            double latDeg,
            double altKm,
            double[] values) {
        long hash = mixed(mixed(satellite.hashCode(), product.hashCode()), timeMs);
        hash = mixed(mixed(mixed(hash, lonDeg), latDeg), altKm);
        for (int c = 0; c < values.length; c++) {
            hash = mixed(hash, values[c]);
            channels.get(c).add(values[c]);
        }
        samples++;
        bits += hash;
    }

    private static long mixed(long hash, double value) {
        return mixed(hash, Double.doubleToLongBits(value));
    }

    private static long mixed(long hash, long value) {
        long mixed = (hash ^ value) * 0x9E3779B97F4A7C15L;
        return mixed ^ mixed >>> 29;
    }

    /** The first difference to the rows of another; empty if there is none. */
    String difference(Fold rows) {
        return samples == rows.samples && bits != rows.bits
                ? "the samples differ though there are " + samples + " of both"
                : numbers().equals(rows.numbers()) ? sums(rows) : numbers() + " is not " + rows.numbers();
    }

    /** The first difference to an aggregate; empty if there is none. */
    String difference(Aggregate aggregate) {
        Fold other = new Fold(channels.size());
        other.samples = aggregate.samples();
        other.leftOut = aggregate.statistics().leftOut();
        other.otherDirection = aggregate.statistics().otherDirection();
        for (int c = 0; c < channels.size(); c++) {
            Aggregate.ChannelTotals totals = aggregate.channels().get(c);
            OfChannel channel = other.channels.get(c);
            channel.count = totals.count();
            channel.sum = totals.sum();
            channel.min = totals.min();
            channel.max = totals.max();
            channel.blanks = aggregate.statistics().blanks().get(c);
        }
        return numbers().equals(other.numbers()) ? sums(other) : numbers() + " is not " + other.numbers();
    }

    private String sums(Fold other) {
        for (int c = 0; c < channels.size(); c++) {
            OfChannel here = channels.get(c);
            OfChannel there = other.channels.get(c);
            if (!(Math.abs(here.sum - there.sum) <= ROUNDING * here.sumOfSizes)) {
                return "sum " + here.sum + " of channel " + c + " is not " + there.sum;
            }
        }
        return "";
    }

    private String numbers() {
        StringBuilder text =
                new StringBuilder(samples + " samples, left out " + leftOut + ", other direction " + otherDirection);
        for (OfChannel channel : channels) {
            text.append("; ").append(channel.count).append(" from ").append(channel.min + 0.0);
            text.append(" to ").append(channel.max + 0.0).append(", ").append(channel.blanks);
        }
        return text.toString();
    }
}
