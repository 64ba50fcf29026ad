package org.htmst.hbase.retry;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javax.security.sasl.SaslException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.CallQueueTooBigException;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.NamespaceNotFoundException;
import org.apache.hadoop.hbase.NotServingRegionException;
import org.apache.hadoop.hbase.RegionTooBusyException;
import org.apache.hadoop.hbase.TableNotEnabledException;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.NoServerForRegionException;
import org.apache.hadoop.hbase.exceptions.ConnectionClosedException;
import org.apache.hadoop.hbase.exceptions.TimeoutIOException;
import org.apache.hadoop.hbase.io.hfile.CorruptHFileException;
import org.apache.hadoop.hbase.ipc.CallTimeoutException;
import org.apache.hadoop.hbase.ipc.FailedServerException;
import org.apache.hadoop.hbase.ipc.ServerNotRunningYetException;
import org.apache.hadoop.hbase.regionserver.NoSuchColumnFamilyException;
import org.apache.hadoop.hbase.regionserver.RegionServerStoppedException;
import org.apache.hadoop.hbase.security.AccessDeniedException;
import org.apache.hadoop.security.AccessControlException;
import org.htmst.failure.HtmStException;

/**
 * Runs steps on a store: those that fail in ways that may pass again and again, ever further apart, until they have failed for the
 * store's timeout; those that would never pass once; those that never come back until an alarm ends them.
 */
public final class Patience {

    private static final String SERVER_PID = "htmst.server.pid";
    private static final String SERVER_NAME = "htmst.server.name";
    private static final String SERVER_LOG = "htmst.server.log";

    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /** What HBase's client reports by itself at the end of the timeout says more than an alarm: it gets this long for it. */
    private static final Duration GRACE = Duration.ofSeconds(3);

    /** Waiting does not help against these. */
    private static final List<Class<? extends IOException>> FINAL = List.of(
            AccessDeniedException.class,
            AccessControlException.class,
            SaslException.class,
            TableNotFoundException.class,
            TableNotEnabledException.class,
            NamespaceNotFoundException.class,
            NoSuchColumnFamilyException.class,
            CorruptHFileException.class,
            ClosedException.class);

    /** What a server that is away, moving, starting or too busy says, or the network in its place. */
    private static final List<Class<? extends IOException>> AWAY = List.of(
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            ClosedChannelException.class,
            EOFException.class,
            SilenceException.class,
            CallTimeoutException.class,
            ConnectionClosedException.class,
            FailedServerException.class,
            TimeoutIOException.class,
            NotServingRegionException.class,
            RegionServerStoppedException.class,
            ServerNotRunningYetException.class,
            RegionTooBusyException.class,
            CallQueueTooBigException.class,
            NoServerForRegionException.class);

    private final Configuration conf;
    private final BooleanSupplier gone;
    private final Duration timeout;

    private Patience(Configuration conf, BooleanSupplier gone) {
        this.conf = conf;
        this.gone = gone;
        this.timeout = Duration.ofMillis(conf.getInt(ClientTimeouts.TIMEOUT, (int) TimeUnit.MINUTES.toMillis(1)));
    }

    /** A step on a store. */
    @FunctionalInterface
    public interface Step<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /** The patience for a store of that configuration that is not connected yet. */
    public static Patience of(Configuration conf) {
        return new Patience(conf, () -> hasEnded(conf));
    }

    /** The patience for steps on {@code connection}; it ends when the connection is closed. */
    public static Patience of(Connection connection) {
        return new Patience(connection.getConfiguration(), connection::isClosed);
    }

    /**
     * Notes in a configuration whose server it is.
     *
     * @param pid the process with which everything ends, if it can be seen from here
     * @param name the same for people
     * @param log its log
     */
    public static void endWith(Configuration conf, Optional<Long> pid, String name, String log) {
        pid.ifPresent(number -> conf.setLong(SERVER_PID, number));
        conf.set(SERVER_NAME, name);
        conf.set(SERVER_LOG, log);
    }

    /** How long a step may keep failing or unanswered. */
    public Duration timeout() {
        return timeout;
    }

    /** Runs a step that may be run again, under an alarm. */
    public <T> T run(Step<T> step) throws IOException {
        Retries retries = retries();
        // HBase's client may try for the whole timeout before it says so.
        retries.countFromNow();
        return retry(() -> await(step), retries);
    }

    /** Runs a step that may be run again, and that sets its own alarms. */
    public <T> T retry(Step<T> step) throws IOException {
        return retry(step, retries());
    }

    private static <T> T retry(Step<T> step, Retries retries) throws IOException {
        while (true) {
            try {
                return step.run();
            } catch (IOException e) {
                retries.pauseAfter(e);
            }
        }
    }

    /** Runs a step once. One that takes longer than the timeout is interrupted, and fails. */
    public <T> T await(Step<T> step) throws IOException {
        try (Alarm alarm = alarm()) {
            return await(alarm, step);
        }
    }

    /** As {@link #await(Step)}, for a caller that waits often and keeps its alarm. */
    <T> T await(Alarm alarm, Step<T> step) throws IOException {
        alarm.set();
        T result;
        try {
            result = step.run();
        } catch (RejectedExecutionException e) {
            alarm.stop();
            throw new ClosedException(e);
        } catch (IOException | RuntimeException e) {
            if (alarm.stop()) {
                throw silence(e);
            }
            throw e;
        }
        if (alarm.stop()) {
            // HBase's client takes some interrupts for an answer: a connection comes without knowing its cluster.
            close(result);
            throw silence(null);
        }
        return result;
    }

    /** HBase's client does not say so itself: the threads of a closed connection refuse what it gives them. */
    private static final class ClosedException extends IOException {
        private static final long serialVersionUID = 1;

