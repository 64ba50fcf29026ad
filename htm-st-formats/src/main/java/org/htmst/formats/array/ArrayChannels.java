package org.htmst.formats.array;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.htmst.failure.Excerpt;
import org.htmst.formats.StoredText;
import org.htmst.formats.array.ArrayDescriptor.ChannelRule;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;

/** The channels that the variables of a file make, and their values. */
final class ArrayChannels {

    /** The store numbers all its channels in two bytes. */
    private static final int MOST_CHANNELS = 4096;

    private static final double MOST_EXACT = 0x1p53;

    private final ArrayFile file;
    private final ArrayDescriptor descriptor;
    private final int records;
    private final Map<String, String> left = new LinkedHashMap<>();
    private final List<ArrayVariable> variables = new ArrayList<>();
    private final List<Channel> channels = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private ArrayChannels(ArrayFile file, ArrayDescriptor descriptor, int records) {
        this.file = file;
        this.descriptor = descriptor;
        this.records = records;
    }

    /** Those of the variables along {@code time}, but for {@code used} ones, which are the place. */
    static ArrayChannels of(ArrayFile file, ArrayDescriptor descriptor, ArrayVariable time, Set<String> used) {
        ArrayChannels made = new ArrayChannels(file, descriptor, time.records());
        for (ArrayVariable variable : file.variables()) {
            boolean isOther = used.contains(variable.name())
                    || variable.name().equals(time.name())
                    || variable.name().equals(descriptor.satellite().variable());
            Optional<ChannelRule> rule = descriptor.rule(variable.name());
            boolean isNamed = rule.isPresent() && rule.get().variable().equalsIgnoreCase(variable.name());
            if (isOther && !isNamed) {
                continue;
            }
            Optional<String> why = rule.isEmpty() ? Optional.of("not described") : whyNot(variable, time, isNamed);
            if (why.isPresent()) {
                if (isNamed) {
                    throw file.file()
                            .error("variable " + variable.name() + ", which the descriptor names, is left out: "
                                    + why.get());
                }
                made.left.merge(why.get(), variable.name(), (a, b) -> a + ", " + b);
            } else {
                made.add(variable, rule.get());
            }
        }
        made.checkNamed();
        if (made.channels.isEmpty()) {
            throw file.file()
                    .error("has no variable of numbers along " + time.name() + " that could be a channel"
                            + (made.left.isEmpty() ? "" : "; " + String.join("; ", made.warnings())));
        }
        return made;
    }

    /** Why a variable makes no channels. */
    private static Optional<String> whyNot(ArrayVariable variable, ArrayVariable time, boolean named) {
        if (variable.virtual()) {
            return Optional.of("virtual variables, whose values are to be computed");
        }
        if (variable.kind() == ArrayVariable.Kind.TEXT) {
            return Optional.of("texts");
        }
        if (variable.kind() == ArrayVariable.Kind.TIME) {
            return Optional.of("times");
        }
        if (!variable.varies()) {
            return named && variable.records() > 0 ? Optional.empty() : Optional.of("the same for all records");
        }
        boolean along = variable.axis().isEmpty()
                || variable.axis().equals(Optional.of(time.name()))
                || variable.axis().equals(time.axis());
        if (!along) {
            return Optional.of("along other times (" + variable.axis().get() + "), to be described as another product");
        }
        return variable.records() == time.records()
                ? Optional.empty()
                : Optional.of("with another number of records than " + time.name());
    }

    private void checkNamed() {
        if (descriptor.channels() == null) {
            return;
        }
        for (ChannelRule rule : descriptor.channels()) {
            if (file.variables().stream().noneMatch(v -> Glob.matches(rule.variable(), v.name()))) {
                left.merge("not in the file, though described", rule.variable(), (a, b) -> a + ", " + b);
            }
        }
    }

    private void add(ArrayVariable variable, ChannelRule rule) {
        if (channels.size() + variable.components() > MOST_CHANNELS) {
            throw file.file()
                    .error("variable " + variable.name() + " has " + variable.components()
                            + " values a record; a product may have " + MOST_CHANNELS
                            + " channels, so name fewer in the descriptor's channels");
        }
        ComponentWords words = ComponentWords.of(file, variable);
        variables.add(variable);
        for (int c = 0; c < variable.components(); c++) {
            channels.add(channel(variable, rule, words, c));
        }
    }

