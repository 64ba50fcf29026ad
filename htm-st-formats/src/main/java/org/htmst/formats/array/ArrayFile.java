package org.htmst.formats.array;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmst.formats.SourceFile;

/** A file of named arrays, whatever its format. Its methods throw {@link org.htmst.failure.HtmStException} where it is damaged. */
public interface ArrayFile extends AutoCloseable {

    /** The bytes. */
    SourceFile file();

    /** How its bytes are read, such as {@code CDF}. */
    String format();

    /** What it says of itself, by name. */
    Map<String, Attribute> attributes();

    /** In the order of the file. */
    List<ArrayVariable> variables();

    /** The numbers of a variable as they stand: {@code [component][record]}; of one that does not vary one record. */
    double[][] numbers(ArrayVariable variable);

    /** The texts of a variable, likewise. */
    List<List<String>> texts(ArrayVariable variable);

    /** The times of a variable of times of one dimension. */
    Instants instants(ArrayVariable variable);

    @Override
    void close();

    /** The variable of that name. */
    default Optional<ArrayVariable> variable(String name) {
        return variables().stream().filter(v -> v.name().equals(name)).findFirst();
    }

    /** The first of these attributes of the file that says something. */
    default String firstText(String... names) {
        return Stream.of(names)
                .map(name -> attributes().get(name))
                .filter(found -> found != null && !found.first().isEmpty())
                .map(Attribute::first)
                .findFirst()
                .orElse("");
    }
}
