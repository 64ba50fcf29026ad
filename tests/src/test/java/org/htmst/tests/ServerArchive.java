package org.htmst.tests;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.htmst.formats.SourceFiles;
import org.htmst.hbase.store.Store;
import org.htmst.query.SampleQuery;
import org.htmst.sphere.Region;
import org.htmst.time.TimeWindow;

/**
 * Makes an archive of the classes that an embedded server loads in a short life, for the many servers that the tests start: each takes
 * half the time of the processor with it. The build runs it before the tests.
 */
final class ServerArchive {

    private ServerArchive() {}

    /** @param args the archive; a file to load */
    public static void main(String[] args) throws IOException {
        String jars = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Files.isDirectory(Path.of(entry)))
                .collect(Collectors.joining(File.pathSeparator));
        if (!jars.contains("htm-st-hbase")) {
            // The modules come as folders of classes where they are not packed, and an archive takes none.
            return;
        }
        System.setProperty("java.class.path", jars);
        System.setProperty("htmst.server.archive", "ArchiveClassesAtExit=" + args[0]);
        TestStore.Running running = TestStore.embedded();
        try (Store store = running.store()) {
            store.load(SourceFiles.read(Path.of(args[1]), Optional.empty()));
            store.aggregate(SampleQuery.of(Region.SPHERE, TimeWindow.ALWAYS));
            store.remove(store.catalog().granules());
            store.vacuum(Duration.ZERO);
        } finally {
            TestStore.stop(running);
        }
    }
}
