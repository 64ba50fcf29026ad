package org.htmst.serve.catalogue;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.htmst.region.text.TimeText;
import org.htmst.region.text.TypedName;
import org.htmst.sample.Channel;
import org.htmst.sample.Family;
import org.htmst.serve.dataset.Dataset;
import org.htmst.serve.dataset.DatasetRegion;
import org.htmst.serve.dataset.Datasets;
import org.htmst.time.TimeWindow;

/**
 * Which datasets are wanted: those that meet all that is given.
 *
 * @param words all are somewhere in what is said of a dataset, in any case
 * @param satellites one of these; empty for any
 * @param products likewise
 * @param channels it has one of these, by name or alias; empty for whichever
 * @param families it has a channel of one of these; empty likewise
 * @param regions it is of one of these, in lower case; empty for whichever
 * @param times a file of it has samples in this, or around it
 */
record CatalogueSearch(
        List<String> words,
        List<String> satellites,
        List<String> products,
        List<String> channels,
        List<Family> families,
        List<String> regions,
        Optional<TimeWindow> times) {

    /**
     * The search that arguments ask for.
     *
     * @param datasets those of the store, whose names are known
     * @throws CatalogueRefusal if a family or region is unknown, or the time is none
     */
    static CatalogueSearch of(CatalogueArguments given, Datasets datasets) {
        List<Dataset> all = datasets.all();
        return new CatalogueSearch(
                Arrays.stream(given.value(CatalogueArguments.Q)
                                .toLowerCase(Locale.ROOT)
                                .split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .toList(),
                fitting(given, CatalogueArguments.SATELLITE, all.stream().map(Dataset::satellite)),
                fitting(given, CatalogueArguments.PRODUCT, all.stream().map(Dataset::product)),
                fitting(given, CatalogueArguments.CHANNEL, all.stream().flatMap(dataset -> dataset.channels().stream()
                        .flatMap(CatalogueSearch::names))),
                names(given.value(CatalogueArguments.FAMILY)).stream()
                        .map(CatalogueSearch::family)
                        .toList(),
                names(given.value(CatalogueArguments.REGION)).stream()
                        .map(name -> region(name, datasets))
                        .toList(),
                times(given.value(CatalogueArguments.TIME)));
    }

    private static List<String> names(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static List<String> fitting(CatalogueArguments given, String argument, Stream<String> all) {
        Collection<String> known = all.collect(Collectors.toSet());
        return names(given.value(argument)).stream()
                .flatMap(typed -> TypedName.fitting(typed, known).stream())
                .toList();
    }

    private static Stream<String> names(Channel channel) {
        return Stream.of(channel.name(), channel.alias()).filter(name -> !name.isEmpty());
    }

    private static Family family(String text) {
        return Arrays.stream(Family.values())
                .filter(family -> family.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new CatalogueRefusal("family is none; give "
                        + Arrays.stream(Family.values())
                                .map(family -> family + " (" + family.meaning() + ")")
                                .collect(Collectors.joining(", "))));
    }

    private static String region(String text, Datasets datasets) {
        return datasets.regions().stream()
                .map(DatasetRegion::name)
                .filter(name -> name.equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new CatalogueRefusal("region is unknown; known are "
                        + datasets.regions().stream().map(DatasetRegion::name).collect(Collectors.joining(", "))));
    }

    private static Optional<TimeWindow> times(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(TimeText.parse(text));
        } catch (IllegalArgumentException e) {
            throw new CatalogueRefusal("time is none; give START/END, such as 2019-10-24/P1D or 2019-10/2020, or a day,"
                    + " month or year, in UTC");
        }
    }

    /** Whether a dataset is wanted. */
    boolean fits(Dataset dataset) {
        return isOf(satellites, dataset.satellite())
                && isOf(products, dataset.product())
                && (regions.isEmpty()
                        || dataset.region()
                                .map(DatasetRegion::name)
                                .filter(regions::contains)
                                .isPresent())
                && (channels.isEmpty()
                        || dataset.channels().stream()
                                .flatMap(CatalogueSearch::names)
                                .anyMatch(channels::contains))
                && (families.isEmpty()
                        || dataset.channels().stream().map(Channel::family).anyMatch(families::contains))
                && times.map(window -> dataset.granules().stream()
                                .anyMatch(granule -> granule.window().intersects(window)))
                        .orElse(true)
                && (words.isEmpty() || hasWords(dataset));
    }

    private static boolean isOf(List<String> wanted, String name) {
        return wanted.isEmpty() || wanted.contains(name);
    }

    private boolean hasWords(Dataset dataset) {
        Set<String> said = Stream.concat(
                        Stream.of(dataset.id(), dataset.title(), dataset.description()),
                        dataset.channels().stream()
                                .flatMap(channel -> Stream.of(
                                        channel.name(),
                                        channel.alias(),
                                        channel.instrument(),
                                        channel.description(),
                                        channel.family().meaning())))
                .map(text -> text.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        return words.stream().allMatch(word -> said.stream().anyMatch(text -> text.contains(word)));
    }
}
