/**
 * What the arguments of a load come to: files, files in archives, standard input, and what an address on the web gives.
 * {@link org.htmst.cli.input.LoadInputs} goes through them, one {@link org.htmst.cli.input.LoadInput} after another.
 *
 * <p>What does not stand in a file is written into a folder of its own first, which is deleted in the end, so that all of it is known
 * before any of it is read.
 */
package org.htmst.cli.input;
