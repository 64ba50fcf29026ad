package org.htmst.client;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Has one command carried out by the resident process, or, before anything was handed over, by a process of its own.
 *
 * <p>System properties of the launcher: {@code htmst.launcher}, its path; {@code htmst.program}, what tells this program and the mask
 * of files from others; {@code htmst.columns}, the width of the terminal.
 */
public final class Client {

    /** How long the end of a cancelled command, which has files to remove, is waited for. */
    private static final long PATIENCE_MS = 1000;

    /** How long a process may be too busy, or stopped, to take a command. */
    private static final long ANSWER_MS = 10_000;

    private final CommandRequest request;
    private final ResidentPlace place;
    private final FileOutputStream out = new FileOutputStream(FileDescriptor.out);
    private final FileOutputStream err = new FileOutputStream(FileDescriptor.err);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean cancelled;

    private Client(CommandRequest request, ResidentPlace place) {
        this.request = request;
        this.place = place;
    }

    /** Runs the command that the arguments are. */
    public static void main(String[] arguments) {
        List<String> command = List.of(arguments);
        Client client = null;
        FrameChannel channel = null;
        try {
            client = of(command);
            channel = client.handOver();
        } catch (IOException | RuntimeException e) {
            // No data directory yet, one that others can read, a disk that is full: the command itself will say what it
            // minds.
            channel = null;
        }
        Runtime.getRuntime().halt(channel == null ? PlainRun.of(command) : client.finish(channel));
    }

    private static Client of(List<String> command) throws IOException {
        Map<String, String> environment = environment();
        ResidentPlace place = ResidentPlace.of(System.getProperty("htmst.program", ""), environment, command);
        return new Client(
                new CommandRequest(
                        place.identity(),
                        System.getProperty("user.dir"),
                        Integer.getInteger("htmst.columns", 0),
                        environment,
                        command),
                place);
    }

    /** What commands are told by, what says where a user's own files are, and what Hadoop and Kerberos look at. */
    private static Map<String, String> environment() {
        Map<String, String> chosen = new TreeMap<>();
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            String name = variable.getKey();
            if (name.startsWith("HTM_ST_") || name.equals("XDG_RUNTIME_DIR") || ResidentPlace.tellsOfClusters(name)) {
                chosen.put(name, variable.getValue());
            }
        }
        return chosen;
    }

    /**
     * The connection on which the command is carried out; null if it is not.
     *
     * @throws IOException if no resident process can be had
     */
    private FrameChannel handOver() throws IOException {
        byte[] bytes = request.bytes();
        FrameChannel running = ResidentStart.connect(place);
        FrameChannel channel = running == null ? null : accepted(running, bytes);
        // None runs, or it ended in between. One that refuses twice is busy with as many commands as it takes.
        return channel == null ? accepted(new ResidentStart(place).channel(), bytes) : channel;
    }

    private static FrameChannel accepted(FrameChannel channel, byte[] request) throws IOException {
        try {
            channel.send(FrameKind.REQUEST, request);
            Frame answer = channel.receiveWithin(ANSWER_MS);
            if (answer != null && answer.kind() == FrameKind.ACCEPTED) {
                // Before this has gone out the command is not begun; after it, it may be.
                channel.send(FrameKind.BEGIN);
                return channel;
            }
        } catch (IOException e) {
            // It has ended; had it begun, it would not have been for this client to say so.
            channel.close();
            return null;
        }
        channel.close();
        return null;
    }

    /** Follows the command to its end; its exit code. It is never carried out a second time. */
    private int finish(FrameChannel channel) {
        Runtime.getRuntime().addShutdownHook(new Cancel(channel));
        int code = follow(channel);
        done.countDown();
        if (cancelled) {
            // The signal that came says with which code to end.
            try {
                Thread.sleep(PATIENCE_MS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        return code;
    }

    /** Writes what the command writes, until it ends; its exit code. */
    private int follow(FrameChannel channel) {
        boolean failed = false;
        for (Frame frame = next(channel); frame != null; frame = next(channel)) {
            switch (frame.kind()) {
                case OUT -> failed = failed || !wrote(frame.bytes(), channel);
                case ERR -> tell(frame.bytes());
                case SETTLE -> send(channel, FrameKind.SETTLED, new byte[0]);
                case EXIT -> {
                    return frame.bytes()[0];
                }
                default -> {
                    // Nothing that a process of this version says.
                }
            }
        }
        if (!cancelled) {
            tell(("htm-st: the resident process ended before the command did; its log is " + place.log()
                            + "; run the command again, or with HTM_ST_RESIDENT=no in a process of its own\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return 1;
    }

    private static Frame next(FrameChannel channel) {
        try {
            return channel.receive();
        } catch (IOException e) {
            return null;
        }
    }

    private boolean wrote(byte[] bytes, FrameChannel channel) {
        try {
            out.write(bytes);
            return true;
        } catch (IOException e) {
            send(channel, FrameKind.OUT_FAILED, String.valueOf(e.getMessage()).getBytes(StandardCharsets.UTF_8));
            return false;
        }
    }

    private void tell(byte[] bytes) {
        if (cancelled) {
            return;
        }
        try {
            err.write(bytes);
        } catch (IOException e) {
            // Nobody hears; the command's answer and code count.
            return;
        }
    }

    /** A resident process that is gone shows when its next frame is waited for. */
    private static void send(FrameChannel channel, FrameKind kind, byte[] bytes) {
        try {
            channel.send(kind, bytes);
        } catch (IOException e) {
            return;
        }
    }

    /** Runs when a signal ends this process. */
    private final class Cancel extends Thread {

        private final FrameChannel channel;

        Cancel(FrameChannel channel) {
            this.channel = channel;
        }

        @Override
        public void run() {
            cancelled = true;
            send(channel, FrameKind.CANCEL, new byte[0]);
            try {
                done.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
