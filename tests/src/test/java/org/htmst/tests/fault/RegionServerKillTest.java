package org.htmst.tests.fault;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The short form of the fault tests, with the tests that are long: one region server of four is killed during a load and questions. */
@Tag("long")
class RegionServerKillTest {

    private static final long SEED = Long.getLong("htmst.seed", 20261121);

    /** Most of the time goes by until the cluster finds out, and other tests want the processors. */
    private static final Duration PACE = Duration.ofSeconds(1);

    @Test
    void aKilledRegionServerCostsTimeAndNothingElse() throws Exception {
        Path reports = Path.of("target", "faults-short");
        OutcomeTable table = new OutcomeTable();
        try (DrillGround ground = DrillGround.open(SEED, false, PACE, reports)) {
            table.add(ground.run(Faults.named("regionserver-killed"), 0));
        }
        table.write(reports.resolve("table.md"));
    }
}
