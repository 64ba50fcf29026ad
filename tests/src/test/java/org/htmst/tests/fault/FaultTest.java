package org.htmst.tests.fault;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every scenario, several times in a row, on one cluster that is kept up. {@code htmst.faults.rounds} says how many times (once),
 * {@code htmst.faults.only} which scenario alone. The outcomes stand in {@code target/faults/table.md}, what happened in
 * {@code target/faults/journal.txt}.
 */
@Tag("faults")
class FaultTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261121);
    private static final int ROUNDS = Integer.getInteger("htmst.faults.rounds", 1);
    private static final String ONLY = System.getProperty("htmst.faults.only", "");
    private static final Duration PACE = Duration.ofMillis(250);
    private static final Path REPORTS = Path.of("target", "faults");

    private static final OutcomeTable TABLE = new OutcomeTable();

    private static boolean asRoot;
    private static DrillGround ground;

    @BeforeAll
    static void start() throws Exception {
        asRoot = DrillGround.isRoot();
        ground = DrillGround.open(SEED, asRoot, PACE, REPORTS);
    }

    @AfterAll
    static void stop() throws Exception {
        TABLE.write(REPORTS.resolve("table.md"));
        if (ground != null) {
            ground.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> scenarios() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Fault fault : Faults.all(asRoot)) {
            for (int round = 0; round < ROUNDS; round++) {
                int now = round;
                if (ONLY.isEmpty() || ONLY.equals(fault.name())) {
                    tests.add(DynamicTest.dynamicTest(fault.name() + " " + (round + 1), () -> run(fault, now)));
                }
            }
        }
        return tests.stream();
    }

    private static void run(Fault fault, int round) throws Exception {
        try {
            TABLE.add(ground.run(fault, round));
        } catch (Exception | AssertionError e) {
            TABLE.add(Outcome.failed(fault, e));
            throw e;
        }
    }
}
