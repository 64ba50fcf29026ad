/**
 * The command that watches folders: it loads what arrives in them and tells what is worth an alert.
 *
 * <p>{@link org.htmst.cli.watch.WatchCommand} has a {@code FolderWatch}, which looks at the folders again and again ({@code FolderLook}), loads what stands still, keeps what
 * failed in a {@code WatchLedger} and asks each new granule the questions of its {@code Alert}s. When to look
 * next, and when to end, it hears from a {@link org.htmst.cli.watch.Pause}.
 */
package org.htmst.cli.watch;
