/**
 * The resident process: it carries out commands that {@link org.htmst.client.Client} hands over, each as a process of its own would, and
 * keeps what they would have to make anew: Java with its classes loaded and compiled, the connection to the store, and the catalog.
 * {@link org.htmst.cli.resident.ResidentMain} is the program, {@code Resident} takes commands in and ends, {@code ServedCommand} carries
 * one out, {@code KeptStores} lends them the stores.
 */
package org.htmst.cli.resident;
