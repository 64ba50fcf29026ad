package org.htmst.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;
import org.htmst.cli.session.ErrorReport;
import org.junit.jupiter.api.Test;

class ErrorReportTest {

    @Test
    void aFailureWithoutWordsOfItsOwnIsNamedByItsKind() {
        assertEquals(
                "it was interrupted; run the command again", ErrorReport.message(new ClosedByInterruptException()));
        assertEquals("java.io.EOFException", ErrorReport.message(new EOFException()));
        assertEquals("No space left", ErrorReport.message(new UncheckedIOException(new IOException("No space left"))));
        assertEquals("file 'a.nc': NoSuchFileException", ErrorReport.message(new NoSuchFileException("a.nc")));
    }
}
