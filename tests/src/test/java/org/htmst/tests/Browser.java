package org.htmst.tests;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A Chromium without a window, that shows one page; it is told what to do by the protocol of its developer tools. */
final class Browser implements AutoCloseable {

    private static final List<String> PROGRAMS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final String LISTENING = "DevTools listening on ";
    private static final int ANSWER_SECONDS = 60;

    private final ObjectMapper json = new ObjectMapper();
    private final Map<Integer, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private final Path profile;
    private final Process process;
    private final WebSocket socket;
    private String session = "";
    private volatile CompletableFuture<Boolean> loaded = new CompletableFuture<>();

    private Browser(Path program) throws Exception {
        profile = Files.createTempDirectory("htm-st-browser");
        process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        // Tests run as root on some machines, where there is no sandbox; it sees nothing but our page.
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--disable-dev-shm-usage",
                        "--remote-debugging-port=0",
                        "--window-size=1300,1000",
                        "--user-data-dir=" + profile,
                        "about:blank")
                .redirectErrorStream(true)
                .start();
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(tools(), new Listener())
                .get(ANSWER_SECONDS, TimeUnit.SECONDS);
        JsonNode target = call("Target.createTarget", json.createObjectNode().put("url", "about:blank"));
        session = call(
                        "Target.attachToTarget",
                        json.createObjectNode()
                                .put("targetId", target.get("targetId").asText())
                                .put("flatten", true))
                .get("sessionId")
                .asText();
        for (String domain : List.of("Page", "Runtime", "Log")) {
            call(domain + ".enable", json.createObjectNode());
        }
    }

    /** The program, if one is installed. */
    static Optional<Path> program() {
        return Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .flatMap(folder -> PROGRAMS.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path program) throws Exception {
        return new Browser(program);
    }

    /** Where the tools listen, as the program says; what else it says is read so that it does not wait. */
    private URI tools() throws IOException {
        BufferedReader said =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        for (String line = said.readLine(); line != null; line = said.readLine()) {
            if (line.startsWith(LISTENING)) {
                Thread reader = new Thread(() -> said.lines().forEach(more -> {}), "browser's talk");
                reader.setDaemon(true);
                reader.start();
                return URI.create(line.substring(LISTENING.length()).strip());
            }
        }
        throw new IOException("the browser ended before it listened");
    }

    private JsonNode call(String method, ObjectNode parameters)
            throws InterruptedException, ExecutionException, TimeoutException {
        int id = count.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        ObjectNode message = json.createObjectNode().put("id", id).put("method", method);
        if (!session.isEmpty()) {
            message.put("sessionId", session);
        }
        message.set("params", parameters);
        socket.sendText(message.toString(), true).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        JsonNode answered = answer.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        if (answered.has("error")) {
            throw new IllegalStateException(method + ": " + answered.get("error"));
        }
        return answered.get("result");
    }

    /** Goes to a page, by way of an empty one, since an address that differs in its fragment alone loads nothing. */
    void open(URI page) throws Exception {
        for (String address : List.of("about:blank", page.toString())) {
            loaded = new CompletableFuture<>();
            call("Page.navigate", json.createObjectNode().put("url", address));
            loaded.get(ANSWER_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** Whether the user likes it dark. */
    void dark(boolean isDark) throws Exception {
        ObjectNode media = json.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", isDark ? "dark" : "light");
        call("Emulation.setEmulatedMedia", media);
    }

    /** The value of an expression, once it has one. */
    JsonNode value(String expression) throws Exception {
        JsonNode answer = call(
                "Runtime.evaluate",
                json.createObjectNode()
                        .put("expression", expression)
                        .put("awaitPromise", true)
                        .put("returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IllegalStateException(expression + ": " + answer.get("exceptionDetails"));
        }
        return answer.at("/result/value");
    }

    /** Waits until a condition holds on the page, and says what it is then. */
    JsonNode await(String condition) throws Exception {
        return value("new Promise((done) => { const look = () => { const now = " + condition
                + "; if (now) done(now); else requestAnimationFrame(look); }; look(); })");
    }

    /** Presses the mouse at one place of an element, moves it to another, and lets it go; parts of its width and height. */
    void drag(String selector, double fromX, double fromY, double toX, double toY) throws Exception {
        JsonNode box = box(selector);
        mouse("mousePressed", box, fromX, fromY);
        mouse("mouseDragged", box, (fromX + toX) / 2, (fromY + toY) / 2);
        mouse("mouseDragged", box, toX, toY);
        mouse("mouseReleased", box, toX, toY);
    }

    /** Moves the mouse over a place of an element, in pixels from its corner. */
    void point(String selector, double x, double y) throws Exception {
        JsonNode box = box(selector);
        mouse("mouseMoved", box, x / box.get(2).asDouble(), y / box.get(3).asDouble());
    }

    private JsonNode box(String selector) throws Exception {
        return value(
                "(() => { const e = document.querySelector('" + selector + "'); e.scrollIntoView({block: 'center'});"
                        + " const b = e.getBoundingClientRect(); return [b.x, b.y, b.width, b.height]; })()");
    }

    private void mouse(String kind, JsonNode box, double x, double y) throws Exception {
        boolean isMove = !kind.equals("mousePressed") && !kind.equals("mouseReleased");
        boolean isHeld = !kind.equals("mouseMoved");
        call(
                "Input.dispatchMouseEvent",
                json.createObjectNode()
                        .put("type", isMove ? "mouseMoved" : kind)
                        .put("x", box.get(0).asDouble() + x * box.get(2).asDouble())
                        .put("y", box.get(1).asDouble() + y * box.get(3).asDouble())
                        .put("button", isHeld ? "left" : "none")
                        .put("buttons", isHeld && !kind.equals("mouseReleased") ? 1 : 0)
                        .put("clickCount", isMove ? 0 : 1));
    }

    /** Presses a key, by its name. */
    void key(String name) throws Exception {
        for (String kind : List.of("keyDown", "keyUp")) {
            call(
                    "Input.dispatchKeyEvent",
                    json.createObjectNode().put("type", kind).put("key", name).put("code", name));
        }
    }

    /** What the page did wrong: exceptions, and what the browser refused to load. */
    List<String> faults() {
        return faults;
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        process.onExit().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        children.forEach(ProcessHandle::destroyForcibly);
        for (ProcessHandle child : children) {
            child.onExit().get(ANSWER_SECONDS, TimeUnit.SECONDS);
        }
        try (Stream<Path> files = Files.walk(profile)) {
            files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
        }
    }

    /** Takes the messages of the tools. */
    private final class Listener implements WebSocket.Listener {

        private final StringBuilder text = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean isLast) {
            text.append(part);
            if (isLast) {
                take(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(String message) {
            try {
                JsonNode read = json.readTree(message);
                if (read.has("id")) {
                    asked.remove(read.get("id").asInt()).complete(read);
                } else if (read.get("method").asText().equals("Page.loadEventFired")) {
                    loaded.complete(true);
                } else if (read.get("method").asText().equals("Runtime.exceptionThrown")
                        || read.at("/params/entry/level").asText().equals("error")) {
                    faults.add(read.get("params").toString());
                }
            } catch (IOException e) {
                faults.add(e.toString());
            }
        }
    }
}
