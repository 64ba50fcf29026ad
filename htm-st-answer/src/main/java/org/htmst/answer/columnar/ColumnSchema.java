package org.htmst.answer.columnar;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a file of columns holds.
 *
 * @param fields its columns, in order
 * @param metadata what else is known of all, such as where they come from, in order
 */
public record ColumnSchema(List<ColumnField> fields, Map<String, String> metadata) {

    public ColumnSchema {
        fields = List.copyOf(fields);
        metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
    }
}
