package org.htmst.cli.resident;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmst.client.CommandRequest;
import org.htmst.client.Frame;
import org.htmst.client.FrameChannel;
import org.htmst.client.FrameKind;
import org.htmst.client.ResidentPlace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The resident process in this one, and clients that do not behave. None of the commands needs a store. */
@Timeout(120)
class ServedCommandTest {

    /** Of more text than sockets hold: its command waits until somebody reads. */
    private static final List<String> LONG = List.of("grid", "cover", "--lat=-90,90", "--level=8");

    private Path folder;
    private ResidentPlace place;
    private Thread process;

    @BeforeEach
    void start() throws IOException {
        folder = Files.createTempDirectory("htm-st-resident");
        place = new ResidentPlace(folder, "the one", Optional.empty());
        Resident resident =
                new Resident(place, new WatchedFiles(List.of(place.socket().getPath())));
        process = new Thread(resident::run);
        process.start();
    }

    @AfterEach
    void stop() throws Exception {
        if (ResidentPlace.isHeard(place.socket().getPath())) {
            try (Client client = new Client()) {
                client.channel.send(FrameKind.STOP);
                assertEquals(FrameKind.ACCEPTED, client.channel.receive().kind());
            }
        }
        process.join();
        assertFalse(Files.exists(place.socket().getPath()));
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        }
    }

    /** A connection to the process. */
    private final class Client implements AutoCloseable {

        private final SocketChannel socket = SocketChannel.open(StandardProtocolFamily.UNIX);
        private final FrameChannel channel = new FrameChannel(socket);

        private Client() throws IOException {
            socket.connect(place.socket());
        }

        private FrameKind ask(String identity, List<String> arguments) throws IOException {
            channel.send(
                    FrameKind.REQUEST, new CommandRequest(identity, folder.toString(), 0, Map.of(), arguments).bytes());
            FrameKind answer = channel.receive().kind();
            if (answer == FrameKind.ACCEPTED) {
                channel.send(FrameKind.BEGIN);
            }
            return answer;
        }

        /** Reads to the end of the command; its code. */
        private int code(StringBuilder out, StringBuilder err) throws IOException {
            for (Frame frame = channel.receive(); frame != null; frame = channel.receive()) {
                switch (frame.kind()) {
                    case OUT -> out.append(frame.text());
                    case ERR -> err.append(frame.text());
                    case SETTLE -> channel.send(FrameKind.SETTLED);
                    default -> {
                        assertEquals(FrameKind.EXIT, frame.kind());
                        return frame.bytes()[0];
                    }
                }
            }
            throw new AssertionError("no exit code");
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    /** The threads of commands and their clients. */
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("htm-st-resident-c"))
                .toList();
    }

    private void checkItAnswers() throws IOException {
        StringBuilder out = new StringBuilder();
        try (Client client = new Client()) {
            assertEquals(FrameKind.ACCEPTED, client.ask("the one", List.of("version")));
            assertEquals(0, client.code(out, new StringBuilder()));
        }
        assertTrue(out.toString().startsWith("htm-st "), out.toString());
    }

    @Test
    void answersOnlyWhoMeansIt() throws IOException {
        try (Client client = new Client()) {
            assertEquals(FrameKind.REFUSED, client.ask("another", List.of("version")));
            assertNull(client.channel.receive());
        }
        checkItAnswers();
    }

    @Test
    void whatIsNoRequestIsNotAnswered() throws IOException {
        for (byte[] bytes :
                new byte[][] {{}, {77, 0, 0, 0, 0}, {0, -1, 0, 0, 0}, {0, 0, 0, 0, 1, 9}, {9, 0, 0, 0, 0}}) {
            try (Client client = new Client()) {
                client.socket.write(ByteBuffer.wrap(bytes));
                client.socket.shutdownOutput();
                assertNull(client.channel.receive());
            }
        }
        checkItAnswers();
    }

    @Test
    void aClientThatIsGoneOrHasCancelledFreesItsCommand() throws Exception {
        for (boolean cancels : new boolean[] {false, true}) {
            List<Thread> atWork;
            try (Client client = new Client()) {
                assertEquals(FrameKind.ACCEPTED, client.ask("the one", LONG));
                assertEquals(FrameKind.OUT, client.channel.receive().kind());
                atWork = threads();
                assertEquals(2, atWork.size(), atWork.toString());
                checkItAnswers();
                if (cancels) {
                    client.channel.send(FrameKind.CANCEL);
                }
            }
            for (Thread thread : atWork) {
                thread.join();
            }
        }
    }

    @Test
    void outputThatCannotBeWrittenIsTheCommandsFailure() throws IOException {
        for (String why : List.of("Broken pipe", "No space left on device")) {
            StringBuilder err = new StringBuilder();
            try (Client client = new Client()) {
                assertEquals(FrameKind.ACCEPTED, client.ask("the one", List.of("completion")));
                client.channel.send(FrameKind.OUT_FAILED, why.getBytes(StandardCharsets.UTF_8));
                assertEquals(why.startsWith("B") ? 0 : 1, client.code(new StringBuilder(), err));
            }
            assertEquals(
                    why.startsWith("B") ? "" : "htm-st: standard output cannot be written: " + why + "\n",
                    err.toString());
        }
    }

    @Test
    void helpIsAsWideAsTheTerminal() throws IOException {
        int[] widths = new int[3];
        int[] columns = {0, 40, 120};
        for (int i = 0; i < columns.length; i++) {
            StringBuilder out = new StringBuilder();
            try (Client client = new Client()) {
                CommandRequest request = new CommandRequest(
                        "the one", folder.toString(), columns[i], Map.of(), List.of("help", "interpolate"));
                client.channel.send(FrameKind.REQUEST, request.bytes());
                assertEquals(FrameKind.ACCEPTED, client.channel.receive().kind());
                client.channel.send(FrameKind.BEGIN);
                assertEquals(0, client.code(out, new StringBuilder()));
            }
            assertEquals(columns[i] > 0, out.toString().contains("\u001b["));
            widths[i] = out.toString()
                    .replaceAll("\u001b\\[[0-9;]*m", "")
                    .lines()
                    .filter(line -> !line.startsWith("  "))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }
        assertTrue(widths[0] <= 80 && widths[1] < widths[0] && widths[2] > widths[0], widths[0] + " " + widths[1]);
    }

    @Test
    void aCommandIsBegunOnlyWhenItsClientSaysSo() throws IOException {
        Path made = folder.resolve("manual");
        try (Client client = new Client()) {
            client.channel.send(
                    FrameKind.REQUEST,
                    new CommandRequest("the one", folder.toString(), 0, Map.of(), List.of("man", "manual")).bytes());
            assertEquals(FrameKind.ACCEPTED, client.channel.receive().kind());
            client.socket.shutdownOutput();
            assertNull(client.channel.receive());
        }
        assertFalse(Files.exists(made));
    }

    @Test
    void twoDoNotListenAtOnePlace() {
        IOException e = assertThrows(IOException.class, () -> new Resident(place, new WatchedFiles(List.of())));
        assertTrue(e.getMessage().startsWith("another process listens at "), e.getMessage());
    }

    @Test
    void itEndsWhenAFileItStandsOnHasChanged() throws Exception {
        // Whoever replaces its socket has a process of his own there.
        Files.delete(place.socket().getPath());
        process.join();
        assertEquals(List.of(), ResidentPlace.sockets(folder));
    }

    @Test
    void requestsComeOverAsTheyWere() throws IOException {
        CommandRequest request = new CommandRequest(
                "identity\n", "/a b", 81, Map.of("HTM_ST_HOME", "größe", "HTM_ST_X", ""), List.of("", "-o", "日本\n"));
        byte[] bytes = request.bytes();
        assertEquals(request, CommandRequest.of(new Frame(FrameKind.REQUEST, bytes)));
        for (int length = 0; length < bytes.length; length++) {
            byte[] part = Arrays.copyOf(bytes, length);
            assertThrows(IOException.class, () -> CommandRequest.of(new Frame(FrameKind.REQUEST, part)));
        }
        assertArrayEquals(bytes, request.bytes());
    }
}
