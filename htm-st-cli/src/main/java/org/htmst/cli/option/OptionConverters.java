package org.htmst.cli.option;

import java.time.Duration;
import java.util.Arrays;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.htmst.answer.plot.PlotKind;
import org.htmst.answer.print.AnswerFormat;
import org.htmst.answer.print.ReportFormat;
import org.htmst.answer.table.TableFormat;
import org.htmst.hbase.catalog.cite.AsOf;
import org.htmst.interpolation.bins.LocalTimeAxis;
import org.htmst.interpolation.colour.Palette;
import org.htmst.interpolation.colour.ScaleKind;
import org.htmst.interpolation.figure.FarCells;
import org.htmst.interpolation.idw.NeighbourSource;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.lonlat.LonLatGrid;
import org.htmst.interpolation.map.Hemisphere;
import org.htmst.interpolation.projection.ProjectionKind;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.query.ValueCondition;
import org.htmst.region.text.CapText;
import org.htmst.region.text.LocalTimeText;
import org.htmst.region.text.NumberList;
import org.htmst.region.text.SpanText;
import org.htmst.region.text.TimeText;
import org.htmst.region.text.WktText;
import org.htmst.sphere.Box;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.LonLat;
import org.htmst.sphere.Lune;
import org.htmst.time.LocalTimeWindow;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;
import picocli.CommandLine;
import picocli.CommandLine.TypeConversionException;

/** Makes the readers of option values known to picocli. */
public final class OptionConverters {

    private OptionConverters() {}

    /** Registers all readers for {@code commandLine} and its subcommands. */
    public static void register(CommandLine commandLine) {
        register(commandLine, LonLat.class, OptionConverters::place);
        register(commandLine, CapText.class, CapText::parse);
        register(commandLine, WktText.class, WktText::parse);
        register(commandLine, LatitudeBand.class, OptionConverters::band);
        register(commandLine, Lune.class, OptionConverters::lune);
        register(commandLine, Box.class, OptionConverters::box);
        register(commandLine, TimeWindow.class, TimeText::parse);
        register(commandLine, LocalTimeWindow.class, LocalTimeText::parse);
        register(commandLine, Duration.class, SpanText::parse);
        register(commandLine, ByteSize.class, ByteSize::parse);
        registerEnum(commandLine, Statistic.class);
        registerEnum(commandLine, ValueSpace.class);
        registerEnum(commandLine, NeighbourSource.class);
        registerEnum(commandLine, LocalTimeAxis.class);
        registerEnum(commandLine, Direction.class);
        registerEnum(commandLine, AnswerFormat.class);
        registerEnum(commandLine, ReportFormat.class);
        registerEnum(commandLine, TableFormat.class);
        registerEnum(commandLine, ProjectionKind.class);
        registerEnum(commandLine, Palette.class);
        registerEnum(commandLine, ScaleKind.class);
        registerEnum(commandLine, FarCells.class);
        registerEnum(commandLine, Hemisphere.class);
        registerEnum(commandLine, PlotKind.class);
        register(commandLine, PanelText.class, PanelText::parse);
        register(commandLine, LonLatGrid.class, LonLatGrid::parse);
        register(commandLine, PictureWidth.class, PictureWidth::parse);
        register(commandLine, AsOf.class, AsOf::parse);
        register(commandLine, ValueCondition.class, ValueCondition::parse);
    }

    /** Registers the reader of an enum whose constants print as they are typed. */
    public static <E extends Enum<E>> void registerEnum(CommandLine commandLine, Class<E> type) {
        register(commandLine, type, text -> Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.toString().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("allowed: "
                        + Arrays.stream(type.getEnumConstants())
                                .map(Enum::toString)
                                .collect(Collectors.joining(", ")))));
    }

    private static <T> void register(CommandLine commandLine, Class<T> type, Function<String, T> parse) {
        commandLine.registerConverter(type, text -> {
            try {
                return parse.apply(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException("'" + text + "': " + e.getMessage());
            }
        });
    }

    private static LonLat place(String text) {
        double[] numbers = NumberList.parse(text, "LON,LAT");
        return new LonLat(numbers[0], numbers[1]);
    }

    private static LatitudeBand band(String text) {
        double[] numbers = NumberList.parse(text, "MIN,MAX");
        return new LatitudeBand(numbers[0], numbers[1]);
    }

    private static Lune lune(String text) {
        double[] numbers = NumberList.parse(text, "WEST,EAST");
        return new Lune(numbers[0], numbers[1]);
    }

    private static Box box(String text) {
        double[] numbers = NumberList.parse(text, "W,S,E,N");
        return new Box(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}
