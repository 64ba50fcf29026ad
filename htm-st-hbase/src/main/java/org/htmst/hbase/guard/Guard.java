package org.htmst.hbase.guard;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.hadoop.hbase.TableNotFoundException;
import org.apache.hadoop.hbase.client.CheckAndMutate;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.Get;
import org.apache.hadoop.hbase.client.Increment;
import org.apache.hadoop.hbase.client.Put;
import org.apache.hadoop.hbase.client.Result;
import org.apache.hadoop.hbase.client.ResultScanner;
import org.apache.hadoop.hbase.client.Scan;
import org.apache.hadoop.hbase.client.Table;
import org.apache.hadoop.hbase.util.Bytes;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.retry.Patience;
import org.htmst.hbase.table.StoreTables;

/** The guard table of one store. Where it is missing, as in a store of an earlier program, all of it reads as empty. */
public final class Guard {

    /** Of every cell but the counters: of equal ones, HBase shows the last written. */
    private static final long TIMESTAMP = 1;

    private static final byte[] FAMILY = StoreTables.catalogFamily();
    private static final byte[] VALUE = StoreTables.catalogQualifier();
    private static final byte[] TOKEN = StoreTables.catalogToken();
    private static final byte[] BEAT = bytes("b");
    private static final byte[] REPLACED = bytes("r");
    private static final byte[] NO_TOKEN = bytes("-");

    private static final byte[] OPERATION = bytes("operation");
    private static final byte[] STORE = bytes("store");
    private static final byte[] MOMENT = bytes("moment");
    private static final String NUMBER = "number/";
    private static final String COPY = "copy/";

    /** Ten times as long as a beat. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private static final Duration LOOK = Duration.ofMillis(500);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final Connection connection;
    private final Patience patience;
    private final Clock clock;
    private final Duration silence;

    /** The guard of the store behind {@code connection}. */
    public Guard(Connection connection) {
        this(connection, Clock.systemUTC(), SILENCE);
    }

    /**
     * As {@link #Guard(Connection)}.
     *
     * @param clock tells when operations begin
     * @param silence how long an operation of another machine must not have beaten to be held for dead
     */
    public Guard(Connection connection, Clock clock, Duration silence) {
        this.connection = connection;
        this.patience = Patience.of(connection);
        this.clock = clock;
        this.silence = silence;
    }

    /** What is done with the table. */
    @FunctionalInterface
    private interface TableStep<T> {
        T run(Table table) throws IOException;
    }

    private <T> T with(TableStep<T> step) throws IOException {
        return patience.run(() -> {
            try (Table table = connection.getTable(StoreTables.of(connection).guard())) {
                return step.run(table);
            }
        });
    }

    private Result row(byte[] row) throws IOException {
        try {
            return with(table -> table.get(new Get(row)));
        } catch (TableNotFoundException e) {
            return Result.EMPTY_RESULT;
        }
    }

    /** The operation that is under way, or was left half done. */
    public Optional<Operation> operation() throws IOException {
        return operation(row(OPERATION));
    }

    private static Optional<Operation> operation(Result row) throws IOException {
        byte[] value = row.getValue(FAMILY, VALUE);
        return value == null || value.length == 0
                ? Optional.empty()
                : Optional.of(JSON.readValue(value, Operation.class));
    }

    /** How often what the store holds was replaced as a whole, by a restore or a repair; also counts those under way. */
    public long replacements() throws IOException {
        return replacements(row(OPERATION));
    }

    private static long replacements(Result row) {
        byte[] value = row.getValue(FAMILY, REPLACED);
        return value == null ? 0 : Bytes.toLong(value);
    }

    /**
     * Refuses to use a store that is being replaced, or was left half replaced.
     *
     * @throws HtmStException if so: what was begun when by whom, and what to do
     */
    public void checkUsable() throws IOException {
        Optional<Operation> operation = operation().filter(now -> now.kind().replaces());
        if (operation.isPresent()) {
            throw new HtmStException(
                    "the store cannot be used: " + operation.get().told(Held.hasEnded(operation.get())), true);
        }
    }

