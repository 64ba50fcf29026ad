package org.htmst.hbase.embedded;

import java.io.IOException;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/**
 * The local file system under a name. By their names HBase tells whether the files that a load hands over are on the file system of its
 * tables, where it moves them. Hadoop's own has none, and all that is loaded would be written two times more.
 */
final class OneFileSystem extends LocalFileSystem {

    /** All for the owner, the way through for others, which HBase insists on for some of its folders. */
    private static final int OWNERS = 0711;

    @Override
    public String getCanonicalServiceName() {
        return getUri().toString();
    }

    /** HBase opens a file that it takes over to all; but here it stays with its owner, and others may at most go through a folder. */
    @Override
    public void setPermission(Path file, FsPermission permission) throws IOException {
        super.setPermission(file, new FsPermission((short) (permission.toShort() & OWNERS)));
    }
}
