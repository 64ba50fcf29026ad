package org.htmst.cli.option;

import java.util.Iterator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.htmst.formats.Product;
import org.htmst.formats.SourceFiles;
import org.htmst.formats.poes.PoesSatellite;

/** Names that a shell completes: those that the program knows without a store. They are looked up when somebody asks for them. */
abstract class CompletedNames implements Iterable<String> {

    private final Supplier<Stream<String>> names;

    private CompletedNames(Supplier<Stream<String>> names) {
        this.names = names;
    }

    @Override
    public Iterator<String> iterator() {
        return names.get().distinct().iterator();
    }

    /** Channels of the products that come with the program, by name and alias. */
    static final class Channels extends CompletedNames {
        Channels() {
            super(() -> SourceFiles.products().stream()
                    .flatMap(product -> product.channels().stream())
                    .flatMap(channel -> Stream.of(channel.alias(), channel.name()))
                    .filter(name -> !name.isEmpty()));
        }
    }

    /** Satellites of NOAA's table. */
    static final class Satellites extends CompletedNames {
        Satellites() {
            super(PoesSatellite::names);
        }
    }

    /** Products that come with the program. */
    static final class Products extends CompletedNames {
        Products() {
            super(() -> SourceFiles.products().stream().map(Product::name));
        }
    }
}
