package org.htmst.serve.hapi;

import java.util.List;
import java.util.Optional;
import org.htmst.sample.Channel;
import org.htmst.sample.ValueType;

/**
 * A parameter of a dataset.
 *
 * @param name unique in its dataset, whatever the case of letters
 * @param type what its values are
 * @param unit empty for none
 * @param fill what stands for a value that is not there, as text and, in binary, as the number that this text means; empty for the time
 * @param description empty for none
 * @param elements where its values come from: one, or those of an array
 * @param energiesKev of the elements of an array; empty for a scalar
 */
record HapiParameter(
        String name,
        Type type,
        String unit,
        String fill,
        String description,
        List<Element> elements,
        List<Double> energiesKev) {

    static final String TIME = "Time";

    /** The length of {@code 2019-10-24T00:00:01.517Z}. */
    static final int TIME_LENGTH = 24;

    static final String NAN = "NaN";

    /** The type of a parameter, by HAPI's names. */
    enum Type {
        ISOTIME,
        DOUBLE,
        INTEGER;

        /** The bytes of one value in binary. */
        int bytes() {
            return switch (this) {
                case ISOTIME -> TIME_LENGTH;
                case DOUBLE -> Double.BYTES;
                case INTEGER -> Integer.BYTES;
            };
        }
    }

    /** What an element is of a sample. */
    enum Place {
        TIME,
        LAT,
        LON,
        ALT,
        CHANNEL
    }

    /**
     * One number of a record.
     *
     * @param channel which, if {@code place} says that it is one; empty if not
     */
    record Element(Place place, Optional<Channel> channel) {}

    HapiParameter {
        elements = List.copyOf(elements);
        energiesKev = List.copyOf(energiesKev);
    }

    /** Time, the first of every dataset. */
    static HapiParameter time() {
        return new HapiParameter(TIME, Type.ISOTIME, "UTC", "", "time of the sample", place(Place.TIME), List.of());
    }

    /** A number that says where a sample was taken. */
    static HapiParameter position(String name, Place place, String unit, String description) {
        return new HapiParameter(name, Type.DOUBLE, unit, NAN, description, place(place), List.of());
    }

    private static List<Element> place(Place place) {
        return List.of(new Element(place, Optional.empty()));
    }

    /** A channel. Its fill is the first value that it declares to mean "not measured", or else one that it never has. */
    static HapiParameter channel(Channel channel) {
        Type type = isInteger(channel.type()) ? Type.INTEGER : Type.DOUBLE;
        String declared = channel.missing().stream()
                .filter(value -> type == Type.DOUBLE ? Double.isFinite(value) : value == (int) value.doubleValue())
                .findFirst()
                .map(value -> channel.type().text(value))
                .orElse(type == Type.DOUBLE ? NAN : Integer.toString(Integer.MIN_VALUE));
        return new HapiParameter(
                channel.name(),
                type,
                channel.unit(),
                declared,
                channel.description(),
                List.of(new Element(Place.CHANNEL, Optional.of(channel))),
                List.of());
    }

    /** Whether HAPI's integers, of four bytes with a sign, hold all values of a type. */
    private static boolean isInteger(ValueType type) {
        return type.isInteger() && type != ValueType.UINT32;
    }

    boolean isArray() {
        return !energiesKev.isEmpty();
    }
}
