package org.htmst.interpolation.geotiff;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import org.htmst.interpolation.idw.TrixelGrid;
import org.htmst.interpolation.lonlat.GriddedMaps;
import org.htmst.interpolation.lonlat.LonLatGrid;

/**
 * Writes maps as TIFF: strips of pixels, deflated, then the directory. The JDK's own writer knows no extra samples but alpha,
 * so that it cannot say what bands beyond the first are.
 */
public final class GeoTiffFile {

    private static final int IMAGE_WIDTH = 256;
    private static final int IMAGE_LENGTH = 257;
    private static final int BITS_PER_SAMPLE = 258;
    private static final int COMPRESSION = 259;
    private static final int PHOTOMETRIC = 262;
    private static final int STRIP_OFFSETS = 273;
    private static final int SAMPLES_PER_PIXEL = 277;
    private static final int ROWS_PER_STRIP = 278;
    private static final int STRIP_BYTE_COUNTS = 279;
    private static final int PLANAR_CONFIGURATION = 284;
    private static final int EXTRA_SAMPLES = 338;
    private static final int SAMPLE_FORMAT = 339;

    private static final int DEFLATE = 8;
    private static final int BLACK_IS_ZERO = 1;
    private static final int CHUNKY = 1;
    private static final int FLOATING_POINT = 3;
    private static final int MAGIC = 42;
    private static final int HEADER_BYTES = 8;
    private static final long MAX_BYTES = 0xFFFFFFFFL;

    private GeoTiffFile() {}

    /**
     * Writes {@code maps} to {@code target}, in the place of what is there.
     *
     * @throws IOException if it cannot be written, or would be longer than the 4 GiB that the form allows
     */
    public static void write(GriddedMaps maps, Path target) throws IOException {
        LonLatGrid grid = maps.grid();
        int bands = maps.maps().bins().size();
        long[] offsets = new long[grid.rows()];
        long[] lengths = new long[grid.rows()];
        try (RandomAccessFile file = new RandomAccessFile(target.toFile(), "rw")) {
            file.setLength(0);
            file.write(header(0));
            for (int row = 0; row < grid.rows(); row++) {
                byte[] strip = deflated(pixels(maps, grid.rows() - 1 - row));
                offsets[row] = file.getFilePointer();
                lengths[row] = strip.length;
                file.write(strip);
            }
            long directoryAt = file.getFilePointer() + file.getFilePointer() % 2;
            ByteBuffer directory = directory(maps, bands, offsets, lengths).bytes(directoryAt);
            if (directoryAt + directory.limit() > MAX_BYTES) {
                throw new IOException("a TIFF holds at most 4 GiB; give fewer bins or larger cells, or write netCDF");
            }
            file.seek(directoryAt);
            file.write(directory.array());
            file.seek(0);
            file.write(header(directoryAt));
        }
    }

    private static byte[] header(long directoryAt) {
        return ByteBuffer.allocate(HEADER_BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'I')
                .put((byte) 'I')
                .putShort((short) MAGIC)
                .putInt((int) directoryAt)
                .array();
    }

    private static TiffDirectory directory(GriddedMaps maps, int bands, long[] offsets, long[] lengths) {
        TiffDirectory directory = new TiffDirectory();
        directory.longs(IMAGE_WIDTH, maps.grid().columns());
        directory.longs(IMAGE_LENGTH, maps.grid().rows());
        directory.shorts(BITS_PER_SAMPLE, all(bands, Float.SIZE));
        directory.shorts(COMPRESSION, DEFLATE);
        directory.shorts(PHOTOMETRIC, BLACK_IS_ZERO);
        directory.longs(STRIP_OFFSETS, offsets);
        directory.shorts(SAMPLES_PER_PIXEL, bands);
        directory.longs(ROWS_PER_STRIP, 1);
        directory.longs(STRIP_BYTE_COUNTS, lengths);
        directory.shorts(PLANAR_CONFIGURATION, CHUNKY);
        directory.shorts(SAMPLE_FORMAT, all(bands, FLOATING_POINT));
        if (bands > 1) {
            directory.shorts(EXTRA_SAMPLES, all(bands - 1, 0));
        }
        GeoTags.add(directory, maps);
        return directory;
    }

    private static int[] all(int count, int value) {
        int[] values = new int[count];
        Arrays.fill(values, value);
        return values;
    }

    private static byte[] pixels(GriddedMaps maps, int row) {
        List<TrixelGrid> bands = maps.maps().grids();
        int columns = maps.grid().columns();
        ByteBuffer pixels =
                ByteBuffer.allocate(Float.BYTES * columns * bands.size()).order(ByteOrder.LITTLE_ENDIAN);
        for (int cell = row * columns; cell < (row + 1) * columns; cell++) {
            for (TrixelGrid band : bands) {
                pixels.putFloat((float) band.value()[maps.trixel()[cell]]);
            }
        }
        return pixels.array();
    }

    private static byte[] deflated(byte[] pixels) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(pixels);
            deflater.finish();
            byte[] out = new byte[pixels.length + pixels.length / 16 + 64];
            return Arrays.copyOf(out, deflater.deflate(out));
        } finally {
            deflater.end();
        }
    }
}
