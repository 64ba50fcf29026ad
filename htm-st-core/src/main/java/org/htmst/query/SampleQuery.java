package org.htmst.query;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.htmst.expression.Definition;
import org.htmst.sphere.Region;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.time.TimeWindows;
import org.htmst.track.Direction;

/**
 * What is asked for: the samples inside region, window and local time, of these satellites and products, that meet all
 * conditions.
 *
 * <p>When channels are named, a value that is missing, or spoilt by in-flight calibration, counts as absent, and a sample none
 * of whose asked values is present is left out and counted. With {@code keepFlagged} calibration does not spoil a value and no
 * sample is left out. When no channel is named, every sample inside answers.
 *
 * <p>Made by {@link #builder}, from which whatever is not set is left open.
 *
 * @param region a closed set
 * @param times half-open spans, all of which are asked for
 * @param satellites names; empty for all
 * @param products names; empty for all
 * @param channels names or aliases, in the order in which their values are wanted
 * @param localTime of the sample's own place; half-open
 * @param where bounds on values, all of which must be met
 * @param keepFlagged whether to keep what would be left out
 * @param direction the way of the satellite, by all samples of the file that the sample is answered from, see {@link
 *     org.htmst.track.Course}
 * @param definitions channels that are derived for this question, beside those of the source; names are theirs
 */
public record SampleQuery(
        Region region,
        TimeWindows times,
        List<String> satellites,
        List<String> products,
        List<String> channels,
        Optional<LocalTimeWindow> localTime,
        List<ValueCondition> where,
        boolean keepFlagged,
        Direction direction,
        List<Definition> definitions)
        implements Serializable {

    public SampleQuery {
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(localTime, "localTime");
        Objects.requireNonNull(direction, "direction");
        satellites = List.copyOf(satellites);
        products = List.copyOf(products);
        channels = List.copyOf(channels);
        where = List.copyOf(where);
        definitions = List.copyOf(definitions);
    }

    /** All samples inside a region and a window, without values. */
    public static SampleQuery of(Region region, TimeWindow window) {
        return builder(region, window).build();
    }

    /** Begins a question of one window: about all samples inside, without values. */
    public static Builder builder(Region region, TimeWindow window) {
        return builder(region, TimeWindows.of(window));
    }

    /** Begins a question of several windows: about all samples inside, without values. */
    public static Builder builder(Region region, TimeWindows times) {
        return new Builder(region, times);
    }

    /** The channels as they could be asked for again: those that this question defines as {@code NAME=EXPRESSION}. */
    public List<String> channelTexts() {
        return channels.stream()
                .map(name -> definitions.stream()
                        .filter(definition -> definition.name().equals(name))
                        .findFirst()
                        .map(Definition::toString)
                        .orElse(name))
                .toList();
    }

    /** Begins a question that differs from this one in what is set. */
    public Builder toBuilder() {
        return new Builder(region, times)
                .satellites(satellites)
                .products(products)
                .channels(channels)
                .localTime(localTime)
                .where(where)
                .keepFlagged(keepFlagged)
                .direction(direction)
                .definitions(definitions);
    }

    /** A question on its way; what is set twice is as it was set last. To be used by one thread. */
    public static final class Builder {

        private Region region;
        private TimeWindows times;
        private List<String> satellites = List.of();
        private List<String> products = List.of();
        private List<String> channels = List.of();
        private Optional<LocalTimeWindow> localTime = Optional.empty();
        private List<ValueCondition> where = List.of();
        private boolean keepFlagged;
        private Direction direction = Direction.BOTH;
        private List<Definition> definitions = List.of();

        private Builder(Region region, TimeWindows times) {
            this.region = region;
            this.times = times;
        }

        /** Asks for this place. */
        public Builder region(Region place) {
            region = place;
            return this;
        }

        /** Asks for these spans. */
        public Builder times(TimeWindows spans) {
            times = spans;
            return this;
        }

        /** Asks for satellites of these names; all if there are none. */
        public Builder satellites(List<String> names) {
            satellites = names;
            return this;
        }

        /** Asks for products of these names; all if there are none. */
        public Builder products(List<String> names) {
            products = names;
            return this;
        }

        /**
         * Asks for the values of channels of these names or aliases, in this order. Where one is {@code NAME=EXPRESSION}, a channel
         * of that name is defined for this question, see {@link org.htmst.expression.Definition}; what was parted at a comma inside
         * brackets is one.
         *
         * @throws IllegalArgumentException if such a name is none
         */
        public Builder channels(List<String> names) {
            List<String> plain = new ArrayList<>();
            List<Definition> all = new ArrayList<>(definitions);
            for (String name : Definition.joined(names)) {
                if (Definition.isIn(name)) {
                    Definition definition = Definition.parse(name);
                    all.removeIf(before -> before.name().equals(definition.name()));
                    all.add(definition);
                    plain.add(definition.name());
                } else {
                    plain.add(name);
                }
            }
            channels = plain;
            definitions = all;
            return this;
        }

        /** Knows these channels beside those of the source. */
        public Builder definitions(List<Definition> known) {
            definitions = known;
            return this;
        }

        /** Asks for samples of this local time of their own place; of any if it is empty. */
        public Builder localTime(Optional<LocalTimeWindow> window) {
            localTime = window;
            return this;
        }

        /** Asks for samples that meet all of these. */
        public Builder where(List<ValueCondition> conditions) {
            where = conditions;
            return this;
        }

        /** Whether to keep values spoilt by in-flight calibration, and samples without a value. */
        public Builder keepFlagged(boolean keep) {
            keepFlagged = keep;
            return this;
        }

        /** Asks for samples that were taken on this way. */
        public Builder direction(Direction way) {
            direction = way;
            return this;
        }

        /**
         * The question.
         *
         * @throws NullPointerException if anything is null
         */
        public SampleQuery build() {
            return new SampleQuery(
                    region,
                    times,
                    satellites,
                    products,
                    channels,
                    localTime,
                    where,
                    keepFlagged,
                    direction,
                    definitions);
        }
    }

    /** The same question with a plain field in place of the optional one, which cannot be serialised. */
    private record Serialised(
            Region region,
            TimeWindows times,
            List<String> satellites,
            List<String> products,
            List<String> channels,
            LocalTimeWindow localTime,
            List<ValueCondition> where,
            boolean keepFlagged,
            Direction direction,
            List<Definition> definitions)
            implements Serializable {

        private Object readResolve() {
            return new SampleQuery(
                    region,
                    times,
                    satellites,
                    products,
                    channels,
                    Optional.ofNullable(localTime),
                    where,
                    keepFlagged,
                    direction,
                    definitions);
        }
    }

    private Object writeReplace() {
        return new Serialised(
                region,
                times,
                satellites,
                products,
                channels,
                localTime.orElse(null),
                where,
                keepFlagged,
                direction,
                definitions);
    }
}
