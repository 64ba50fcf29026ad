package org.htmst.tests;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hbase.HBaseConfiguration;
import org.htmst.hbase.store.StoreLocation;

/** The folder in which loads leave files for HBase to take over, on the file system of the store. */
record StagingFolder(FileSystem files, Path folder) {

    static StagingFolder of(StoreLocation location) throws IOException {
        Configuration conf = HBaseConfiguration.create();
        if (location instanceof StoreLocation.Embedded embedded) {
            conf.set("hbase.rootdir", embedded.home().toUri().toString());
            conf.set("hbase.fs.tmp.dir", embedded.home().resolve("staging").toString());
        } else {
            conf.addResource(
                    new Path(((StoreLocation.Cluster) location).hbaseSite().toUri()));
        }
        FileSystem files = new Path(conf.get("hbase.rootdir")).getFileSystem(conf);
        return new StagingFolder(files, new Path(conf.get("hbase.fs.tmp.dir"), "htm-st"));
    }

    /** What is in it; nothing also when no load came so far as to make it. */
    List<String> names() throws IOException {
        try {
            return Arrays.stream(files.listStatus(folder))
                    .map(file -> file.getPath().getName())
                    .toList();
        } catch (FileNotFoundException e) {
            return List.of();
        }
    }

    /** Makes what a killed load of a granule leaves. */
    void leave(int granule) throws IOException {
        files.create(new Path(new Path(folder, Integer.toString(granule)), "EP"))
                .close();
    }

    /** Who may do what with it, such as {@code rwx------}. */
    String permissions() throws IOException {
        FileStatus status = files.getFileStatus(folder);
        return status.getPermission().toString();
    }
}
