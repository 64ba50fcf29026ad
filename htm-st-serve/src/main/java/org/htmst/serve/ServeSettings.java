package org.htmst.serve;

import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.htmst.serve.access.Doorkeeper;
import org.htmst.serve.dataset.Provider;
import org.htmst.serve.limit.ServeLimits;
import org.htmst.serve.limit.TrustedProxies;
import org.htmst.serve.upload.UploadSettings;

/**
 * How a server listens, and to whom.
 *
 * @param bind the name or address of the network interface, such as {@code 127.0.0.1}
 * @param port 0 to 65535; 0 for any that is free
 * @param tls the server's certificate and key; empty for plain HTTP
 * @param accessLog hears of each request that was answered, a line of JSON without its end; may be called by several threads
 * @param clock the time of these lines
 * @param doorkeeper who is let in
 * @param uploads where files stand that are sent; empty if none are taken
 * @param limits what a client may take
 * @param proxies who is believed where a request came from
 * @param provider who provides the data, which descriptions of them say
 */
public record ServeSettings(
        String bind,
        int port,
        Optional<SSLContext> tls,
        Consumer<String> accessLog,
        Clock clock,
        Doorkeeper doorkeeper,
        Optional<UploadSettings> uploads,
        ServeLimits limits,
        TrustedProxies proxies,
        Provider provider) {

    public ServeSettings {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is none; give 0 (any that is free) to 65535");
        }
    }

    /** All may read, and nobody may write. */
    public ServeSettings(String bind, int port, Optional<SSLContext> tls, Consumer<String> accessLog, Clock clock) {
        this(
                bind,
                port,
                tls,
                accessLog,
                clock,
                Doorkeeper.ofReaders(),
                Optional.empty(),
                ServeLimits.DEFAULT,
                TrustedProxies.NONE,
                Provider.UNKNOWN);
    }

    /** Plain HTTP without a log. */
    public static ServeSettings of(String bind, int port) {
        return new ServeSettings(bind, port, Optional.empty(), line -> {}, Clock.systemUTC());
    }

    /** The same, but telling somebody of requests. */
    public ServeSettings withAccessLog(Consumer<String> listener) {
        return new ServeSettings(bind, port, tls, listener, clock, doorkeeper, uploads, limits, proxies, provider);
    }

    /** The same, but with somebody at the door. */
    public ServeSettings withDoorkeeper(Doorkeeper other) {
        return new ServeSettings(bind, port, tls, accessLog, clock, other, uploads, limits, proxies, provider);
    }

    /** The same, but taking files. */
    public ServeSettings withUploads(UploadSettings taken) {
        return new ServeSettings(
                bind, port, tls, accessLog, clock, doorkeeper, Optional.of(taken), limits, proxies, provider);
    }

    /** The same, but within other limits. */
    public ServeSettings withLimits(ServeLimits others) {
        return new ServeSettings(bind, port, tls, accessLog, clock, doorkeeper, uploads, others, proxies, provider);
    }

    /** The same, but behind other servers. */
    public ServeSettings withProxies(TrustedProxies others) {
        return new ServeSettings(bind, port, tls, accessLog, clock, doorkeeper, uploads, limits, others, provider);
    }

    /** The same, but saying who provides the data. */
    public ServeSettings withProvider(Provider other) {
        return new ServeSettings(bind, port, tls, accessLog, clock, doorkeeper, uploads, limits, proxies, other);
    }
}
