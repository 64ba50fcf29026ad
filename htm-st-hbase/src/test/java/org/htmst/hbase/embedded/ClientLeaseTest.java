package org.htmst.hbase.embedded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ClientLeaseTest {

    @TempDir
    private Path home;

    @Test
    void aLeaseIsHeldUntilItIsClosedAndLeavesNothing() throws IOException {
        DataDirectory directory = DataDirectory.open(home);
        ClientLease one = ClientLease.take(directory);
        ClientLease other = ClientLease.take(directory);
        assertTrue(ClientLease.anyHeld(directory));
        one.close();
        assertTrue(ClientLease.anyHeld(directory));
        other.close();
        assertFalse(ClientLease.anyHeld(directory));
        assertEquals(List.of(), files(directory.clients()));
    }

    @Test
    void whatADeadClientLeftIsRemoved() throws IOException {
        DataDirectory directory = DataDirectory.open(home);
        Files.createFile(directory.clients().resolve("1-dead.lock"));
        assertFalse(ClientLease.anyHeld(directory));
        assertEquals(List.of(), files(directory.clients()));
    }

    /** A channel that stays open is a lock that stays: the server would never become idle. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void noChannelStaysOpen() throws IOException {
        DataDirectory directory = DataDirectory.open(home);
        for (int i = 0; i < 20; i++) {
            try (ClientLease lease = ClientLease.take(directory)) {
                assertTrue(ClientLease.anyHeld(directory));
            }
        }
        ClientLease gone = ClientLease.take(directory);
        try (Stream<Path> files = Files.list(directory.clients())) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        gone.close();
        Files.delete(directory.clients());
        assertThrows(NoSuchFileException.class, () -> ClientLease.take(directory));
        assertEquals(List.of(), openUnder(home.toRealPath()));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** What this process has open, as the kernel shows it. */
    private static List<Path> openUnder(Path folder) throws IOException {
        List<Path> open = new ArrayList<>();
        for (Path descriptor : files(Path.of("/proc/self/fd"))) {
            try {
                Path target = Files.readSymbolicLink(descriptor);
                if (target.startsWith(folder)) {
                    open.add(target);
                }
            } catch (NoSuchFileException e) {
                // Closed since it was listed, as the list itself.
            }
        }
        return open;
    }
}
