package org.htmst.hbase.catalog.cite;

import java.time.Instant;
import java.util.Optional;
import org.htmst.region.text.TimeText;

/**
 * A state of a store that is past.
 *
 * @param time when it was so; empty if an answer says it
 * @param answer the id of an answer that was made of it; empty if a time says it
 */
public record AsOf(Optional<Instant> time, Optional<String> answer) {

    /**
     * What was typed: a time in ISO-8601, or the id of an answer.
     *
     * @throws IllegalArgumentException if it is neither
     */
    public static AsOf parse(String text) {
        return KeptAnswer.isId(text)
                ? new AsOf(Optional.empty(), Optional.of(text))
                : new AsOf(Optional.of(Instant.ofEpochMilli(TimeText.instantMs(text))), Optional.empty());
    }
}
