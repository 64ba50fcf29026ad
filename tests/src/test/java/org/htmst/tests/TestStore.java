package org.htmst.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.htmst.hbase.embedded.EmbeddedServer;
import org.htmst.hbase.store.Store;
import org.htmst.hbase.store.StoreLocation;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A real store in a data directory of its own for one test class, served by a real HBase process; stopped and removed after the
 * class. Test methods and constructors get it as a parameter.
 */
final class TestStore implements BeforeAllCallback, ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(TestStore.class);

    /** The store and where it is. */
    record Running(Path home, Store store) implements ExtensionContext.Store.CloseableResource, AutoCloseable {

        /** A new store in an empty folder. */
        static Running in(Path home) {
            return new Running(home, Store.open(new StoreLocation.Embedded(home)));
        }

        @Override
        public void close() throws IOException {
            store.close();
            EmbeddedServer.stop(home);
            delete(home);
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Path home = Files.createTempDirectory("htm-st-test");
        context.getStore(NAMESPACE).put("store", Running.in(home));
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
