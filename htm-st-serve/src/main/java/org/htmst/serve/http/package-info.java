/**
 * What every door of the server needs of HTTP: {@link org.htmst.serve.http.Reply} answers one request, whole or as a stream that breaks
 * visibly where it cannot be brought to its end; {@link org.htmst.serve.http.ClientGoneException} tells that nobody listens any more.
 */
package org.htmst.serve.http;
