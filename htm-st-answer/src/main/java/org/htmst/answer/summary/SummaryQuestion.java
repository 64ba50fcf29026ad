package org.htmst.answer.summary;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmst.query.SampleQuery;
import org.htmst.summary.Epochs;
import org.htmst.summary.GroupText;
import org.htmst.summary.Statistic;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;

/**
 * What is asked about samples: what they come to, around events or against another window of time if so wanted.
 *
 * @param query with one channel at least; names may be aliases
 * @param groups what tells cells apart; none for all in one cell
 * @param weight the channel whose values weigh the samples, by any of its names; empty if all count alike
 * @param epochs events on which times are lined up; empty if there are none
 * @param ratioTo the window by whose statistics those of the query are divided; empty if they are not
 * @param differenceTo the window whose statistics are taken from those of the query; empty if none are
 */
public record SummaryQuestion(
        SampleQuery query,
        List<GroupText> groups,
        Optional<String> weight,
        Optional<Epochs> epochs,
        Optional<TimeWindow> ratioTo,
        Optional<TimeWindow> differenceTo) {

    /**
     * Checks that the parts go together.
     *
     * @throws IllegalArgumentException if they do not, with the names that options have
     */
    public SummaryQuestion {
        groups = List.copyOf(groups);
        if (ratioTo.isPresent() && differenceTo.isPresent()) {
            throw new IllegalArgumentException("--ratio-to and --difference-to exclude each other; give one");
        }
        if (ratioTo.isPresent() || differenceTo.isPresent()) {
            checkComparison(ratioTo.isPresent() ? "--ratio-to" : "--difference-to", query, groups, epochs);
        }
    }

    private static void checkComparison(
            String option, SampleQuery query, List<GroupText> groups, Optional<Epochs> epochs) {
        if (epochs.isPresent()) {
            throw new IllegalArgumentException(
                    option + " compares two windows, and --epochs has many; give one of them");
        }
        if (groups.stream().anyMatch(GroupText::isPass)) {
            throw new IllegalArgumentException("two windows have no passage in common, so " + option
                    + " has nothing to compare; leave --by pass out");
        }
        if (groups.stream().anyMatch(GroupText::isTime)) {
            throw new IllegalArgumentException("two windows have no bin of time in common, so " + option
                    + " has nothing to compare; leave --by time out");
        }
        if (query.times().equals(TimeWindows.ALWAYS)) {
            throw new IllegalArgumentException(
                    option + " compares with the window of --time, which is not given; give --time START/END");
        }
    }

    /**
     * The answer.
     *
     * @throws IllegalArgumentException as {@link SummaryMaker#summary} and {@link SummaryMaker#aroundEvents}
     */
    public SummaryResult answer(SummaryMaker plain, List<Statistic> statistics) {
        SummaryMaker maker = weight.map(plain::weightedBy).orElse(plain);
        SummaryAnswer asked =
                epochs.isPresent() ? maker.aroundEvents(query, groups, epochs.get()) : maker.summary(query, groups);
        List<SummaryAnswer> answers = new ArrayList<>(List.of(asked));
        SummaryTable table = ratioTo.or(() -> differenceTo)
                .map(window -> {
                    SampleQuery then =
                            query.toBuilder().times(TimeWindows.of(window)).build();
                    SummaryAnswer other = maker.summary(then, groups);
                    answers.add(other);
                    return comparison().compared(asked, other, statistics);
                })
                .orElseGet(() -> asked.numbers(statistics));
        return new SummaryResult(table, answers);
    }

    private SummaryComparison comparison() {
        return ratioTo.isPresent() ? SummaryComparison.RATIO : SummaryComparison.DIFFERENCE;
    }
}