    private Channel channel(ArrayVariable variable, ChannelRule rule, ComponentWords words, int component) {
        StringBuilder dots = new StringBuilder();
        StringBuilder brackets = new StringBuilder();
        for (int index : variable.indices(component)) {
            dots.append('.').append(index);
            brackets.append('[').append(index).append(']');
        }
        String name = unique(legal(Objects.requireNonNullElse(rule.name(), variable.name()) + dots));
        String alias =
                rule.alias() != null ? rule.alias() + dots : brackets.isEmpty() ? "" : variable.name() + brackets;
        String unit = Objects.requireNonNullElseGet(rule.unit(), () -> words.unit(component));
        ValueType type = type(variable);
        try {
            return new Channel(
                    descriptor.product(),
                    name,
                    alias.length() <= StoredText.LONGEST_NAME && names.add(alias) ? alias : "",
                    Optional.ofNullable(rule.family())
                            .or(() -> Optional.ofNullable(descriptor.family()))
                            .or(() -> FamilyGuess.of(file, variable, unit))
                            .orElseThrow(() -> new IllegalArgumentException("nothing tells which family variable "
                                    + variable.name() + " is of; let the descriptor say \"family\"")),
                    cut(Objects.requireNonNullElse(
                            rule.instrument(), Objects.requireNonNullElse(descriptor.instrument(), "unknown"))),
                    type,
                    cut(unit),
                    Objects.requireNonNullElseGet(rule.description(), () -> words.description(component)),
                    missing(variable, rule, type),
                    Objects.requireNonNullElse(rule.calibration(), ""));
        } catch (IllegalArgumentException e) {
            throw file.file().error(e.getMessage(), e);
        }
    }

    /** A name of letters that a channel may have. */
    private static String legal(String name) {
        String plain = name.replaceAll("[^A-Za-z0-9_.-]", "_");
        plain = plain.matches("[A-Za-z].*") ? plain : "v" + plain;
        return plain.length() <= StoredText.LONGEST_NAME ? plain : plain.substring(0, StoredText.LONGEST_NAME);
    }

    private String unique(String name) {
        String free = Channel.isReserved(name) ? name + "_" : name;
        for (int i = 2; !names.add(free); i++) {
            free = name + "_" + i;
        }
        return free;
    }

    private static String cut(String text) {
        String line = Excerpt.plain(text.strip());
        return line.length() <= StoredText.LONGEST_NAME ? line : line.substring(0, StoredText.LONGEST_NAME);
    }

    private static ValueType type(ArrayVariable variable) {
        return variable.meaning().isPlain() ? variable.type().orElse(ValueType.FLOAT64) : ValueType.FLOAT64;
    }

    private static List<Double> missing(ArrayVariable variable, ChannelRule rule, ValueType type) {
        List<Double> missing = new ArrayList<>(Objects.requireNonNullElse(rule.missing(), List.of()));
        if (variable.meaning().isPlain()) {
            missing.addAll(variable.meaning().fills());
        }
        return missing.stream()
                .map(value -> type == ValueType.FLOAT32 ? Double.valueOf((float) (double) value) : value)
                .filter(value -> !Double.isNaN(value) && type.holds(value))
                .distinct()
                .toList();
    }

    int count() {
        return channels.size();
    }

    List<Channel> channels() {
        return channels;
    }

    /** What of the file is not stored. */
    List<String> warnings() {
        List<String> warnings = new ArrayList<>();
        left.forEach((why, which) -> warnings.add("not stored, since they are " + why + ": " + Excerpt.of(which)));
        return warnings;
    }

    /** Hands out the values of each channel in turn, by record. */
    void values(Consumer<double[]> taker, List<String> warnings) {
        int channel = 0;
        for (ArrayVariable variable : variables) {
            double[][] raw = file.numbers(variable);
            for (int c = 0; c < raw.length; c++) {
                taker.accept(values(variable, raw[c], c, channels.get(channel++), warnings));
                // Each may be as large as all that is kept of it.
                raw[c] = null;
            }
        }
    }

    private double[] values(
            ArrayVariable variable, double[] raw, int component, Channel channel, List<String> warnings) {
        ArrayVariable.Meaning meaning = variable.meaning();
        double[] values = new double[records];
        int invalid = 0;
        int kept = 0;
        for (int i = 0; i < records; i++) {
            double number = raw[variable.varies() ? i : 0];
            boolean fill = meaning.isFill(number);
            if (variable.type().isEmpty() && !fill && Math.abs(number) >= MOST_EXACT) {
                throw file.file()
                        .error("variable " + variable.name() + ", record " + i + ": " + number
                                + " is a whole number of 2^53 or more, which is not kept exactly; leave the variable out of the"
                                + " descriptor's channels");
            }
            boolean valid = fill || descriptor.ignoresRange() || meaning.isValid(number, component);
            if (!valid && (!channel.type().isInteger() || !channel.missing().isEmpty())) {
                invalid++;
                values[i] = channel.type().isInteger() ? channel.missing().get(0) : Double.NaN;
            } else if (fill && !meaning.isPlain()) {
                values[i] = Double.NaN;
            } else {
                kept += valid ? 0 : 1;
                values[i] = meaning.isPlain() ? number : number * meaning.scale() + meaning.offset();
            }
        }
        if (invalid > 0) {
            warnings.add("channel " + channel.name() + ": values outside the range that the file calls valid, stored as"
                    + " missing: " + invalid);
        }
        if (kept > 0) {
            warnings.add(
                    "channel " + channel.name() + ": values outside the range that the file calls valid, kept since"
                            + " no value of its type is missing: " + kept);
        }
        return values;
    }
}
