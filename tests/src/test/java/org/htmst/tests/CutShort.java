package org.htmst.tests;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Cuts operations short before each of their steps. */
final class CutShort {

    private CutShort() {}

    /** What ends an operation before a step. */
    private static final class Cut extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /** Ends what it listens to before the step number {@code last}, from 0. */
    private static Consumer<String> cutBefore(int last) {
        List<String> heard = new ArrayList<>();
        return step -> {
            heard.add(step);
            if (heard.size() > last) {
                throw new Cut();
            }
        };
    }

    /** Something of several steps. */
    interface Stepwise {
        void run(Consumer<String> steps) throws IOException;
    }

    /** Runs {@code work} and cuts it short before its first step, then before its second, and so on, until it comes to its end. */
    static int everywhere(Stepwise work, Stepwise afterEach) throws IOException {
        for (int cut = 0; ; cut++) {
            try {
                work.run(cutBefore(cut));
                return cut;
            } catch (Cut e) {
                afterEach.run(step -> {});
            }
        }
    }
}
