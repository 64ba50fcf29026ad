package org.htmst.serve.dataset;

import java.util.List;
import java.util.Optional;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;
import org.htmst.summary.Statistic;

/**
 * A parameter of a dataset.
 *
 * @param name unique in its dataset, whatever the case of letters
 * @param type what its values are
 * @param unit empty for none
 * @param fill what stands for a value that is not there, as text and, in binary, as the number that this text means; empty for times
 * @param description empty for none
 * @param elements where its values come from: one, or those of an array
 * @param bins of the elements of an array; empty for a scalar
 */
public record DatasetParameter(
        String name,
        Type type,
        String unit,
        String fill,
        String description,
        List<Element> elements,
        Optional<ParameterBins> bins) {

    /** The name of the first of every dataset. */
    public static final String TIME = "Time";

    /** The length of {@code 2019-10-24T00:00:01.517Z}. */
    public static final int TIME_LENGTH = 24;

    /** The fill of numbers that have no other. */
    public static final String NAN = "NaN";

    /** The type of a parameter, by HAPI's names. */
    public enum Type {
        ISOTIME,
        DOUBLE,
        INTEGER;

        /** The bytes of one value in binary. */
        public int bytes() {
            return switch (this) {
                case ISOTIME -> TIME_LENGTH;
                case DOUBLE -> Double.BYTES;
                case INTEGER -> Integer.BYTES;
            };
        }
    }

    /** What an element is of a record. */
    public enum Place {
        /** When it was taken, or begins. */
        TIME,
        /** Where it was taken, or a passage begins. */
        LAT,
        LON,
        ALT,
        /** When and where a passage ends. */
        STOP,
        STOP_LAT,
        STOP_LON,
        /** Of the middle of a passage. */
        LOCAL_TIME,
        /** How many a passage has. */
        SAMPLES,
        /** A channel's value, or what its values come to. */
        CHANNEL
    }

    /**
     * One number of a record.
     *
     * @param channel which, if {@code place} says that it is one; empty if not
     * @param statistic what is taken of several values; empty if there is but one
     */
    public record Element(Place place, Optional<Channel> channel, Optional<Statistic> statistic) {

        /** A number that is no channel's. */
        static Element of(Place place) {
            return new Element(place, Optional.empty(), Optional.empty());
        }
    }

    public DatasetParameter {
        elements = List.copyOf(elements);
    }

    /** One number, or time, that is no channel's. */
    static DatasetParameter of(Place place, Type type, String name, String unit, String description) {
        String fill = type == Type.DOUBLE ? NAN : type == Type.INTEGER ? Integer.toString(Integer.MIN_VALUE) : "";
        return new DatasetParameter(name, type, unit, fill, description, List.of(Element.of(place)), Optional.empty());
    }

    /** A channel. Its fill is the first value that it declares to mean "not measured", or else one that it never has. */
    static DatasetParameter channel(Channel channel) {
        Type type = isInteger(channel.type()) ? Type.INTEGER : Type.DOUBLE;
        String declared = channel.missing().stream()
                .filter(value -> type == Type.DOUBLE ? Double.isFinite(value) : value == (int) value.doubleValue())
                .findFirst()
                .map(value -> channel.type().text(value))
                .orElse(type == Type.DOUBLE ? NAN : Integer.toString(Integer.MIN_VALUE));
        return new DatasetParameter(
                channel.name(),
                type,
                channel.unit(),
                declared,
                channel.description(),
                List.of(new Element(Place.CHANNEL, Optional.of(channel), Optional.empty())),
                Optional.empty());
    }

    /** Whether HAPI's integers, of four bytes with a sign, hold all values of a type. */
    private static boolean isInteger(ValueType type) {
        return type.isInteger() && type != ValueType.UINT32;
    }

    /** The same under another name. */
    DatasetParameter named(String other) {
        return new DatasetParameter(other, type, unit, fill, description, elements, bins);
    }

    /** Whether a record has several numbers of it. */
    public boolean isArray() {
        return bins.isPresent();
    }

    /** The channel of its first element; empty if that is none. */
    public Optional<Channel> channel() {
        return elements.get(0).channel();
    }

    /** What all of its elements are. */
    public Place place() {
        return elements.get(0).place();
    }
}
