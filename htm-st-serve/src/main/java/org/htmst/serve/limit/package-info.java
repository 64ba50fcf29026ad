/**
 * What one client may take of the server: {@link org.htmst.serve.limit.ServeLimits} says it, {@link org.htmst.serve.limit.ClientLimits} holds
 * clients to it before a request takes a thread.
 */
package org.htmst.serve.limit;
