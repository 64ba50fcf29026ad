package org.htmst.hbase.catalog;

import java.util.Collections;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How long rows of granules are kept that were replaced or removed.
 *
 * @param forMs how long after that of all, in ms; {@link #FOR_GOOD} without end, 0 not at all
 * @param answers of which answers they are kept beyond that, by id, until when, ms since 1970 UTC; {@link #FOR_GOOD} without end
 */
public record Retention(long forMs, SortedMap<String, Long> answers) {

    /** Without end. */
    public static final long FOR_GOOD = Long.MAX_VALUE;

    /** The next vacuum removes them, as it does unless somebody asks for something else. */
    public static final Retention NONE = new Retention(0, new TreeMap<>());

    public Retention {
        answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
    }

    /** The same, keeping rows of all for {@code ms}. */
    public Retention ofAll(long ms) {
        return new Retention(ms, answers);
    }

    /** The same, keeping those of an answer until {@code untilMs}. */
    public Retention with(String answer, long untilMs) {
        SortedMap<String, Long> more = new TreeMap<>(answers);
        more.put(answer, untilMs);
        return new Retention(forMs, more);
    }

    /** The same without an answer. */
    public Retention without(String answer) {
        SortedMap<String, Long> fewer = new TreeMap<>(answers);
        fewer.remove(answer);
        return new Retention(forMs, fewer);
    }

    /** Whether the rows of a granule are kept at {@code nowMs} since it was live until shortly. */
    public boolean keeps(PastGranule past, long nowMs) {
        return forMs == FOR_GOOD || nowMs - past.untilMs() < forMs;
    }

    /** The answers whose rows are kept at {@code nowMs}. */
    public Set<String> answersAt(long nowMs) {
        return answers.entrySet().stream()
                .filter(answer -> nowMs < answer.getValue())
                .map(SortedMap.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
