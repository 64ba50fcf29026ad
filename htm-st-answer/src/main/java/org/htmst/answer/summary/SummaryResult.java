package org.htmst.answer.summary;

import java.util.List;
import org.htmst.hbase.catalog.Granule;
import org.htmst.query.SampleQuery;

/**
 * The answer to a question about samples.
 *
 * @param table its numbers
 * @param answers from which these come: that of the query and, where it was compared, that of the other window
 */
public record SummaryResult(SummaryTable table, List<SummaryAnswer> answers) {

    public SummaryResult {
        answers = List.copyOf(answers);
    }

    /** The question, with the names that the store has. */
    public SampleQuery query() {
        return answers.get(0).query();
    }

    /** The files that may have answered, each once. */
    public List<Granule> granules() {
        return answers.stream()
                .flatMap(answer -> answer.granules().stream())
                .distinct()
                .toList();
    }
}