    /**
     * Leaves the mark of an operation, before its first step; the guard table is made if it is missing. The place of one that was left
     * half done is taken only by what puts its work right: of a replacement another, of anything else everything.
     *
     * @param steps hears of each step before it is done
     * @throws HtmStException if another operation is under way, or was left half done and has to be finished first
     */
    public Held begin(Operation.Kind kind, String subject, Consumer<String> steps) throws IOException {
        StoreTables.of(connection).createGuard(connection);
        Operation own = new Operation(
                kind, subject, "", clock.millis(), UUID.randomUUID().toString(), Worker.self());
        while (true) {
            Result row = row(OPERATION);
            Optional<Operation> other = operation(row);
            if (other.isPresent()) {
                checkLeft(other.get(), kind, row);
            }
            byte[] token = row.getValue(FAMILY, TOKEN);
            Put put = put(own).addColumn(FAMILY, BEAT, TIMESTAMP, Bytes.toBytes(0L));
            if (kind.replaces()) {
                put.addColumn(FAMILY, REPLACED, TIMESTAMP, Bytes.toBytes(replacements(row) + 1));
            }
            if (replace(token, put, own)) {
                return new Held(this, own, other, steps);
            }
        }
    }

    private void checkLeft(Operation other, Operation.Kind kind, Result row) throws IOException {
        Optional<Boolean> ended = Held.hasEnded(other);
        if (ended.isPresent() ? !ended.get() : isHeard(row)) {
            throw new HtmStException(other.told(Optional.of(false)), true);
        }
        if (other.kind().replaces() && !kind.replaces()) {
            throw new HtmStException(other.told(Optional.of(true)), true);
        }
    }

