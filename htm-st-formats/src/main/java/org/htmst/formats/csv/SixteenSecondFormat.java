package org.htmst.formats.csv;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Format;
import org.htmst.formats.Product;
import org.htmst.formats.Source;
import org.htmst.formats.SourceContent;
import org.htmst.formats.SourceFile;
import org.htmst.formats.StrictJson;
import org.htmst.formats.poes.PoesFileName;

/**
 * NOAA's daily text files of 16-second means, such as {@code poes_n19_20140102.txt}: 41 columns with blanks between them, after a line of
 * names by which they are known. The satellite stands in the file's name alone.
 */
public final class SixteenSecondFormat implements Format {

    private static final List<String> FIRST_NAMES =
            List.of("year", "mo", "dy", "hr", "mi", "second", "dayofyear", "sslat", "sslon", "folat", "folon", "lval");

    /** More than the names take, were there ten blanks before each. */
    private static final int BYTES_LOOKED_AT = 240;

    private static final class BuiltIn {
        static final CsvDescriptor DESCRIPTOR = StrictJson.resource(
                        SixteenSecondFormat.class, "poes-16s.json", CsvDescriptorJson.class)
                .descriptor();
    }

    /** A file of another name may be described. */
    @Override
    public Claim claim(Path file, ByteBuffer start, Optional<? extends Descriptor> descriptor) {
        if (descriptor.isPresent() && !PoesFileName.isOfText(file)) {
            return Claim.NONE;
        }
        byte[] bytes = new byte[Math.min(start.remaining(), SourceFile.HEAD_BYTES)];
        start.get(bytes);
        String[] words = text(bytes).strip().split("\\s+");
        return words.length >= FIRST_NAMES.size()
                        && FIRST_NAMES.equals(Arrays.asList(words).subList(0, FIRST_NAMES.size()))
                ? Claim.SEEN
                : Claim.NONE;
    }

    private static String text(byte[] start) {
        byte[] plain = start;
        if (Gzip.isGzip(start)) {
            try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(start))) {
                plain = in.readNBytes(BYTES_LOOKED_AT);
            } catch (IOException e) {
                // It is no such file, or what can be seen of it is too short to tell.
                return "";
            }
        }
        return new String(plain, 0, Math.min(plain.length, BYTES_LOOKED_AT), StandardCharsets.US_ASCII)
                .toLowerCase(Locale.ROOT);
    }

    @Override
    public Source open(SourceFile file, Optional<? extends Descriptor> descriptor) {
        PoesFileName name = PoesFileName.ofText(file)
                .orElseThrow(
                        () -> file.error("is NOAA's table of 16-second means, of a satellite that only its name tells;"
                                + " call it as NOAA does, such as poes_n19_20140102.txt"));
        CsvDescriptor columns = BuiltIn.DESCRIPTOR.of(name.satellite().satellite());
        return Source.of(file, CsvReader.reading(columns), () -> checked(CsvReader.read(file, columns), name, file));
    }

    /** Means of 16 s may have their middle on the next day. */
    private static SourceContent checked(SourceContent content, PoesFileName name, SourceFile file) {
        for (long timeMs : content.samples().timeMs()) {
            if (!name.day()
                            .equals(Instant.ofEpochMilli(timeMs - 8000)
                                    .atOffset(ZoneOffset.UTC)
                                    .toLocalDate())
                    && !name.window().contains(timeMs)) {
                throw file.error("the name speaks of day " + name.day() + ", but a record is of "
                        + Instant.ofEpochMilli(timeMs) + "; give the file its right name");
            }
        }
        return content;
    }

    @Override
    public void check(Path file, Optional<? extends Descriptor> descriptor) {
        open(SourceFile.read(file), descriptor);
    }

    @Override
    public String name() {
        return "16-second text";
    }

    @Override
    public String sign() {
        return "NOAA's text of 16-second means starts with 'year mo dy hr mi second'";
    }

    @Override
    public List<Product> products() {
        return List.of(BuiltIn.DESCRIPTOR.product());
    }
}
