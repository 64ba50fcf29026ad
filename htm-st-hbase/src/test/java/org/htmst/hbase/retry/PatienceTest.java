package org.htmst.hbase.retry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.NotServingRegionException;
import org.apache.hadoop.hbase.security.AccessDeniedException;
import org.htmst.failure.HtmStException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PatienceTest {

    private final Configuration conf = new Configuration(false);
    private int runs;

    private Patience patience(Duration timeout) {
        ClientTimeouts.apply(conf, timeout);
        return Patience.of(conf);
    }

    @Test
    void aStepThatFailsIsRunAgainUntilItSucceeds() throws Exception {
        String result = patience(Duration.ofMinutes(1)).run(() -> {
            if (++runs < 3) {
                throw new ConnectException("refused");
            }
            return "done";
        });
        assertEquals("done", result);
        assertEquals(3, runs);
    }

    @Test
    void aStepThatKeepsFailingIsGivenUpWithItsLastFailure() {
        long startNs = System.nanoTime();
        IOException failure = assertThrows(
                ConnectException.class, () -> patience(Duration.ofSeconds(1)).run(() -> {
                    throw new ConnectException("refused " + ++runs);
                }));
        assertTrue(System.nanoTime() - startNs > 1e9, "it was tried for a second");
        assertTrue(runs > 2, runs + " runs");
        assertEquals("refused " + runs, failure.getMessage());
    }

    @Test
    void aStepThatTriesForTheWholeTimeoutByItselfIsNotTriedForAsLongAgain() {
        assertThrows(
                ConnectException.class, () -> patience(Duration.ofSeconds(1)).run(() -> {
                    runs++;
                    long startNs = System.nanoTime();
                    while (System.nanoTime() - startNs < 1_100_000_000) {
                        Thread.onSpinWait();
                    }
                    throw new ConnectException("refused, again and again");
                }));
        assertEquals(1, runs);
    }

    @Test
    void whatWouldNeverPassIsNotTriedAgain() {
        AccessDeniedException denied = new AccessDeniedException("Insufficient permissions for user 'reader'\nmore");
        Patience patience = patience(Duration.ofMinutes(1));
        IOException failure = assertThrows(
                IOException.class,
                () -> patience.run(() -> {
                    runs++;
                    throw new IOException("in the words of another", denied);
                }));
        assertEquals(1, runs);
        HtmStException told = patience.failure("loading", failure);
        assertEquals("loading failed: Insufficient permissions for user 'reader'", told.getMessage());
        assertFalse(told.recoverable());
        assertSame(failure, told.getCause());
    }

    @Test
    void aStepThatNeverComesBackIsEnded() {
        conf.set("hbase.zookeeper.quorum", "10.0.0.7");
        Patience patience = patience(Duration.ofSeconds(1));
        IOException failure = assertThrows(
                IOException.class,
                () -> patience.run(() -> {
                    runs++;
                    return waitForEver();
                }));
        assertEquals(1, runs);
        assertFalse(Thread.currentThread().isInterrupted());
        HtmStException told = patience.failure("reading the catalog", failure);
        assertEquals(
                "reading the catalog failed: the cluster of ZooKeeper 10.0.0.7 did not answer within 1s (--timeout);"
                        + " see 'htm-st status', then run the command again",
                told.getMessage());
        assertTrue(told.recoverable());
    }

    @Test
    void aStepWhoseServerHasEndedIsEndedAtOnce() throws Exception {
        Process server = new ProcessBuilder("sleep", "60").start();
        Patience.endWith(conf, Optional.of(server.pid()), "process " + server.pid(), "server.log");
        Patience patience = patience(Duration.ofMinutes(5));
        CountDownLatch begun = new CountDownLatch(1);
        Thread killer = new Thread(() -> {
            try {
                begun.await();
                server.destroyForcibly().waitFor();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        killer.start();
        IOException failure = assertThrows(
                IOException.class,
                () -> patience.run(() -> {
                    begun.countDown();
                    return waitForEver();
                }));
        assertEquals(
                "loading failed: the embedded server has ended; its log is server.log; run the command again, which"
                        + " starts it anew",
                patience.failure("loading", failure).getMessage());
    }

    @Test
    void theUserIsToldWhatDidNotAnswerWhere() {
        IOException failure = new IOException(
                "Failed after attempts=12\nSat Nov 21: try 1\n",
                new ConnectException("Connection refused: /10.0.0.7:16020"));
        assertEquals(
                "loading failed: Failed after attempts=12 (Connection refused: /10.0.0.7:16020); see 'htm-st status',"
                        + " then run the command again",
                patience(Duration.ofMinutes(5)).failure("loading", failure).getMessage());
    }

    /** A minute was given, and something else ended the step at once: nobody waited for a minute. */
    @Test
    void theUserIsToldForHowLongItWasReallyTried() {
        Patience patience = patience(Duration.ofSeconds(1));
        IOException refused = assertThrows(
                ConnectException.class,
                () -> patience.run(() -> {
                    throw new ConnectException("refused");
                }));
        String told = patience.failure("loading", refused).getMessage();
        assertTrue(told.matches("loading failed: refused; tried for [1-9][0-9]*s; see .*"), told);
        Patience patient = patience(Duration.ofMinutes(5));
        IOException once = new ConnectException("refused");
        assertFalse(patient.failure("loading", once).getMessage().contains("tried for"));
        assertTrue(Patience.isAway(new IOException("after attempts", refused)));
        assertTrue(Patience.isAway(new IOException("moved", new NotServingRegionException("r"))));
        assertFalse(Patience.isAway(new IOException("Could not seek StoreFileScanner[CorruptHFile]")));
    }

    private static Object waitForEver() throws IOException {
        try {
            new CountDownLatch(1).await();
            return null;
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException("as HBase's client says it").initCause(e);
        }
    }
}
