/**
 * What all packages of the store share: its one kind of failure, {@link org.htmst.hbase.HtmStException}, whose
 * {@code recoverable()} says whether trying again may help.
 */
package org.htmst.hbase;
