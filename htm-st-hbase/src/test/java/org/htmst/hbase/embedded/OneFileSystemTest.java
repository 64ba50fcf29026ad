package org.htmst.hbase.embedded;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.hbase.util.FSUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OneFileSystemTest {

    @TempDir
    private java.nio.file.Path folder;

    /** As HBase asks when it is handed a file to take over. */
    @Test
    void hbaseTakesItForOneAndTheSame() throws Exception {
        Configuration named = new Configuration(false);
        named.setClass("fs.file.impl", OneFileSystem.class, FileSystem.class);
        Path path = new Path(folder.toUri());
        try (FileSystem ofFile = FileSystem.newInstance(path.toUri(), named);
                FileSystem ofTable = FileSystem.newInstance(path.toUri(), named)) {
            assertTrue(FSUtils.isSameHdfs(named, ofFile, ofTable));
        }
        Configuration plain = new Configuration(false);
        try (FileSystem ofFile = FileSystem.newInstance(path.toUri(), plain);
                FileSystem ofTable = FileSystem.newInstance(path.toUri(), plain)) {
            assertFalse(FSUtils.isSameHdfs(plain, ofFile, ofTable), "the name is not needed any more");
        }
    }

    @Test
    void whatItMovesStaysTheSameFile() throws Exception {
        Configuration named = new Configuration(false);
        named.setClass("fs.file.impl", OneFileSystem.class, FileSystem.class);
        java.nio.file.Path from = folder.resolve("from");
        java.nio.file.Path to = folder.resolve("to");
        try (FileSystem files = FileSystem.newInstance(folder.toUri(), named)) {
            try (var out = files.create(new Path(from.toUri()))) {
                out.write(new byte[] {1, 2, 3});
            }
            Object key = Files.readAttributes(from, BasicFileAttributes.class).fileKey();
            assertTrue(files.rename(new Path(from.toUri()), new Path(to.toUri())));
            assertEquals(
                    key, Files.readAttributes(to, BasicFileAttributes.class).fileKey());
            assertArrayEquals(new byte[] {1, 2, 3}, Files.readAllBytes(to));
        }
    }

    /** HBase gives all rights to all on a file that it takes over. */
    @Test
    void nobodyElseEverGetsToReadOrWrite() throws Exception {
        Configuration named = new Configuration(false);
        named.setClass("fs.file.impl", OneFileSystem.class, FileSystem.class);
        java.nio.file.Path file = Files.writeString(folder.resolve("file"), "ours");
        try (FileSystem files = FileSystem.newInstance(folder.toUri(), named)) {
            files.setPermission(new Path(file.toUri()), new FsPermission((short) 0777));
            assertEquals("rwx--x--x", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
            files.setPermission(new Path(file.toUri()), new FsPermission((short) 0640));
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }
}
