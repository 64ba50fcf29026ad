/** The byte layout of the tables, and the only owner of bytes. */
package org.htmst.hbase.schema;