    private boolean isHeard(Result row) throws IOException {
        long deadlineNs = System.nanoTime() + silence.toNanos();
        while (System.nanoTime() < deadlineNs) {
            try {
                TimeUnit.NANOSECONDS.sleep(LOOK.toNanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw (IOException) new InterruptedIOException("interrupted").initCause(e);
            }
            Result now = row(OPERATION);
            if (!Arrays.equals(now.getValue(FAMILY, TOKEN), row.getValue(FAMILY, TOKEN))
                    || !Arrays.equals(now.getValue(FAMILY, BEAT), row.getValue(FAMILY, BEAT))) {
                return true;
            }
        }
        return false;
    }

    /** Notes how far an operation has come; whether it is still the store's operation. */
    boolean note(Operation operation) throws IOException {
        return replace(bytes(operation.token()), put(operation), operation);
    }

    /** Beats once. */
    void beat(Operation operation) throws IOException {
        Put put = new Put(OPERATION)
                .addColumn(FAMILY, BEAT, TIMESTAMP, bytes(UUID.randomUUID().toString()));
        with(table -> table.checkAndMutate(ifToken(bytes(operation.token())).build(put)));
    }

    /** Takes the mark of an operation away. */
    void release(Operation operation) throws IOException {
        Put put = new Put(OPERATION)
                .addColumn(FAMILY, TOKEN, TIMESTAMP, NO_TOKEN)
                .addColumn(FAMILY, VALUE, TIMESTAMP, new byte[0]);
        with(table -> table.checkAndMutate(ifToken(bytes(operation.token())).build(put)));
    }

    private static Put put(Operation operation) throws IOException {
        return new Put(OPERATION)
                .addColumn(FAMILY, TOKEN, TIMESTAMP, bytes(operation.token()))
                .addColumn(FAMILY, VALUE, TIMESTAMP, JSON.writeValueAsBytes(operation));
    }

    /** Puts if the token is {@code expected}; whether the operation is {@code own} now, also by an attempt whose answer was lost. */
    private boolean replace(byte[] expected, Put put, Operation own) throws IOException {
        boolean done =
                with(table -> table.checkAndMutate(ifToken(expected).build(put)).isSuccess());
        return done || operation().filter(own::equals).isPresent();
    }

    private static CheckAndMutate.Builder ifToken(byte[] token) {
        CheckAndMutate.Builder check = CheckAndMutate.newBuilder(OPERATION);
        return token == null ? check.ifNotExists(FAMILY, TOKEN) : check.ifEquals(FAMILY, TOKEN, token);
    }

    /** The store's identity; empty until it has one. */
    public Optional<String> identity() throws IOException {
        return Optional.ofNullable(row(STORE).getValue(FAMILY, VALUE)).map(Bytes::toString);
    }

    /** Gives the store its identity. */
    public void identify(String identity) throws IOException {
        put(STORE, bytes(identity));
    }

    /** The next number of a kind, from 1; none is ever given twice, numbers may be left out. */
    public long next(String kind) throws IOException {
        return with(table -> table.incrementColumnValue(bytes(NUMBER + kind), FAMILY, VALUE, 1));
    }

    /** The last number of a kind; 0 if none was given. */
    public long last(String kind) throws IOException {
        byte[] last = row(bytes(NUMBER + kind)).getValue(FAMILY, VALUE);
        return last == null ? 0 : Bytes.toLong(last);
    }

    /** Gives no number of a kind up to {@code number} from now on. */
    public void skip(String kind, long number) throws IOException {
        long missing = number - last(kind);
        if (missing > 0) {
            with(table -> table.increment(new Increment(bytes(NUMBER + kind)).addColumn(FAMILY, VALUE, missing)));
        }
    }

    /**
     * A moment of the store's own order, ms since 1970 UTC: {@code nowMs} or, if the store has given one as late, the ms after the last.
     * None is given twice, and none is earlier than one given before, whatever clocks do and whatever is restored.
     */
    public long moment(long nowMs) throws IOException {
        while (true) {
            byte[] last = row(MOMENT).getValue(FAMILY, VALUE);
            long moment = last == null ? nowMs : Math.max(nowMs, Bytes.toLong(last) + 1);
            CheckAndMutate.Builder check = CheckAndMutate.newBuilder(MOMENT);
            CheckAndMutate step = (last == null
                            ? check.ifNotExists(FAMILY, VALUE)
                            : check.ifEquals(FAMILY, VALUE, last))
                    .build(new Put(MOMENT).addColumn(FAMILY, VALUE, TIMESTAMP, Bytes.toBytes(moment)));
            if (with(table -> table.checkAndMutate(step).isSuccess())) {
                return moment;
            }
        }
    }

    /** Keeps a copy of the value of a catalog's row; of none, where it is empty. */
    public void copy(String row, byte[] value) throws IOException {
        put(bytes(COPY + row), value);
    }

    /** The copies of all rows of the catalog that begin with {@code prefix}, by row. */
    public Map<String, byte[]> copies(String prefix) throws IOException {
        Scan scan = new Scan()
                .setStartStopRowForPrefixScan(bytes(COPY + prefix))
                .addFamily(FAMILY)
                .setCaching(1000);
        try {
            return with(table -> {
                Map<String, byte[]> copies = new TreeMap<>();
                try (ResultScanner results = table.getScanner(scan)) {
                    for (Result result = results.next(); result != null; result = results.next()) {
                        byte[] value = result.getValue(FAMILY, VALUE);
                        if (value.length > 0) {
                            copies.put(Bytes.toString(result.getRow()).substring(COPY.length()), value);
                        }
                    }
                }
                return copies;
            });
        } catch (TableNotFoundException e) {
            return Map.of();
        }
    }

    private void put(byte[] row, byte[] value) throws IOException {
        with(table -> {
            table.put(new Put(row).addColumn(FAMILY, VALUE, TIMESTAMP, value));
            return null;
        });
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
