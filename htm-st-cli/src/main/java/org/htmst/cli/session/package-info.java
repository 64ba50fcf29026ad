/**
 * The world around a run of the program: {@link org.htmst.cli.session.Session} has its streams, clock and store, so that tests can
 * have one of their own, and {@link org.htmst.cli.session.Surroundings} what else a run has that shares its process with others;
 * {@link org.htmst.cli.session.ErrorReport} tells failures, {@link org.htmst.cli.session.Talk} what several
 * commands say.
 */
package org.htmst.cli.session;
