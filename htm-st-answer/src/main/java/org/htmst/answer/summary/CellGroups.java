package org.htmst.answer.summary;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.htmst.summary.Group;
import org.htmst.summary.GroupText;
import org.htmst.summary.Summary;

/**
 * By what a question tells cells apart, in a form that goes to other processes.
 *
 * @param texts the groups as they were typed, none of passages
 * @param told the names of the channels that tell groups, by what was typed
 * @param names all channels that are asked for, first those whose values are wanted
 * @param channels how many of these are
 * @param satellites all there may be, sorted
 */
public record CellGroups(
        List<GroupText> texts, Map<String, String> told, List<String> names, int channels, List<String> satellites)
        implements Serializable {

    public CellGroups {
        texts = List.copyOf(texts);
        told = Map.copyOf(told);
        names = List.copyOf(names);
        satellites = List.copyOf(satellites);
    }

    /** The groups, in the order in which they were typed. */
    public List<Group> groups() {
        return texts.stream()
                .map(text -> text.group(name -> names.indexOf(told.get(name)), satellites))
                .toList();
    }

    /** An empty summary by these. */
    public Summary summary() {
        return new Summary(groups(), IntStream.range(0, channels).toArray());
    }
}
