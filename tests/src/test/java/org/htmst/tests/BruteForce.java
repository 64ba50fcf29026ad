package org.htmst.tests;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmst.formats.SourceContent;
import org.htmst.query.SampleQuery;
import org.htmst.query.ValueCondition;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleBatch;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.htmst.sphere.LonLat;
import org.htmst.track.Direction;

/** Answers queries by looking at every sample of the input files: what the store's answers are compared with. */
public final class BruteForce {

    /** An answered sample, as text with every bit of its numbers, so that answers can be sorted and compared. */
    public static List<String> answers(List<SourceContent> files, SampleQuery query) {
        List<String> answers = new ArrayList<>();
        for (SourceContent file : files) {
            SampleTable table = file.samples();
            for (int i = 0; i < table.size(); i++) {
                answer(file, i, query).ifPresent(answers::add);
            }
        }
        answers.sort(null);
        return answers;
    }

    /** The samples of a batch in the same form. */
    public static void addAnswers(SampleBatch batch, List<String> answers) {
        for (int i = 0; i < batch.size(); i++) {
            double[] values = new double[batch.values().length];
            for (int c = 0; c < values.length; c++) {
                values[c] = batch.values()[c][i];
            }
            answers.add(text(
                    batch.satellite(),
                    batch.product(),
                    batch.timeMs()[i],
                    batch.lonDeg()[i],
                    batch.latDeg()[i],
                    batch.altKm()[i],
                    values));
        }
    }

    private BruteForce() {}

    private static Optional<String> answer(SourceContent file, int i, SampleQuery query) {
        SampleTable table = file.samples();
        String satellite = table.satellites().get(table.satellite()[i]);
        String product = file.product().name();
        boolean inside = (query.satellites().isEmpty() || query.satellites().contains(satellite))
                && (query.products().isEmpty() || query.products().contains(product))
                && query.times().list().stream()
                        .anyMatch(window -> table.timeMs()[i] >= window.startMs() && table.timeMs()[i] < window.endMs())
                && query.region().contains(new LonLat(table.lonDeg()[i], table.latDeg()[i]))
                && isInLocalTime(table, i, query)
                && (query.direction() == Direction.BOTH || query.direction() == Ways.of(table, i));
        if (!inside) {
            return Optional.empty();
        }
        for (ValueCondition condition : query.where()) {
            boolean met = condition.alternatives().stream()
                    .anyMatch(bound -> bound.test(
                            value(table, i, bound.channel(), query.keepFlagged()), type(table, bound.channel())));
            if (!met) {
                return Optional.empty();
            }
        }
        boolean hasAnyChannel =
                query.channels().isEmpty() || query.channels().stream().anyMatch(c -> column(table, c) >= 0);
        double[] values = query.channels().stream()
                .mapToDouble(c -> value(table, i, c, query.keepFlagged()))
                .toArray();
        boolean empty = Arrays.stream(values).allMatch(Double::isNaN);
        if (!hasAnyChannel || !query.channels().isEmpty() && empty && !query.keepFlagged()) {
            return Optional.empty();
        }
        return Optional.of(text(
                satellite, product, table.timeMs()[i], table.lonDeg()[i], table.latDeg()[i], table.altKm()[i], values));
    }

    static boolean isInLocalTime(SampleTable table, int i, SampleQuery query) {
        if (query.localTime().isEmpty()) {
            return true;
        }
        BigDecimal from = BigDecimal.valueOf(query.localTime().get().fromHour());
        BigDecimal to = BigDecimal.valueOf(query.localTime().get().toHour());
        BigDecimal lon = new BigDecimal(table.positionType().text(table.lonDeg()[i]));
        BigDecimal local = lon.multiply(BigDecimal.valueOf(240_000)).add(BigDecimal.valueOf(table.timeMs()[i]));
        BigDecimal day = BigDecimal.valueOf(86_400_000);
        BigDecimal ms = local.remainder(day).add(day).remainder(day);
        boolean begun = ms.compareTo(from.multiply(BigDecimal.valueOf(3_600_000))) >= 0;
        boolean ended = ms.compareTo(to.multiply(BigDecimal.valueOf(3_600_000))) >= 0;
        return from.compareTo(to) < 0 ? begun && !ended : begun || !ended;
    }

    private static double value(SampleTable table, int i, String channel, boolean keepFlagged) {
        int c = column(table, channel);
        if (c < 0 || table.channels().get(c).isMissing(table.values()[c][i])) {
            return Double.NaN;
        }
        int flag = column(table, table.channels().get(c).calibration());
        return !keepFlagged && flag >= 0 && table.values()[flag][i] != 0 ? Double.NaN : table.values()[c][i];
    }

    private static ValueType type(SampleTable table, String called) {
        int c = column(table, called);
        return c < 0 ? ValueType.FLOAT64 : table.channels().get(c).type();
    }

    private static int column(SampleTable table, String called) {
        List<Channel> channels = table.channels();
        for (int c = 0; c < channels.size(); c++) {
            if (channels.get(c).isCalled(called)) {
                return c;
            }
        }
        return -1;
    }

    private static String text(
            String satellite,
            String product,
            long timeMs,
            double lonDeg,
            double latDeg,
            double altKm,
            double[] values) {
        StringBuilder text = new StringBuilder(satellite)
                .append(' ')
                .append(product)
                .append(' ')
                .append(timeMs);
        for (double number : new double[] {lonDeg, latDeg, altKm}) {
            text.append(' ').append(Long.toHexString(Double.doubleToLongBits(number)));
        }
        for (double number : values) {
            text.append(' ').append(Long.toHexString(Double.doubleToLongBits(number)));
        }
        return text.toString();
    }
}
