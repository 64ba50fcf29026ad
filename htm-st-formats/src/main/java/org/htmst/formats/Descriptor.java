package org.htmst.formats;

/** What a user says of files that do not say it themselves, such as what their columns mean. Each {@link Format} knows its own. */
public interface Descriptor {}