        private ClosedException(RejectedExecutionException cause) {
            super("the connection to the store was closed", cause);
        }
    }

    private SilenceException silence(Exception cause) {
        return new SilenceException("no answer within " + text(timeout), cause);
    }

    private static void close(Object result) throws IOException {
        if (result instanceof Closeable closeable) {
            closeable.close();
        }
    }

    /** An alarm that rings after the timeout, or when waiting has become vain. */
    Alarm alarm() {
        return new Alarm(timeout.plus(GRACE), gone);
    }

    /** The retries of one step: how long it has been failing. */
    public Retries retries() {
        return new Retries();
    }

    /** Counts the time for which a step has been failing. */
    public final class Retries {

        private long failingSinceNs = System.nanoTime();
        private Duration pause = Duration.ZERO;

        /**
         * Waits before the step is run again.
         *
         * @throws IOException {@code failure} if that would be in vain, or has been for the timeout
         */
        public void pauseAfter(IOException failure) throws IOException {
            if (pause.isZero()) {
                countFromNow();
            }
            long failingNs = System.nanoTime() - failingSinceNs;
            if (isFinal(failure) || gone.getAsBoolean() || failingNs > timeout.toNanos()) {
                if (failingNs > TimeUnit.SECONDS.toNanos(1)) {
                    failure.addSuppressed(new Tried(Duration.ofNanos(failingNs)));
                }
                throw failure;
            }
            try {
                TimeUnit.NANOSECONDS.sleep(pause.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("interrupted").initCause(failure);
            }
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }

        private void countFromNow() {
            failingSinceNs = System.nanoTime();
            pause = FIRST_PAUSE;
        }

        /** The step came on; failures from now on are counted anew. */
        public void succeeded() {
            pause = Duration.ZERO;
        }
    }

    /**
     * What a user is told of a step that failed for good.
     *
     * @param what failed, such as {@code loading}
     */
    public HtmStException failure(String what, IOException e) {
        if (isInterrupt(e)) {
            // HBase's client takes the thread's mark away when it throws; whoever interrupted wants it seen further up.
            Thread.currentThread().interrupt();
            return new HtmStException(what + " failed: it was interrupted; run the command again", true, e);
        }
        if (hasEnded(conf)) {
            return new HtmStException(
                    what + " failed: the embedded server has ended; its log is " + conf.get(SERVER_LOG)
                            + "; run the command again, which starts it anew",
                    true,
                    e);
        }
        Optional<Throwable> last = finalCause(e);
        if (last.isPresent()) {
            return new HtmStException(what + " failed: " + firstLine(last.get()), false, e);
        }
        String tried = e instanceof SilenceException
                ? where() + " did not answer within " + text(timeout) + " (--timeout)"
                : reason(e) + tried(e).map(time -> "; tried for " + text(time)).orElse("");
        String look = conf.get(SERVER_LOG) == null ? "'htm-st status'" : conf.get(SERVER_LOG);
        return new HtmStException(
                what + " failed: " + tried + "; see " + look + ", then run the command again", true, e);
    }

    /** For how long a step failed before it was given up; empty if it was not tried again. */
    private static Optional<Duration> tried(IOException e) {
        return Stream.of(e.getSuppressed())
                .filter(Tried.class::isInstance)
                .map(tried -> ((Tried) tried).time)
                .findFirst();
    }

    /** Whether a failure is one of a server that is away or busy, or of the way to it, and not of what the server was asked to do. */
    public static boolean isAway(IOException e) {
        return hasCause(e, AWAY).isPresent();
    }

    private String where() {
        return conf.get(SERVER_NAME) == null
                ? "the cluster of ZooKeeper " + conf.get(HConstants.ZOOKEEPER_QUORUM)
                : "the embedded server, " + conf.get(SERVER_NAME) + ",";
    }

    private static boolean hasEnded(Configuration conf) {
        long pid = conf.getLong(SERVER_PID, 0);
        return pid != 0 && ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }

    private static boolean isFinal(IOException e) {
        return e instanceof SilenceException || isInterrupt(e) || finalCause(e).isPresent();
    }

    private static boolean isInterrupt(IOException e) {
        return e instanceof InterruptedIOException && !(e instanceof SocketTimeoutException);
    }

    private static Optional<Throwable> finalCause(Throwable e) {
        return hasCause(e, FINAL);
    }

    private static Optional<Throwable> hasCause(Throwable e, List<Class<? extends IOException>> types) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            Throwable looked = cause;
            if (types.stream().anyMatch(type -> type.isInstance(looked))) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }

    /** What happened, and, where that is another thing, what it came from: there stands which server it was. */
    private static String reason(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String outer = firstLine(e);
        String inner = firstLine(root);
        return outer.contains(inner) ? outer : outer + " (" + inner + ")";
    }

    /** HBase lists every attempt on a line of its own. */
    private static String firstLine(Throwable e) {
        return Objects.requireNonNullElse(e.getMessage(), "")
                .lines()
                .findFirst()
                .orElse(e.toString());
    }

    private static String text(Duration duration) {
        return duration.truncatedTo(ChronoUnit.SECONDS).toString().substring(2).toLowerCase(Locale.ROOT);
    }

    /** That nothing was heard for the whole timeout: there is no point in asking again. */
    private static final class SilenceException extends IOException {

        private static final long serialVersionUID = 1;

        SilenceException(String message, Exception cause) {
            super(message, cause);
        }
    }

    /** Goes with the failure of a step that was given up: for how long it had been tried. */
    private static final class Tried extends Exception {

        private static final long serialVersionUID = 1;

        private final transient Duration time;

        Tried(Duration time) {
            super("tried for " + text(time), null, false, false);
            this.time = time;
        }
    }
}
