package org.htmst.cli.resident;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.htmst.cli.HtmSt;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.StandardOutput;
import org.htmst.cli.session.Surroundings;
import org.htmst.client.CommandRequest;
import org.htmst.client.Frame;
import org.htmst.client.FrameChannel;
import org.htmst.client.FrameKind;
import org.htmst.query.Cancellation;

/**
 * One client, whom this thread listens to, and its command, which another carries out: what the client says while that is at work,
 * and its end, reach the command at once.
 */
final class ServedCommand implements Runnable {

    private static final int USUAL_COLUMNS = 80;
    private static final int FEWEST_COLUMNS = 55;

    private final Resident resident;
    private final FrameChannel client;
    private final RemoteOutput out;
    private final RemoteOutput err;
    private final Cancellation cancellation = new Cancellation();

    ServedCommand(Resident resident, FrameChannel client) {
        this.resident = resident;
        this.client = client;
        this.out = new RemoteOutput(client, FrameKind.OUT);
        this.err = new RemoteOutput(client, FrameKind.ERR);
    }

    @Override
    public void run() {
        try (client) {
            Frame first = client.receive();
            if (first != null && first.kind() == FrameKind.STOP) {
                resident.retire();
                resident.stores().close();
                client.send(FrameKind.ACCEPTED);
            } else if (first != null && first.kind() == FrameKind.REQUEST) {
                serve(CommandRequest.of(first));
            }
        } catch (IOException | RuntimeException e) {
            System.err.println("a client: " + e);
        }
    }

    private void serve(CommandRequest request) throws IOException {
        if (!request.identity().equals(resident.identity()) || !resident.begin()) {
            client.send(FrameKind.REFUSED);
            return;
        }
        Thread command = new Thread(() -> carryOut(request), "htm-st-resident-command");
        boolean started = false;
        try {
            client.send(FrameKind.ACCEPTED);
            Frame next = client.receive();
            // One that was stopped meanwhile may have had it done otherwise.
            if (next != null && next.kind() == FrameKind.BEGIN) {
                command.start();
                started = true;
            }
        } finally {
            if (!started) {
                resident.end();
            }
        }
        if (started) {
            listen(command);
        }
    }

    private void listen(Thread command) throws IOException {
        for (Frame frame = client.receive(); frame != null; frame = client.receive()) {
            switch (frame.kind()) {
                case OUT_FAILED -> out.fail(frame.text());
                case SETTLED -> out.settled();
                case CANCEL -> cancel(command);
                default -> throw new IOException("an unexpected frame " + frame.kind());
            }
        }
        cancel(command);
    }

    private void cancel(Thread command) {
        out.fail(RemoteOutput.GONE);
        err.fail(RemoteOutput.GONE);
        cancellation.cancel();
        command.interrupt();
    }

    private void carryOut(CommandRequest request) {
        int code = 1;
        try {
            resident.endAfter(IdleTime.of(request.environment()));
            code = HtmSt.run(session(request), request.arguments().toArray(String[]::new));
        } catch (IdleTime.UnknownException e) {
            new PrintStream(err, true, StandardCharsets.UTF_8).println("htm-st: " + e.getMessage());
            code = 2;
        } catch (RuntimeException | Error e) {
            e.printStackTrace();
            resident.retire();
        } finally {
            end(code);
            resident.end();
        }
    }

    /** The client closes the connection, having heard of the end. */
    private void end(int code) {
        // The command is done; what ended it must not close the connection.
        Thread.interrupted();
        try {
            client.send(FrameKind.EXIT, new byte[] {(byte) code});
        } catch (IOException e) {
            // It has gone, and does not want to know.
            return;
        }
    }

    private Session session(CommandRequest request) {
        int columns = request.columns();
        Surroundings surroundings = new Surroundings(
                Optional.of(Path.of(request.directory())),
                Optional.of(new Surroundings.HelpPage(
                        columns == 0 ? USUAL_COLUMNS : Math.max(FEWEST_COLUMNS, columns), columns > 0)),
                cancellation,
                resident.stores(),
                InputStream.nullInputStream(),
                resident::retire);
        return new Session(
                new StandardOutput(out),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                environment(request, surroundings),
                Clock.systemUTC(),
                false,
                surroundings);
    }

    /** As the client has it, but with paths that mean here what they mean there. */
    private static Map<String, String> environment(CommandRequest request, Surroundings surroundings) {
        Map<String, String> environment = new HashMap<>(request.environment());
        for (String name : new String[] {StoreOptions.HOME, StoreOptions.CONF}) {
            environment.computeIfPresent(
                    name,
                    (variable, path) ->
                            path.isEmpty() ? path : surroundings.path(path).toString());
        }
        return environment;
    }
}
