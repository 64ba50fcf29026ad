/**
 * The commands that keep a store: what is loaded, listed, removed, checked, copied and put right.
 * {@link org.htmst.cli.store.LoadCommand} is where data come in.
 */
package org.htmst.cli.store;
