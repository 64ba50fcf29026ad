package org.htmst.formats.netcdf;

import static org.htmst.formats.StrictJson.required;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.htmst.formats.ChannelJson;
import org.htmst.formats.Product;
import org.htmst.formats.StrictJson;
import org.htmst.sample.Channel;

/**
 * A product that is read from netCDF files.
 *
 * @param product its channels: first those of the file, then the flags derived
 * @param level the word for it in file names, such as {@code proc}
 * @param marker the variable by which a file of it is known
 * @param variables {@code variables.get(c)}: the variable that holds channel {@code c}; shorter than the channels by the flags
 * @param calibrations how the flags are derived
 */
record NetcdfProduct(
        Product product, String level, String marker, List<String> variables, List<Calibration> calibrations) {

    private static final List<String> RESOURCES = List.of("poes-proc.json", "poes-raw.json");

    /** The products that come with the program. */
    static List<NetcdfProduct> builtIn() {
        return BuiltIn.PRODUCTS;
    }

    /** The variable that holds a channel of the file. */
    String variable(Channel channel) {
        return variables.get(product.channels().indexOf(channel));
    }

    private static final class BuiltIn {
        static final List<NetcdfProduct> PRODUCTS = RESOURCES.stream()
                .map(name -> StrictJson.resource(NetcdfProduct.class, name, Json.class)
                        .netcdfProduct())
                .toList();
    }

    /** Such a product as JSON describes it; {@code fills}: for each type the values that are never a measurement. */
    record Json(
            String product,
            String title,
            String description,
            String level,
            String marker,
            Map<String, List<Double>> fills,
            List<Calibration.Json> calibrations,
            List<ChannelJson> channels) {

        Json {
            required("product", product);
            required("title", title);
            required("level", level);
            required("marker", marker);
            required("channels", channels);
            description = Objects.requireNonNullElse(description, "");
            fills = Objects.requireNonNullElse(fills, Map.of());
            calibrations = Objects.requireNonNullElse(calibrations, List.of());
        }

        NetcdfProduct netcdfProduct() {
            List<Calibration> derived =
                    calibrations.stream().map(c -> c.calibration(product)).toList();
            List<Channel> all = Stream.concat(
                            channels.stream().map(c -> c.channel(product, fills)),
                            derived.stream().map(Calibration::channel))
                    .toList();
            List<String> variables = channels.stream().map(ChannelJson::column).toList();
            return new NetcdfProduct(new Product(product, title, description, all), level, marker, variables, derived);
        }
    }
}
