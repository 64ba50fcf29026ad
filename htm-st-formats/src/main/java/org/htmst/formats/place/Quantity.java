package org.htmst.formats.place;

import static org.htmst.formats.StrictJson.required;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * Where a number of a place stands; exactly one of the three is there.
 *
 * @param column the column or variable that has one for each record: {@code "lon"} in a descriptor
 * @param constant the same for all records: {@code -75.2}
 * @param attribute the attribute of the file that has it for all records: {@code {"attribute": "longitude"}}
 * @param words what the attribute's words mean: {@code {"attribute": "slot", "words": {"GOES-East": -75.2}}}
 */
public record Quantity(
        Optional<String> column, OptionalDouble constant, Optional<String> attribute, Map<String, Double> words) {

    private static final String ALLOWED =
            "a column's name, a number, or {\"attribute\": NAME} with or without \"words\": {WORD: NUMBER}";

    public Quantity {
        words = Collections.unmodifiableMap(new LinkedHashMap<>(words));
    }

    /** The number that a column has for each record. */
    public static Quantity ofColumn(String column) {
        return new Quantity(
                Optional.of(required("column", column)), OptionalDouble.empty(), Optional.empty(), Map.of());
    }

    /** The same number for all records. */
    public static Quantity ofConstant(double constant) {
        return new Quantity(Optional.empty(), OptionalDouble.of(constant), Optional.empty(), Map.of());
    }

    /** The number that an attribute of the file has for all records. */
    public static Quantity ofAttribute(String attribute) {
        return new Quantity(Optional.empty(), OptionalDouble.empty(), Optional.of(attribute), Map.of());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Quantity ofJson(JsonNode json) {
        if (json.isTextual()) {
            return ofColumn(json.textValue());
        }
        if (json.isNumber()) {
            return ofConstant(json.doubleValue());
        }
        JsonNode attribute = json.get("attribute");
        JsonNode words = json.get("words");
        if (attribute == null || !attribute.isTextual() || json.size() > (words == null ? 1 : 2)) {
            throw new IllegalArgumentException("is '" + json + "'; allowed: " + ALLOWED);
        }
        Map<String, Double> meanings = new TreeMap<>();
        for (Iterator<Map.Entry<String, JsonNode>> i = words == null ? Collections.emptyIterator() : words.fields();
                i.hasNext(); ) {
            Map.Entry<String, JsonNode> word = i.next();
            if (!word.getValue().isNumber()) {
                throw new IllegalArgumentException("is '" + word + "' in words; a number was expected");
            }
            meanings.put(word.getKey(), word.getValue().doubleValue());
        }
        return new Quantity(Optional.empty(), OptionalDouble.empty(), Optional.of(attribute.textValue()), meanings);
    }

    @JsonValue
    Object json() {
        if (column.isPresent()) {
            return column.get();
        }
        if (constant.isPresent()) {
            return constant.getAsDouble();
        }
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("attribute", attribute.orElseThrow());
        if (!words.isEmpty()) {
            ObjectNode meanings = node.putObject("words");
            words.forEach(meanings::put);
        }
        return node;
    }

    /**
     * The number that an attribute's text tells.
     *
     * @throws IllegalArgumentException if it tells none
     */
    public double told(String text) {
        Double meant = words.get(text.strip());
        if (meant != null) {
            return meant;
        }
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "attribute " + attribute.orElse("") + " is '" + text + "', which is no number"
                            + (words.isEmpty() ? "" : " and none of the words " + words.keySet()),
                    e);
        }
    }
}
