package org.htmst.client;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        int code;
        try {
            Map<String, String> environment = environment();
            ResidentPlace place = ResidentPlace.of(System.getProperty("htmst.program", ""), environment, command);
            CommandRequest request = new CommandRequest(
                    place.identity(),
                    System.getProperty("user.dir"),
                    Integer.getInteger("htmst.columns", 0),
                    environment,
                    command);
            code = new Client(request, place).run();
        } catch (IOException | RuntimeException e) {
            // No data directory yet, one that others can read, a disk that is full: the command itself will say what it
            // minds.
            code = PlainRun.of(command);
        }
        Runtime.getRuntime().halt(code);
    }

    /** What commands are told by, and what says where a user's own files are. */
    private static Map<String, String> environment() {
        Map<String, String> chosen = new LinkedHashMap<>();
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            if (variable.getKey().startsWith("HTM_ST_") || variable.getKey().equals("XDG_RUNTIME_DIR")) {
                chosen.put(variable.getKey(), variable.getValue());
            }
        }
        return chosen;
    }

    private int run() throws IOException {
        byte[] bytes = request.bytes();
        FrameChannel channel = handOver(first(), bytes);
        if (channel == null) {
            // It ended in between: the next takes its place. One that refuses again is busy with as many as it takes.
            channel = handOver(new ResidentStart(place).channel(), bytes);
        }
        if (channel == null) {
            return PlainRun.of(request.arguments());
        }
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

    private FrameChannel first() throws IOException {
        FrameChannel channel = ResidentStart.connect(place);
        return channel == null ? new ResidentStart(place).channel() : channel;
    }

    /** The connection on which the command is carried out; null if it is not. */
    private static FrameChannel handOver(FrameChannel channel, byte[] request) throws IOException {
        if (channel == null) {
            return null;
        }
        try {
            channel.send(FrameKind.REQUEST, request);
        } catch (IOException e) {
            // What it said before it went is there to be read.
            Frame last = channel.receive();
            return last != null && last.kind() == FrameKind.ACCEPTED ? channel : null;
        }
        Frame answer = channel.receive();
        if (answer != null && answer.kind() == FrameKind.ACCEPTED) {
            return channel;
        }
        channel.close();
        return null;
    }

    /** Writes what the command writes, until it ends; its exit code. Whatever happens, the command is not carried out a second time. */
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
