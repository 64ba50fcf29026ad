/**
 * The store over HTTP. {@link org.htmst.serve.StoreServer} listens and hands each request to the door that its path names:
 * {@link org.htmst.serve.hapi.HapiDoor} is {@code /hapi}, {@link org.htmst.serve.edr.EdrDoor} is {@code /edr} and {@code /summarize}, and
 * {@link org.htmst.serve.page.PageDoor} is {@code /}, the web page,
 * {@link org.htmst.serve.catalogue.CatalogueDoor} is {@code /catalog}, which describes what there is, and {@link
 * org.htmst.serve.upload.GranuleDoor} takes files at {@code /granules}. A {@link org.htmst.serve.access.Doorkeeper} looks at tokens first, and
 * a client is held to {@link org.htmst.serve.limit.ServeLimits}. Beside the doors are {@code /health} and {@code /metrics}. The library is
 * Undertow, which brings no other server's classes along; Hadoop has a Jetty of its own on the class path.
 *
 * <pre>{@code
 * try (StoreServer server = StoreServer.start(store, ServeSettings.of("127.0.0.1", 0))) {
 *     System.err.println("serving " + server.address());
 * }
 * }</pre>
 */
package org.htmst.serve;
