package org.htmst.hbase.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.htmst.failure.HtmStException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataDirectoryTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data [2024]",
                "a{1}",
                "star*[a]{b,c}",
                "a${user.name}b",
                "back\\slash",
                "what?",
                "two\nlines",
                "tab\t",
                "bell\u0007",
                "a]",
                "b}",
                "[x]/below"
            })
    void aNameThatHBaseTakesForAPatternIsRefusedBeforeAnythingIsMade(String name) throws IOException {
        Path home = folder.resolve(name);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> EmbeddedServer.attach(home));
        assertTrue(refused.getMessage().contains("set HTM_ST_HOME to another folder"), refused.getMessage());
        assertFalse(refused.getMessage().contains("\n"), refused.getMessage());
        assertThrows(IllegalArgumentException.class, () -> EmbeddedServer.status(home));
        try (Stream<Path> made = Files.list(folder)) {
            assertEquals(0, made.count());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "100% sure",
                "a+b",
                "c#d",
                "e&f;g",
                "q'uote\"s",
                "(round)",
                "~tilde",
                "$HOME",
                "x:y",
                "a,b",
                "größe"
            })
    void otherNamesAreTaken(String name) throws IOException {
        assumeTrue(System.getProperty("sun.jnu.encoding").equals("UTF-8"), "names beyond ASCII need UTF-8");
        assertEquals(
                folder.toRealPath().resolve(name),
                DataDirectory.open(folder.resolve(name)).home());
    }

    @Test
    void theNameThatCountsIsThatWhereALinkLeads() throws IOException {
        Path plain = Files.createDirectory(folder.resolve("plain"));
        Path odd = Files.createDirectory(folder.resolve("odd[1]"));
        Path oddLink = Files.createSymbolicLink(folder.resolve("link*"), plain);
        Path plainLink = Files.createSymbolicLink(folder.resolve("link"), odd);
        assertEquals(plain.toRealPath(), DataDirectory.at(oddLink).home());
        assertEquals(
                plain.toRealPath().resolve("new"),
                DataDirectory.at(oddLink.resolve("new")).home());
        assertThrows(IllegalArgumentException.class, () -> DataDirectory.at(plainLink));
        assertThrows(IllegalArgumentException.class, () -> DataDirectory.at(plainLink.resolve("new")));
    }

    @Test
    void aDirectoryOfAnotherUserIsRefused() throws IOException {
        assumeTrue(System.getProperty("user.name").equals("root"), "only root can give a folder away");
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.setOwner(
                home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));
        HtmStException refused = assertThrows(HtmStException.class, () -> DataDirectory.open(home));
        assertTrue(refused.getMessage().contains("belongs to the user nobody and not to root"), refused.getMessage());
    }

    @Test
    void whoWaitsForTheGateInVainIsToldWhoIsInside() throws IOException {
        DataDirectory directory = DataDirectory.open(folder.resolve("home"));
        try (Gate gate = directory.enter(Duration.ofSeconds(1))) {
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> enterAtOnce(directory));
            HtmStException refused = (HtmStException)
                    assertThrows(CompletionException.class, other::join).getCause();
            assertTrue(
                    refused.getMessage()
                            .contains("process " + ProcessHandle.current().pid() + " on "),
                    refused.getMessage());
            assertTrue(refused.recoverable());
        }
        enterAtOnce(directory);
    }

    private static void enterAtOnce(DataDirectory directory) {
        try {
            directory.enter(Duration.ZERO).close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aServerIsThereAsLongAsItsLockIsHeld() throws IOException {
        DataDirectory directory = DataDirectory.open(folder.resolve("home"));
        assertFalse(directory.hasServer());
        try (FileChannel server = directory.tryLockServer().orElseThrow()) {
            assertTrue(Files.isRegularFile(directory.home().resolve("server.lock")));
        }
        assertFalse(directory.hasServer());
        Files.newByteChannel(directory.stopRequest(), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
                .close();
        assertFalse(EmbeddedServer.stop(directory.home(), Duration.ofSeconds(1)));
    }

    @Test
    void placesTellWhatCanBeReached() {
        ServerPlace here = ServerPlace.here();
        assertTrue(here.sharesProcesses(ServerPlace.here()) && here.sharesNetwork(ServerPlace.here()));
        ServerPlace container = new ServerPlace("other", here.boot(), "pid:[1]", here.network());
        assertFalse(container.sharesProcesses(here));
        assertTrue(container.sharesNetwork(here));
        ServerPlace apart = new ServerPlace("other", here.boot(), here.processes(), "net:[1]");
        assertTrue(apart.sharesProcesses(here));
        assertFalse(apart.sharesNetwork(here));
        ServerPlace machine = new ServerPlace(here.host(), "another boot", here.processes(), here.network());
        assertFalse(machine.sharesProcesses(here) || machine.sharesNetwork(here));
        ServerPlace mac = new ServerPlace("one", "", "", "");
        assertTrue(mac.sharesNetwork(new ServerPlace("one", "", "", "")));
        assertFalse(mac.sharesNetwork(new ServerPlace("two", "", "", "")));
    }
}
