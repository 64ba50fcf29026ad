package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.htmst.hbase.load.LoadListener;
import org.htmst.hbase.load.LoadOutcome;

/** Writes down what became of each of many files, and sees that none is told of twice or out of turn. */
final class Outcomes implements LoadListener {

    private final List<String> all = new ArrayList<>();

    /** One a file: the kind of outcome, or the message of the failure. */
    List<String> all() {
        return all;
    }

    @Override
    public void loaded(int source, LoadOutcome outcome) {
        assertEquals(all.size(), source);
        all.add(outcome.kind().name());
    }

    @Override
    public void failed(int source, RuntimeException cause) {
        assertEquals(all.size(), source);
        all.add(cause.getMessage());
    }
}
