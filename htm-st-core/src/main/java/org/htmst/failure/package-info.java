/**
 * The one kind of failure that all modules share: {@link org.htmst.failure.HtmStException}, whose {@code recoverable()} says
 * whether trying again may help. {@link org.htmst.failure.Excerpt} keeps what strangers wrote fit to be shown in its message.
 */
package org.htmst.failure;
