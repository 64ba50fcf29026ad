package org.htmst.cli.store;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.htmst.cli.option.ByteSize;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.ServeLimitOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.failure.HtmStException;
import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;
import org.htmst.serve.TlsKey;
import org.htmst.serve.access.Doorkeeper;
import org.htmst.serve.access.TokenFile;
import org.htmst.serve.dataset.Provider;
import org.htmst.serve.limit.TrustedProxies;
import org.htmst.serve.upload.UploadSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        description = {
            "Serve the store over HTTP, to whatever speaks HAPI.",
            "It answers until it is stopped with Ctrl-C or SIGTERM. Who reaches it may read all of the store:"
                    + " unless told otherwise, only programs of this machine do. With --tokens it asks for tokens, which"
                    + " 'htm-st tokens' makes, and takes files of those whose token allows it."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st serve",
            "  htm-st serve --port 8443 --tls-keystore server.p12",
            "  htm-st serve --bind 0.0.0.0 --access-log access.jsonl",
            "  htm-st serve --trusted-proxy 127.0.0.1,10.0.0.0/8",
            "  htm-st serve --tokens ~/.htm-st/tokens.json --upload-limit 64m",
            "",
            "HAPI is at /hapi, OGC API EDR at /edr, a catalogue of datasets at /catalog,",
            "numbers for Prometheus at /metrics; /health is for those who watch.",
            "HTM_ST_TLS_PASSWORD is the password of the keystore."
        })
public final class ServeCommand implements Callable<Integer> {

    /** The environment variable with the password of the keystore: arguments are seen by all users of a machine. */
    private static final String PASSWORD = "HTM_ST_TLS_PASSWORD";

    /** How long a stop may take before the process ends all the same. */
    private static final long STOP_SECONDS = 10;

    private static final int HEAP_PARTS = 4;

    private final Session session;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "8700",
            description = "Port to listen on; 0 for any that is free; ${DEFAULT-VALUE} unless given.")
    private int port;

    @Option(
            names = "--bind",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description =
                    "Address of the network interface to listen on, 0.0.0.0 for all; ${DEFAULT-VALUE} unless given.")
    private String bind;

    @Option(
            names = "--tls-keystore",
            paramLabel = "FILE",
            description = "PKCS #12 file with certificate and key: speak HTTPS, and nothing else.")
    private Path keystore;

    @Option(
            names = "--access-log",
            paramLabel = "FILE",
            description = "Write a line of JSON for each request to the end of this file, in place of standard error.")
    private Path accessLog;

    @Option(
            names = "--about",
            paramLabel = "FILE",
            description = "JSON file that says who provides the data and how to cite them (docs/serve.md).")
    private Path about;

    @Option(
            names = "--tokens",
            paramLabel = "FILE",
            description = "Let in only who has a token of this file, which 'htm-st tokens' makes; take files sent to"
                    + " /granules.")
    private Path tokens;

    @Option(names = "--open-reading", description = "With --tokens: ask for none where the store is only read.")
    private boolean openReading;

    @Option(
            names = "--upload-limit",
            paramLabel = "SIZE",
            defaultValue = "512m",
            description = "The largest file taken, at most a quarter of the heap; ${DEFAULT-VALUE} unless given.")
    private ByteSize uploadLimit;

    @Option(
            names = "--upload-folder",
            paramLabel = "DIR",
            description =
                    "Where files stand while they are loaded, and those that cannot be; uploads in the data directory"
                            + " unless given.")
    private Path uploadFolder;

    @Option(
            names = "--trusted-proxy",
            paramLabel = "ADDRESS",
            description = "Take the word of the reverse proxy at this address, or those of a network as 10.0.0.0/8, for"
                    + " where a request came from; several with commas. Nobody's unless given.")
    private String proxies;

    @Option(
            names = "--proxy-header",
            paramLabel = "NAME",
            description = "Where they say it: X-Forwarded-For, as unless given, or Forwarded.")
    private String proxyHeader;

    @Mixin
    private ServeLimitOptions limits;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public ServeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws InterruptedException {
        Optional<SSLContext> tls = Optional.ofNullable(keystore)
                .map(file -> TlsKey.read(
                        file, session.environment().getOrDefault(PASSWORD, "").toCharArray()));
        CountDownLatch stop = new CountDownLatch(1);
        CountDownLatch stopped = new CountDownLatch(1);
        Thread hook = new Thread(() -> {
            stop.countDown();
            awaitQuietly(stopped);
        });
        Provider provider = about == null ? Provider.UNKNOWN : Provider.read(about);
        ServeSettings settings = let(new ServeSettings(bind, port, tls, line -> {}, session.clock()))
                .withProvider(provider)
                .withProxies(proxies());
        PrintStream log = log();
        try (StoreServer server =
                StoreServer.start(() -> session.open(storeOptions, general), settings.withAccessLog(log::println))) {
            Runtime.getRuntime().addShutdownHook(hook);
            warn();
            session.talk(general)
                    .println("serving " + server.address() + " until Ctrl-C; HAPI is at " + server.address() + "hapi");
            stop.await();
        } finally {
            if (accessLog != null) {
                log.close();
            }
            stopped.countDown();
        }
        return ExitCode.OK;
    }

    private TrustedProxies proxies() {
        if (proxies == null && proxyHeader != null) {
            throw new IllegalArgumentException(
                    "--proxy-header is for requests that come through a proxy; name it with --trusted-proxy");
        }
        return proxies == null
                ? TrustedProxies.NONE
                : TrustedProxies.parse(proxies, proxyHeader == null ? "X-Forwarded-For" : proxyHeader);
    }

    /** Whom the server lets in, and to what. */
    private ServeSettings let(ServeSettings settings) {
        ServeSettings limited = settings.withLimits(limits.limits());
        if (tokens == null) {
            if (openReading) {
                throw new IllegalArgumentException("--open-reading is for a server with --tokens; leave it out");
            }
            return limited;
        }
        Path folder =
                uploadFolder == null ? storeOptions.home(session.environment()).resolve("uploads") : uploadFolder;
        // A file is read as a whole.
        long mostBytes = Math.min(uploadLimit.bytes(), Runtime.getRuntime().maxMemory() / HEAP_PARTS);
        return limited.withDoorkeeper(Doorkeeper.of(new TokenFile(tokens), openReading))
                .withUploads(new UploadSettings(folder, mostBytes));
    }

    private void warn() {
        if (bind.startsWith("127.") || bind.equals("::1") || bind.equals("localhost")) {
            return;
        }
        if (tokens == null) {
            session.talk(general)
                    .println("whoever reaches " + bind + " may read all of the store; --tokens FILE asks for tokens");
        } else if (keystore == null) {
            session.talk(general)
                    .println("tokens go over the network as they are; --tls-keystore FILE keeps them from others");
        }
    }

    private PrintStream log() {
        if (accessLog == null) {
            return session.talk(general);
        }
        try {
            return new PrintStream(
                    Files.newOutputStream(accessLog, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                    true,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new HtmStException(
                    "the access log '" + accessLog + "' cannot be written: " + e + "; give another file", false, e);
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
