/**
 * HBase in one background process per data directory: master, region server and ZooKeeper, on loopback only.
 *
 * <p>{@link org.htmst.hbase.embedded.EmbeddedServer} is the whole public face. {@code EmbeddedServer.attach(home)} starts the
 * server if none runs and keeps it from stopping while the returned lease is open.
 *
 * <p>What the data directory holds:
 *
 * <pre>
 *   gate.lock      locked by whoever starts, attaches or stops: one at a time
 *   server.lock    locked by the server as long as its process lives
 *   server.json    the ready server: process, where it runs, port
 *   secret         32 random bytes; who can read them may use the server (see the access package)
 *   stop.request   made by who wants the server to stop
 *   clock          a time, ms since 1970, that HBase's time has not reached: it never goes back
 *   clients/       one locked file per attached process; the server stops when idle, that is when none is locked
 *   resident/      socket, log and lock of the process that commands share, which is the command line's
 *   log/           server.log and the one of the run before
 *   staging/       files of loads that run, on their way into HBase
 *   hbase/         HBase's root directory, zk/ ZooKeeper's, tmp/ scratch
 * </pre>
 */
package org.htmst.hbase.embedded;
