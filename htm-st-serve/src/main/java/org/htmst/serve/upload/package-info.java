/**
 * Files that come over HTTP. {@link org.htmst.serve.upload.GranuleDoor} is {@code /granules}: it takes a file into the private
 * {@link org.htmst.serve.upload.UploadFolder}, loads it as the command {@code load} does, and keeps what cannot be loaded in quarantine, with
 * the reason beside it.
 */
package org.htmst.serve.upload;
