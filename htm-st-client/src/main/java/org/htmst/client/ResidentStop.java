package org.htmst.client;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** Ends resident processes. */
public final class ResidentStop {

    private static final long PATIENCE_MS = 10_000;

    private ResidentStop() {}

    /**
     * Has all resident processes of a data directory take no more commands, let go of the store, and end when the commands at work are
     * done. One that was killed and left its socket is passed over.
     */
    public static void ask(Path home) throws IOException {
        Path folder = home.resolve(ResidentPlace.FOLDER);
        if (!Files.isDirectory(folder)) {
            return;
        }
        ResidentPlace.check(folder);
        for (Path socket : ResidentPlace.sockets(folder)) {
            ask(UnixDomainSocketAddress.of(socket));
        }
    }

    private static void ask(UnixDomainSocketAddress socket) {
        try (FrameChannel channel = FrameChannel.connect(socket)) {
            channel.send(FrameKind.STOP);
            channel.receiveWithin(PATIENCE_MS);
        } catch (IOException e) {
            // Nobody listens, or not any more.
            return;
        }
    }
}
