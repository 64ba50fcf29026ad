package org.htmst.formats;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.htmst.failure.Excerpt;

/** Counts the records left out, by reason, and remembers the first few of each. */
public final class Rejections {

    private static final int EXAMPLES_PER_REASON = 3;

    private final SortedMap<String, Integer> counts = new TreeMap<>();
    private final List<String> examples = new ArrayList<>();

    /** Counts a record that is not kept; of the first of each reason, {@code example} tells which and why. */
    public void add(String reason, String example) {
        if (counts.merge(reason, 1, Integer::sum) <= EXAMPLES_PER_REASON) {
            examples.add(Excerpt.of(example));
        }
    }

    /** How many records for which reason. */
    public SortedMap<String, Integer> counts() {
        return counts;
    }

    /** Of each reason the first few. */
    public List<String> examples() {
        return List.copyOf(examples);
    }

    /** The first examples in a sentence, for an error about a file of which nothing is left. */
    public String firstExamples() {
        return String.join("; ", examples.subList(0, Math.min(EXAMPLES_PER_REASON, examples.size())));
    }
}
