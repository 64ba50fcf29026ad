package org.htmst.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.htmst.answer.print.Table;
import org.htmst.answer.print.Words;
import org.htmst.cli.option.GeneralOptions;
import org.htmst.cli.option.RegionOptions;
import org.htmst.cli.option.ReportOptions;
import org.htmst.cli.option.StoreOptions;
import org.htmst.cli.session.Session;
import org.htmst.cover.Cover;
import org.htmst.grid.TrixelId;
import org.htmst.range.LongRange;
import org.htmst.range.RangeSet;
import org.htmst.sphere.Region;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "cover",
        description = {
            "Print the trixels that a region touches, as ranges of numbers.",
            "Each range goes from FIRST to before END. Trixels of 'inner' ranges lie wholly in the region."
        },
        sortOptions = false,
        abbreviateSynopsis = true,
        footerHeading = "%nExamples:%n",
        footer = {
            "  htm-st grid cover --cap=-45,-30,45 --level 4",
            "  htm-st grid cover --region auroral-north --max-ranges 32 --format json",
            "  htm-st grid cover --polygon norway.geojson --level 9"
        })
final class GridCoverCommand implements Runnable {

    private static final int MOST_ON_BORDER = 1_000_000;
    private static final int MOST_RANGES = 100_000;

    private final Session session;

    @Mixin
    private RegionOptions region;

    @Option(names = "--level", paramLabel = "L", description = "Level of the trixels, 0..24; 6 unless given.")
    private int level = 6;

    @Option(
            names = "--max-ranges",
            paramLabel = "N",
            description =
                    "At most N ranges, 1 to 100,000, each to cover the region and to fill it, at the price of a looser"
                            + " cover. Unless given, the cover is the closest, of at most 1,000,000 trixels on the border.")
    private Integer maxRanges;

    @Mixin
    private ReportOptions report;

    @Mixin
    private StoreOptions storeOptions;

    @Mixin
    private GeneralOptions general;

    public GridCoverCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (maxRanges != null && maxRanges > MOST_RANGES) {
            throw new IllegalArgumentException("--max-ranges " + maxRanges + " is outside 1.." + MOST_RANGES
                    + "; leave it out for the closest cover");
        }
        Cover cover = cover(region.region(session.talk(general)::println, session.regions(storeOptions, general)));
        List<List<Object>> rows = new ArrayList<>();
        add(rows, cover.inner(), "inner");
        add(rows, cover.outer().difference(cover.inner()), "border");
        rows.sort(Comparator.comparingLong(row -> (Long) row.get(0)));
        report.format()
                .print(new Table(List.of("first", "end", "trixels", "part", "first_name"), rows), session.text());
        session.talk(general)
                .println(Words.count(cover.outer().size(), "trixel") + " of level " + level + " touch the region, "
                        + cover.inner().size() + " lie inside");
    }

    private Cover cover(Region asked) {
        return maxRanges != null
                ? Cover.of(asked, level, maxRanges)
                : Cover.finest(asked, level, MOST_ON_BORDER)
                        .orElseThrow(() -> new IllegalArgumentException("the region has more than " + MOST_ON_BORDER
                                + " trixels of level " + level
                                + " on its border; give a coarser --level, or --max-ranges"
                                + " for a looser cover"));
    }

    private static void add(List<List<Object>> rows, RangeSet ranges, String part) {
        for (LongRange range : ranges.ranges()) {
            rows.add(List.of(range.first(), range.end(), range.size(), part, TrixelId.name(range.first())));
        }
    }
}
