/**
 * What a cluster does to a store: processes killed, a node cut off, slow disks and full ones, while files are loaded and questions
 * asked.
 *
 * <p>A {@link org.htmst.tests.fault.Drill} is one run of one {@link org.htmst.tests.fault.Fault} on a
 * {@link org.htmst.tests.fault.Cluster}. A loader in a process of its own is fed files; askers repeat questions. Every answer is
 * held against an {@link org.htmst.tests.fault.Oracle}, which knows what each version of each file adds to each
 * answer: an answer must be made of whole files, of all that were acknowledged before it was asked, and of none that were not
 * begun by its end.
 *
 * <pre>{@code
 * ./mvnw verify -Pfaults -Dhtmst.faults.rounds=3
 * ./mvnw verify -Pfaults -Dhtmst.faults.only=datanode-killed
 * }</pre>
 */
package org.htmst.tests.fault;
