package org.htmst.formats.netcdf;

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

/** NetCDF, classic or in HDF5: of the built-in products, or of any layout by a descriptor. */
public final class NetcdfFormat implements Format {

    private static final Pattern NAME = Pattern.compile("(?i)\\.(nc|nc4|netcdf|h5|hdf5)(\\.gz)?$");

    @Override
    public Claim claim(Path file, ByteBuffer start, Optional<? extends Descriptor> descriptor) {
        if (NetcdfSignature.isSeen(start)) {
            return Claim.SEEN;
        }
        return NAME.matcher(file.toString()).find() ? Claim.NAMED : Claim.NONE;
    }

    @Override
    public Source open(SourceFile file, Optional<? extends Descriptor> descriptor) {
        Optional<ArrayDescriptor> own = ArrayFiles.descriptor(file.path(), descriptor);
        return own.isPresent()
                ? ArrayFiles.source(file, own, NetcdfReader.READING, NetcdfArrays::open)
                : Source.of(file, NetcdfReader.READING, () -> NetcdfReader.read(file));
    }

    @Override
    public void check(Path file, Optional<? extends Descriptor> descriptor) {
        NetcdfSignature.hdf5(SourceFile.read(file));
    }

    @Override
    public Optional<ArrayDescriptor> descriptor(SourceFile json) {
        return ArrayFiles.read(json);
    }

    @Override
    public Optional<Draft> draft(SourceFile file) {
        return Optional.of(ArrayFiles.draft(file, NetcdfArrays::open));
    }

    @Override
    public String name() {
        return "netCDF";
    }

    @Override
    public List<String> described() {
        return KnownMissions.products(name());
    }

    @Override
    public String sign() {
        return NetcdfSignature.SIGN;
    }

    @Override
    public List<Product> products() {
        return NetcdfProduct.builtIn().stream().map(NetcdfProduct::product).toList();
    }
}
