/**
 * Who may do what. {@link org.htmst.serve.access.TokenFile} keeps tokens, each of a {@link org.htmst.serve.access.Role}, as hashes in a file
 * that its owner alone can read; {@link org.htmst.serve.access.Doorkeeper} looks whether a request carries one of them.
 *
 * <pre>{@code
 * String token = new TokenFile(Path.of("tokens.json")).add("hourly", Role.LOADER, Instant.now());
 * Doorkeeper doorkeeper = Doorkeeper.of(new TokenFile(Path.of("tokens.json")), false);
 * }</pre>
 */
package org.htmst.serve.access;
