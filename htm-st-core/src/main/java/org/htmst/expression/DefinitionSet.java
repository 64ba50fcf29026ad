package org.htmst.expression;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.htmst.failure.Excerpt;

/**
 * Definitions that come with the program, of one kind.
 *
 * @param name of the set
 * @param definitions each with its product, or with none where any product may have it
 */
public record DefinitionSet(String name, List<Definition> definitions) {

    private static final String RESOURCE = "derived-channels.json";

    public DefinitionSet {
        definitions = List.copyOf(definitions);
    }

    /** All of them. */
    public static List<DefinitionSet> all() {
        return Held.ALL;
    }

    /** Read when first asked for. */
    private static final class Held {
        static final List<DefinitionSet> ALL = read();

        private static List<DefinitionSet> read() {
            try (InputStream in = DefinitionSet.class.getResourceAsStream(RESOURCE)) {
                return Arrays.asList(new ObjectMapper().readValue(in, DefinitionSet[].class));
            } catch (IOException e) {
                throw new UncheckedIOException(RESOURCE + " of the program cannot be read", e);
            }
        }
    }

    /**
     * The one of a name.
     *
     * @throws IllegalArgumentException if there is none; the message has those that there are
     */
    public static DefinitionSet get(String name) {
        return all().stream()
                .filter(set -> set.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("set '" + Excerpt.of(name) + "' is unknown; there are "
                        + all().stream().map(DefinitionSet::name).collect(Collectors.joining(", "))));
    }

    /**
     * Its definitions for a product.
     *
     * @param product empty for that of the set
     * @throws IllegalArgumentException if the set is of no product, and none is given
     */
    public List<Definition> of(Optional<String> product) {
        return definitions.stream()
                .map(definition -> definition.of(product.orElse(definition.product())))
                .peek(definition -> {
                    if (definition.product().isEmpty()) {
                        throw new IllegalArgumentException(
                                "set '" + name + "' can be of any product; give --product NAME");
                    }
                })
                .toList();
    }
}
