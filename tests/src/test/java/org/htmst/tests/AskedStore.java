package org.htmst.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.cli.HtmSt;
import org.htmst.cli.session.Session;
import org.htmst.cli.session.Surroundings;
import org.htmst.hbase.store.Store;
import org.htmst.query.Cancellation;

/**
 * A store that is asked by commands, with a clock that stands still unless it is told to go on.
 *
 * @param running where it is
 * @param store the same, open
 */
record AskedStore(TestStore.Running running, Store store) {

    /** Goes on from one test to the next, as the store's moments do. */
    static final SteppedClock CLOCK = new SteppedClock();

    private static final Pattern ID = Pattern.compile("htmst-[0-9a-v]{20}");

    CommandLineRun run(List<String> arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Surroundings surroundings = new Surroundings(
                Optional.empty(),
                Optional.empty(),
                new Cancellation(),
                (location, timeout, own) -> store.lent(() -> {}),
                System.in,
                () -> {});
        Session session = new Session(
                out, new PrintStream(err, true, StandardCharsets.UTF_8), Map.of(), CLOCK, false, surroundings);
        List<String> all =
                Stream.concat(arguments.stream(), running.options().stream()).toList();
        int code = HtmSt.run(session, all.toArray(String[]::new));
        return new CommandLineRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> list = Files.list(folder)) {
            for (Path file : list.toList()) {
                files.put(file.getFileName().toString(), Files.readAllBytes(file));
            }
        }
        return files;
    }

    static List<String> into(Path folder, List<String> question) {
        List<String> arguments = new ArrayList<>(question);
        int output = arguments.indexOf("-o") + 1;
        if (output > 0) {
            arguments.set(output, folder.resolve(arguments.get(output)).toString());
        }
        return arguments;
    }

    static String text(Map<String, byte[]> files) {
        return files.values().stream()
                .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1))
                .collect(Collectors.joining());
    }

    /** The id of an answer that a text tells. */
    static String id(String text) {
        Matcher matcher = ID.matcher(text);
        assertTrue(matcher.find(), () -> "no id in " + text);
        return matcher.group();
    }
}
