package org.htmst.expression;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.sample.ValueType;

/** The derived channels of one product: definitions, each with the channels that it needs. */
public final class DerivedChannels {

    private final String product;
    private final List<Channel> stored;
    private final Map<String, Definition> definitions = new LinkedHashMap<>();
    private final Map<String, DerivedChannel> resolved = new LinkedHashMap<>();

    /** Names whose definitions are being followed, in this order. */
    private final Set<String> followed = new LinkedHashSet<>();

    /**
     * Those of a product.
     *
     * @param stored channels of the product that files have; a definition of such a name has no effect
     * @param definitions of this and other products; of several of one name the first counts
     */
    public DerivedChannels(String product, List<Channel> stored, List<Definition> definitions) {
        this.product = product;
        this.stored = List.copyOf(stored);
        for (Definition definition : definitions) {
            boolean isOfProduct =
                    definition.product().isEmpty() || definition.product().equals(product);
            if (isOfProduct && stored(definition.name()).isEmpty()) {
                this.definitions.putIfAbsent(definition.name(), definition);
            }
        }
    }

    /** All of which the product has what they need, in the order of their definitions. */
    public List<DerivedChannel> all() {
        List<DerivedChannel> all = new ArrayList<>();
        definitions.keySet().forEach(name -> find(name).ifPresent(all::add));
        return all;
    }

    /** The one of a name; empty if there is none, or the product lacks what it needs. */
    public Optional<DerivedChannel> find(String name) {
        try {
            return definitions.containsKey(name) ? Optional.of(get(name)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            followed.clear();
            return Optional.empty();
        }
    }

    /**
     * The one of a name.
     *
     * @throws IllegalArgumentException if its expression is none, it needs what the product lacks, or itself
     */
    public DerivedChannel get(String name) {
        DerivedChannel known = resolved.get(name);
        if (known != null) {
            return known;
        }
        if (!followed.add(name)) {
            throw new IllegalArgumentException("channel '" + name + "' is defined by itself: "
                    + String.join(" needs ", followed) + " needs " + name + "; break the circle");
        }
        Definition definition = definitions.get(name);
        DerivedChannel made = of(definition, expression(definition.expression()));
        followed.remove(name);
        resolved.put(name, made);
        return made;
    }

    /**
     * An expression of channels of the product, by their names.
     *
     * @throws IllegalArgumentException if the text is none
     */
    public Expression expression(String text) {
        return Expression.parse(text, this::isKnown)
                .renamed(input -> stored(input).map(Channel::name).orElse(input));
    }

    /** What a text comes to as an expression without a name; empty if it is none, or the product lacks what it needs. */
    public Optional<DerivedChannel> unnamed(String text) {
        try {
            Expression expression = expression(text);
            return Optional.of(of(Definition.of("expression", expression.toString()), expression));
        } catch (IllegalArgumentException e) {
            followed.clear();
            return Optional.empty();
        }
    }

    private boolean isKnown(String name) {
        return stored(name).isPresent() || definitions.containsKey(name);
    }

    private Optional<Channel> stored(String called) {
        return stored.stream().filter(channel -> channel.isCalled(called)).findFirst();
    }

    private DerivedChannel of(Definition definition, Expression expression) {
        Set<String> flags = new LinkedHashSet<>();
        Family family = definition.family();
        for (String input : expression.inputs()) {
            Optional<Channel> channel = stored(input);
            if (channel.isPresent()) {
                flags.add(channel.get().calibration());
            } else if (definitions.containsKey(input)) {
                flags.addAll(get(input).flags());
            } else {
                throw new IllegalArgumentException("expression '" + definition.expression() + "' needs channel '"
                        + input + "', which product " + product + " does not have");
            }
            family = family == null
                    ? channel.orElseGet(() -> get(input).channel()).family()
                    : family;
        }
        flags.remove("");
        String text = (definition.description().isEmpty() ? "" : definition.description() + "; computed: ")
                + expression
                + (definition.reference().isEmpty() ? "" : " [" + definition.reference() + "]");
        Channel channel = new Channel(
                product,
                definition.name(),
                "",
                family == null ? Family.MF : family,
                "derived",
                ValueType.FLOAT64,
                definition.unit(),
                text,
                List.of(),
                calibration(flags));
        return new DerivedChannel(definition, channel, expression, List.copyOf(flags));
    }

    /** The flag of what has one, or an expression of several. */
    private static String calibration(Set<String> flags) {
        return flags.size() <= 1
                ? String.join("", flags)
                : flags.stream()
                        .map(flag -> "coalesce(\"" + flag + "\", 0) > 0")
                        .collect(Collectors.joining(" or "));
    }
}
