package org.htmst.tests;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.htmst.formats.SourceContent;
import org.htmst.sample.Channel;
import org.htmst.sample.SampleTable;
import org.htmst.sample.ValueType;
import org.htmst.summary.GroupText;

/** Seeded groups for summaries of given files, with a liking for edges that run through samples. */
final class RandomGroups {

    private final Random random;
    private final List<SourceContent> files;

    RandomGroups(long seed, List<SourceContent> files) {
        this.random = new Random(seed);
        this.files = files;
    }

    /** Up to three, of which none tells by what another tells by. */
    List<GroupText> next() {
        List<GroupText> groups = new ArrayList<>();
        for (int n = random.nextInt(4); n > 0; n--) {
            GroupText group = GroupText.parse(group());
            if (groups.stream().noneMatch(other -> other.name().equals(group.name()))) {
                groups.add(group);
            }
        }
        return groups;
    }

    /** One of a time of fixed length. */
    GroupText time() {
        return GroupText.parse("time:" + oneOf("7m", "1h", "3h", "1d", "5400s"));
    }

    private String group() {
        SampleTable table = files.get(random.nextInt(files.size())).samples();
        return switch (random.nextInt(10)) {
            case 0, 1 -> random.nextInt(4) == 0 ? "time:month" : time().name() + ":" + time().size();
            case 2 ->
                "lat:"
                        + (random.nextBoolean()
                                ? oneOf("5", "0.5", width(table.latDeg(), table.positionType()))
                                : edges(table.latDeg(), table.positionType(), -90, 90));
            case 3 ->
                "lon:"
                        + (random.nextBoolean()
                                ? oneOf("10", "0.3", width(table.lonDeg(), table.positionType()))
                                : edges(table.lonDeg(), table.positionType(), -180, 180));
            case 4 -> "lon:" + oneOf("0/90/180/270/360", "180/190.5/360", "-180/0/20.3/180", "-20.3/300");
            case 5 -> "local-time:" + oneOf("3", "0.1", "0/6/18/24", "21.5/22");
            case 6 -> "trixel:" + random.nextInt(5);
            case 7 -> oneOf("satellite", "direction");
            default -> channel(table);
        };
    }

    private String channel(SampleTable table) {
        int c = random.nextInt(table.channels().size());
        Channel channel = table.channels().get(c);
        return channel.name() + ":"
                + (random.nextBoolean()
                        ? oneOf("0.1", "37.5", width(table.values()[c], channel.type()))
                        : edges(table.values()[c], channel.type(), Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
    }

    /** A width of which a value of a column is a multiple, as it prints; if it is a longitude, of the shorter way. */
    private String width(double[] column, ValueType type) {
        double value = column[random.nextInt(column.length)];
        if (!Double.isFinite(value)) {
            return "0.7";
        }
        BigDecimal decimal = decimal(value, type).abs();
        BigDecimal turn = BigDecimal.valueOf(360);
        BigDecimal shorter = decimal.compareTo(BigDecimal.valueOf(180)) >= 0 && decimal.compareTo(turn) < 0
                ? turn.subtract(decimal)
                : decimal;
        BigDecimal width = shorter.divide(BigDecimal.valueOf(1 + random.nextInt(2)));
        return width.signum() == 0 || width.stripTrailingZeros().scale() > 9 || width.precision() - width.scale() > 9
                ? "0.7"
                : width.toPlainString();
    }

    /** A few values of a column between two numbers, and these where they are finite, as they print. */
    private String edges(double[] column, ValueType type, double least, double most) {
        List<BigDecimal> edges = new ArrayList<>();
        for (int n = 2 + random.nextInt(4); n > 0; n--) {
            double value = column[random.nextInt(column.length)];
            if (value > least && value < most) {
                edges.add(decimal(value, type));
            }
        }
        edges.add(decimal(Double.isFinite(least) && random.nextBoolean() ? least : Math.max(least, -7), type));
        edges.add(decimal(Double.isFinite(most) && random.nextBoolean() ? most : Math.min(most, 12_345.75), type));
        return edges.stream()
                .sorted()
                .map(edge -> edge.stripTrailingZeros().toPlainString())
                .distinct()
                .collect(Collectors.joining("/"));
    }

    private static BigDecimal decimal(double value, ValueType type) {
        return new BigDecimal(type.text(value));
    }

    private String oneOf(String... choices) {
        return Arrays.asList(choices).get(random.nextInt(choices.length));
    }
}
