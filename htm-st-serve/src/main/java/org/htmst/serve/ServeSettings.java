package org.htmst.serve;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * How a server listens.
 *
 * @param bind the name or address of the network interface, such as {@code 127.0.0.1}
 * @param port 0 to 65535; 0 for any that is free
 * @param tls the server's certificate and key; empty for plain HTTP
 * @param accessLog hears of each request that was answered, a line of JSON without its end; may be called by several threads
 * @param clock the time of these lines
 */
public record ServeSettings(String bind, int port, Optional<SSLContext> tls, Consumer<String> accessLog, Clock clock) {

    public ServeSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is none; give 0 (any that is free) to 65535");
        }
    }

    /** Plain HTTP without a log. */
    public static ServeSettings of(String bind, int port) {
        return new ServeSettings(bind, port, Optional.empty(), line -> {}, Clock.systemUTC());
    }
}
