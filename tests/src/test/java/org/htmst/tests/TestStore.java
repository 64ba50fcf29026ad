package org.htmst.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.client.ConnectionFactory;
import org.htmst.hbase.catalog.write.CatalogWriter;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real store for one test class, made anew when it begins: in a data directory that the classes of one JVM share, served by a real HBase
 * process; or, where {@link TestCluster} knows one, on a cluster. Test methods and constructors get it as a parameter.
 */
final class TestStore implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(TestStore.class);

    /** Something that is done with a catalog. */
    @FunctionalInterface
    interface CatalogUse<T> {
        T with(CatalogWriter writer) throws IOException;
    }

    /** The store and where it is. */
    record Running(StoreLocation location, Store store)
            implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        /** What names the store on the command line. */
        List<String> options() {
            return location instanceof StoreLocation.Embedded embedded
                    ? List.of("--home", embedded.home().toString())
                    : List.of(
                            "--conf",
                            ((StoreLocation.Cluster) location).hbaseSite().toString());
        }

        /** Takes away all that was loaded. */
        void clear() throws IOException {
            store.remove(store.catalog().granules());
            store.vacuum(Duration.ZERO);
        }

        /** Runs the program on this store. */
        CommandLineRun run(String... arguments) {
            return CommandLineRun.of(location, arguments);
        }

        /** HBase's own connection to it, past the program. */
        Connection connect() throws IOException {
            if (location instanceof StoreLocation.Embedded embedded) {
                try (EmbeddedServer server = EmbeddedServer.attach(embedded.home())) {
                    return TestStore.connect(server);
                }
            }
            Configuration conf = HBaseConfiguration.create();
            conf.addResource(
                    ((StoreLocation.Cluster) location).hbaseSite().toUri().toURL());
            return ConnectionFactory.createConnection(conf);
        }

        /** Has {@code use} write the catalog, past the loader. */
        <T> T write(CatalogUse<T> use) throws IOException {
            try (Connection connection = connect()) {
                return use.with(new CatalogWriter(connection, store.catalog(), Clock.systemUTC()));
            }
        }

        /** Where loads leave files for HBase to take over. */
        StagingFolder staging() throws IOException {
            return StagingFolder.of(location);
        }

        @Override
        public void close() {
            store.close();
        }
    }

    /** Where the classes of this JVM have their stores, one after the other; null until the first. */
    private static Path shared;

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Optional<TestCluster> cluster = TestCluster.find(context);
        context.getStore(NAMESPACE)
                .put("store", cluster.isPresent() ? cluster.get().emptyStore() : made());
    }

    /** The shared store, made anew; another server is started if a class has ended the last. */
    private static synchronized Running made() throws IOException {
        if (shared == null) {
            shared = Files.createTempDirectory("htm-st-test");
            Runtime.getRuntime().addShutdownHook(new Thread(TestStore::end));
        } else {
            try (EmbeddedServer server = EmbeddedServer.attach(shared);
                    Connection connection = connect(server)) {
                TestCluster.drop(connection, "htmst");
            }
        }
        StoreLocation location = new StoreLocation.Embedded(shared);
        return new Running(location, Store.open(location));
    }

    /** Nobody waits for what a server has to put away that is not needed again. */
    private static void end() {
        try {
            Optional<ProcessHandle> server = EmbeddedServer.status(shared)
                    .map(EmbeddedServer.Status::pid)
                    .flatMap(ProcessHandle::of);
            server.ifPresent(process -> {
                process.destroyForcibly();
                process.onExit().join();
            });
            delete(shared);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** HBase's own connection to an embedded server, past the program. */
    static Connection connect(EmbeddedServer server) throws IOException {
        return ConnectionFactory.createConnection(server.configuration());
    }

    /** A new store in a data directory of its own; whoever wants it ends it with {@link #stop}. */
    static Running embedded() throws IOException {
        StoreLocation location = new StoreLocation.Embedded(Files.createTempDirectory("htm-st-test"));
        return new Running(location, Store.open(location));
    }

    /** Closes a store in a data directory of its own, stops its server, and removes it. */
    static void stop(Running running) throws IOException {
        running.close();
        Path home = ((StoreLocation.Embedded) running.location()).home();
        EmbeddedServer.stop(home);
        delete(home);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Running.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getStore(NAMESPACE).get("store", Running.class);
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
