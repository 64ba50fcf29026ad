package org.htmst.formats.cdf;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.htmst.formats.Descriptor;
import org.htmst.formats.Draft;
import org.htmst.formats.Format;
import org.htmst.formats.Product;
import org.htmst.formats.Source;
import org.htmst.formats.SourceFile;
import org.htmst.formats.array.ArrayDescriptor;
import org.htmst.formats.array.ArrayFiles;
import org.htmst.formats.array.KnownMissions;

/** NASA's Common Data Format, of any mission. */
public final class CdfFormat implements Format {

    /** To be changed when this reader comes to make other samples of the same file, so that it is loaded again. */
    private static final String READING = "cdf-1";

    private static final Pattern NAME = Pattern.compile("(?i)\\.cdf$");

    /** Magic numbers of version 3, of 2.6 and 2.7, and of older ones, with what follows them. */
    private static final int V3 = 0xcdf30001;

    private static final int V26 = 0xcdf26002;
    private static final int PLAIN = 0x0000ffff;
    private static final int COMPRESSED = 0xcccc0001;

    @Override
    public Claim claim(Path file, ByteBuffer start, Optional<? extends Descriptor> descriptor) {
        if (isSeen(start)) {
            return Claim.SEEN;
        }
        return NAME.matcher(file.toString()).find() ? Claim.NAMED : Claim.NONE;
    }

    private static boolean isSeen(ByteBuffer start) {
        if (start.remaining() < Long.BYTES) {
            return false;
        }
        int version = start.getInt(0);
        int packing = start.getInt(Integer.BYTES);
        return (version == V3 || version == V26) && (packing == PLAIN || packing == COMPRESSED)
                || version == PLAIN && packing == PLAIN;
    }

    @Override
    public Source open(SourceFile file, Optional<? extends Descriptor> descriptor) {
        if (!isSeen(ByteBuffer.wrap(file.bytes()))) {
            throw file.error("is no CDF file: it starts with bytes " + file.start() + "; " + sign());
        }
        return ArrayFiles.source(file, descriptor, READING, CdfFile::open);
    }

    @Override
    public void check(Path file, Optional<? extends Descriptor> descriptor) {
        open(SourceFile.read(file), descriptor);
    }

    @Override
    public Optional<ArrayDescriptor> descriptor(SourceFile json) {
        return ArrayFiles.read(json);
    }

    @Override
    public Optional<Draft> draft(SourceFile file) {
        return Optional.of(ArrayFiles.draft(file, CdfFile::open));
    }

    @Override
    public String name() {
        return "CDF";
    }

    @Override
    public List<String> described() {
        return KnownMissions.products(name());
    }

    @Override
    public String sign() {
        return "CDF starts with cd f3 00 01, cd f2 60 02 or 00 00 ff ff 00 00 ff ff";
    }

    @Override
    public List<Product> products() {
        return List.of();
    }
}
