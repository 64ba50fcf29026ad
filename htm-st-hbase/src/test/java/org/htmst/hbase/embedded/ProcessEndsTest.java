package org.htmst.hbase.embedded;

import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ProcessEndsTest {

    @Test
    void tellsThoseWhoStillWantToKnow() throws IOException {
        Process process = new ProcessBuilder("cat").start();
        CompletableFuture<Void> first = new CompletableFuture<>();
        CompletableFuture<Void> second = new CompletableFuture<>();
        CompletableFuture<Void> forgotten = new CompletableFuture<>();
        ProcessEnds.forget(process.toHandle(), first);
        ProcessEnds.await(process.toHandle(), first);
        ProcessEnds.await(process.toHandle(), forgotten);
        ProcessEnds.await(process.toHandle(), second);
        ProcessEnds.forget(process.toHandle(), forgotten);
        assertFalse(first.isDone());
        process.destroyForcibly();
        first.join();
        second.join();
        assertFalse(forgotten.isDone());
        CompletableFuture<Void> late = new CompletableFuture<>();
        ProcessEnds.await(process.toHandle(), late);
        late.join();
    }
}
