package org.htmst.cli.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import org.htmst.query.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurroundingsTest {

    private static Surroundings in(String directory) {
        return new Surroundings(
                Optional.of(Path.of(directory)),
                Optional.empty(),
                new Cancellation(),
                Surroundings.OF_PROCESS.opener(),
                InputStream.nullInputStream(),
                () -> {});
    }

    @ParameterizedTest
    @CsvSource({
        "/home/u, a.csv, /home/u/a.csv",
        "/home/u, ../x/a.csv, /home/x/a.csv",
        "/home/u, ., /home/u",
        "/home/u, '', /home/u",
        "/home/u, ./a, /home/u/a",
        "/home/u, /abs/./a, /abs/a",
        "/, a.csv, /a.csv",
        "/, '', /",
        "/w.x$(y, a.csv, '/w.x$(y/a.csv'"
    })
    void aPathIsFoundInTheDirectoryAndShownAsTyped(String directory, String typed, String meant) {
        Surroundings surroundings = in(directory);
        Path path = surroundings.path(typed);
        assertEquals(Path.of(meant), path.toAbsolutePath().normalize());
        assertEquals("file '" + typed + "' is", surroundings.shown("file '" + path + "' is"));
        assertEquals(typed, surroundings.shown(path.toString()));
    }

    @Test
    void whatOnlyLooksLikeOneIsLeft() {
        for (String text : new String[] {"/home/u/a", "x/home/u/./a", "/home/u/.hidden", "/home/u2/./a"}) {
            assertEquals(text, in("/home/u").shown(text));
        }
        assertEquals("/a/./b", in("/").shown("/a/./b"));
        assertEquals("/a/./b", Surroundings.OF_PROCESS.shown("/a/./b"));
        assertEquals(Path.of("a"), Surroundings.OF_PROCESS.path("a"));
    }
}
