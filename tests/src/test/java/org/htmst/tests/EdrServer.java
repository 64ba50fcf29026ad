package org.htmst.tests;

import org.htmst.serve.ServeSettings;
import org.htmst.serve.StoreServer;

/**
 * A store of some files, served: what tests of the query door begin with. To be closed.
 *
 * @param files what is in the store
 * @param server which serves it
 * @param client of the server
 */
record EdrServer(HapiStore files, StoreServer server, EdrClient client) implements AutoCloseable {

    /** Loads the files that a seed makes, and begins to serve. */
    static EdrServer start(TestStore.Running running, long seed, ServeSettings settings) {
        HapiStore files = new HapiStore(seed);
        files.files().forEach(running.store()::load);
        StoreServer server = StoreServer.start(running.store(), settings);
        return new EdrServer(files, server, new EdrClient(server.address()));
    }

    @Override
    public void close() {
        server.close();
    }
}
