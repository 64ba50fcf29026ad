package org.htmst.answer.columnar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A column.
 *
 * @param name its header
 * @param type of its values
 * @param nullable whether values can be missing
 * @param metadata what else is known of it, such as {@code units}, in order
 */
public record ColumnField(String name, ColumnType type, boolean nullable, Map<String, String> metadata) {

    public ColumnField {
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
