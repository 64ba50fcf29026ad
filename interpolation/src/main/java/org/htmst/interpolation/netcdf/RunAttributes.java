package org.htmst.interpolation.netcdf;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.htmst.interpolation.idw.InterpolationParameters;
import org.htmst.interpolation.idw.NeighbourSource;
import org.htmst.interpolation.idw.Statistic;
import org.htmst.interpolation.result.RunProvenance;
import org.htmst.interpolation.samples.SampleCounts;
import org.htmst.interpolation.samples.ValueSpace;
import org.htmst.time.TimeWindow;
import org.htmst.track.Direction;
import ucar.nc2.Attribute;
import ucar.nc2.NetcdfFile;

/**
 * How a run was made and what from, as attributes of the file that all begin alike.
 *
 * @param prefix what their names begin with
 */
record RunAttributes(String prefix) {

    void define(Draft draft, InterpolationParameters parameters, SampleCounts counts, RunProvenance p) {
        draft.attribute(prefix + Names.CHANNEL, p.channel());
        draft.attribute(prefix + Names.DESCRIPTION, p.description());
        draft.attribute(prefix + Names.UNIT, p.unit());
        draft.attribute(prefix + Names.SATELLITES, String.join(" ", p.satellites()));
        draft.attribute(
                prefix + Names.START, Instant.ofEpochMilli(p.window().startMs()).toString());
        draft.attribute(
                prefix + Names.END, Instant.ofEpochMilli(p.window().endMs()).toString());
        draft.attribute(prefix + Names.DIRECTION, p.direction().name());
        draft.attribute(prefix + Names.CONDITIONS, String.join("\n", p.conditions()));
        draft.attribute(
                prefix + Names.SOURCES,
                p.sources().stream()
                        .map(source -> source.sha256() + " " + source.file())
                        .collect(Collectors.joining("\n")));
        draft.attribute(prefix + Names.SOFTWARE, p.software());
        draft.attribute(prefix + Names.COMMAND, p.command());
        draft.attribute(prefix + Names.STATISTIC, parameters.statistic().name());
        draft.attribute(prefix + Names.SPACE, parameters.space().name());
        draft.attribute(prefix + Names.NEIGHBOURS, parameters.source().name());
        draft.attribute(
                prefix + Names.COUNTS,
                counts.used() + " " + counts.noValue() + " " + counts.notPositive() + " " + counts.noLocalTime() + " "
                        + counts.noBin() + " " + counts.otherDirection());
        draft.attribute(prefix + Names.CREATED, p.created().toString());
        if (!p.answer().isEmpty()) {
            draft.attribute(prefix + Names.ANSWER, p.answer());
        }
        draft.attribute(prefix + Names.LEVEL, parameters.level());
        draft.attribute(prefix + Names.RADIUS, parameters.radiusKm());
        draft.attribute(prefix + Names.POWER, parameters.power());
        draft.attribute(prefix + Names.MIN_SAMPLES, parameters.minSamples());
    }

    InterpolationParameters parameters(NetcdfFile file) throws IOException {
        return new InterpolationParameters(
                number(file, Names.LEVEL).intValue(),
                number(file, Names.RADIUS).doubleValue(),
                number(file, Names.POWER).doubleValue(),
                Statistic.valueOf(text(file, Names.STATISTIC)),
                ValueSpace.valueOf(text(file, Names.SPACE)),
                number(file, Names.MIN_SAMPLES).intValue(),
                NeighbourSource.valueOf(text(file, Names.NEIGHBOURS)));
    }

    SampleCounts counts(NetcdfFile file) throws IOException {
        long[] counts = Arrays.stream(text(file, Names.COUNTS).split(" "))
                .mapToLong(Long::parseLong)
                .toArray();
        return new SampleCounts(counts[0], counts[1], counts[2], counts[3], counts[4], counts[5]);
    }

    RunProvenance provenance(NetcdfFile file) throws IOException {
        return new RunProvenance(
                text(file, Names.CHANNEL),
                text(file, Names.DESCRIPTION),
                text(file, Names.UNIT),
                list(file, Names.SATELLITES, " "),
                Direction.valueOf(text(file, Names.DIRECTION)),
                new TimeWindow(
                        Instant.parse(text(file, Names.START)).toEpochMilli(),
                        Instant.parse(text(file, Names.END)).toEpochMilli()),
                list(file, Names.CONDITIONS, "\n"),
                sources(file),
                text(file, Names.SOFTWARE),
                text(file, Names.COMMAND),
                Instant.parse(text(file, Names.CREATED)),
                file.findGlobalAttribute(prefix + Names.ANSWER) == null ? "" : text(file, Names.ANSWER));
    }

    private List<RunProvenance.Source> sources(NetcdfFile file) throws IOException {
        List<RunProvenance.Source> sources = new ArrayList<>();
        for (String line : list(file, Names.SOURCES, "\n")) {
            String[] parts = line.split(" ", 2);
            sources.add(new RunProvenance.Source(parts[1], parts[0]));
        }
        return sources;
    }

    private List<String> list(NetcdfFile file, String name, String separator) throws IOException {
        String text = text(file, name);
        return text.isEmpty() ? List.of() : List.of(text.split(separator));
    }

    /** The text of an attribute; empty for an empty one. */
    String text(NetcdfFile file, String name) throws IOException {
        String text = attribute(file, name).getStringValue();
        return text == null ? "" : text;
    }

    /** The number of an attribute. */
    Number number(NetcdfFile file, String name) throws IOException {
        Number number = attribute(file, name).getNumericValue();
        if (number == null) {
            throw new IOException("attribute " + prefix + name + " is no number");
        }
        return number;
    }

    private Attribute attribute(NetcdfFile file, String name) throws IOException {
        Attribute attribute = file.findGlobalAttribute(prefix + name);
        if (attribute == null) {
            throw new IOException("attribute " + prefix + name + " is missing");
        }
        return attribute;
    }
}
