/**
 * Who may talk to an embedded server: whoever can read the secret of its data directory, and nobody else.
 *
 * <p>{@link org.htmst.hbase.embedded.access.Secret} is the file and what can be proved with it.
 * {@link org.htmst.hbase.embedded.access.Access} makes HBase's master, region server and clients ask for that proof on every
 * connection and give it: a SASL mechanism of four classes ({@link org.htmst.hbase.embedded.access.SecretUserProvider} carries
 * the secret, {@link org.htmst.hbase.embedded.access.SecretSelector} when, the two providers make the two ends of a handshake).
 * {@link org.htmst.hbase.embedded.access.ClosedZooKeeper} is a ZooKeeper that only its own process can talk to.
 *
 * <pre>{@code
 *   Secret secret = Secret.readOrMake(home.resolve("secret"));
 *   Access.apply(conf, secret);
 *   try (Connection connection = ConnectionFactory.createConnection(conf)) { ... }
 * }</pre>
 *
 * <p>The handshake, with C and S fresh random numbers of 32 bytes and the secret as key of HMAC-SHA256:
 *
 * <pre>
 *   client to server: C
 *   server to client: S, HMAC("server", C, S); so the server proves itself first
 *   client to server: HMAC("client", C, S)
 * </pre>
 */
package org.htmst.hbase.embedded.access;
