package org.htmst.cli.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.htmst.failure.HtmStException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ErrorReportTest {

    @Command(name = "any")
    private static final class Any {}

    @Test
    void saysWhenJavaItselfHasFailed() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        AtomicInteger broken = new AtomicInteger();
        ErrorReport report =
                new ErrorReport(new PrintStream(said, true, StandardCharsets.UTF_8), broken::incrementAndGet);
        CommandLine command = new CommandLine(new Any());
        assertEquals(1, report.failure(new IOException("a disk"), command, null));
        assertEquals(1, report.failure(HtmStException.of(new StackOverflowError()), command, null));
        assertEquals(0, broken.get());
        assertEquals(1, report.failure(HtmStException.of(new OutOfMemoryError()), command, null));
        assertEquals(1, report.failure(new IllegalStateException(new NoClassDefFoundError("x")), command, null));
        assertEquals(2, broken.get());
        assertTrue(
                said.toString(StandardCharsets.UTF_8).contains("more memory is needed"),
                said.toString(StandardCharsets.UTF_8));
    }

    @Test
    void memoryThatRunsOutTwiceIsNoWrongUsage() {
        OutOfMemoryError kept = new OutOfMemoryError();
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> kept.addSuppressed(kept));
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        AtomicInteger broken = new AtomicInteger();
        ErrorReport report =
                new ErrorReport(new PrintStream(said, true, StandardCharsets.UTF_8), broken::incrementAndGet);
        assertEquals(1, report.failure(refused, new CommandLine(new Any()), null));
        assertEquals(1, broken.get());
        assertTrue(
                said.toString(StandardCharsets.UTF_8).contains("more memory is needed"),
                said.toString(StandardCharsets.UTF_8));
    }
}
