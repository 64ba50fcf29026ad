package org.htmst.hbase.embedded;

import org.apache.hadoop.fs.LocalFileSystem;

/**
 * The local file system under a name. By their names HBase tells whether the files that a load hands over are on the file system of its
 * tables, where it moves them. Hadoop's own has none, and all that is loaded would be written two times more.
 */
final class OneFileSystem extends LocalFileSystem {

    @Override
    public String getCanonicalServiceName() {
        return getUri().toString();
    }
}
