package org.htmst.bench.system;

import java.time.Duration;
import java.util.Optional;

/**
 * One answer and its cost.
 *
 * @param answer the answer
 * @param reading what was read, where the system tells
 * @param firstBatch from the question to the first samples, or to the aggregate
 * @param total from the question to the end
 */
public record QueryRun(Answer answer, Optional<Reading> reading, Duration firstBatch, Duration total) {}
