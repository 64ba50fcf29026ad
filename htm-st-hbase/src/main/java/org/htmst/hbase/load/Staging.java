package org.htmst.hbase.load;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hbase.HConstants;
import org.apache.hadoop.hbase.client.Connection;
import org.apache.hadoop.hbase.util.CommonFSUtils;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.table.StoreTables;

/**
 * Where files are written that HBase is to take over: a folder in {@code hbase.fs.tmp.dir} on the file system of
 * {@code hbase.rootdir}, so that taking over is renaming. Each batch has a folder of its own in it, named by the first of its
 * granules, by which the journal tells whether its load still runs.
 */
final class Staging {

    private static final String TEMPORARY = "hbase.fs.tmp.dir";
    private static final FsPermission OWNER_ONLY = new FsPermission((short) 0700);

    private final FileSystem files;
    private final Path folder;

    private Staging(FileSystem files, Path folder) {
        this.files = files;
        this.folder = folder;
    }

    /**
     * The staging folder of a store.
     *
     * @throws HtmStException if the configuration does not say where the cluster keeps its files
     */
    static Staging of(Connection connection) throws IOException {
        Configuration conf = connection.getConfiguration();
        String[] sources = conf.getPropertySources(HConstants.HBASE_DIR);
        boolean unknown = sources == null || sources.length == 1 && sources[0].endsWith("hbase-default.xml");
        if (unknown) {
            throw new HtmStException(
                    "the cluster's file system is not known, and loading writes to it; set hbase.rootdir in the"
                            + " hbase-site.xml as on the region servers",
                    false);
        }
        FileSystem files = CommonFSUtils.getRootDirFileSystem(conf);
        // As HBase's servers have it: their files have checksums of their own, and those beside local files would move
        // along.
        files.setWriteChecksum(false);
        return new Staging(
                files,
                files.makeQualified(
                        new Path(conf.get(TEMPORARY), StoreTables.of(connection).folder())));
    }

    FileSystem files() {
        return files;
    }

    /** An empty folder for a batch, readable by its owner alone. */
    Path open(int granule) throws IOException {
        Path batch = batch(granule);
        files.delete(batch, true);
        files.mkdirs(batch);
        files.setPermission(folder, OWNER_ONLY);
        return batch;
    }

    /** Removes the folder of a batch; false if there is none. */
    boolean remove(int granule) throws IOException {
        return files.delete(batch(granule), true);
    }

    /** The granules after which the folders that exist now are named. */
    List<Integer> granules() throws IOException {
        List<Integer> granules = new ArrayList<>();
        if (files.exists(folder)) {
            for (FileStatus batch : files.listStatus(folder)) {
                if (batch.getPath().getName().matches("[0-9]{1,9}")) {
                    granules.add(Integer.parseInt(batch.getPath().getName()));
                }
            }
        }
        return granules;
    }

    private Path batch(int granule) {
        return new Path(folder, Integer.toString(granule));
    }
}
