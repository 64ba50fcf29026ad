/**
 * One chunk at a time, decoded as far as a question looks at it: its cells, when and where its samples are, and the values of its channels,
 * those that are computed from others among them.
 */
package org.htmst.hbase.read.chunk;
