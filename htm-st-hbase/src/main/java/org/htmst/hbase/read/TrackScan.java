package org.htmst.hbase.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.htmst.conjunction.Stretch;
import org.htmst.failure.HtmStException;
import org.htmst.hbase.key.ChunkKey;
import org.htmst.hbase.key.Qualifier;
import org.htmst.hbase.plan.ScanScope;
import org.htmst.hbase.plan.ScanTask;
import org.htmst.hbase.row.RowCell;
import org.htmst.hbase.row.RowCells;
import org.htmst.hbase.row.RowReader;
import org.htmst.query.ScanStatistics;
import org.htmst.time.TimeWindows;

/** Reads where satellites were, of each chunk one cell: the run maps, and of the places only what is asked for. Reading begins at once. */
public final class TrackScan {

    private final ScanRun run;
    private final ScanCounters counters;
    private final List<Future<List<Named>>> parts = new ArrayList<>();

    /** The parts of a chunk, or of some. */
    private record Named(String satellite, List<ChunkTrack.Part> parts) {}

    TrackScan(ScanRun run, ScanExecutor executor) {
        this.run = run;
        this.counters = new ScanCounters(run.scope());
        for (ScanTask task : run.tasks()) {
            parts.add(executor.submit(() -> read(task)));
        }
    }

    private List<Named> read(ScanTask task) {
        List<Named> read = new ArrayList<>();
        ScanScope scope = run.scope();
        try (RowReader rows = run.rows(task)) {
            for (RowCells row = rows.next(); row != null; row = rows.next()) {
                ScanScope.Source source = scope.source(row.key().granule());
                String satellite = scope.satellite(row.key().satellite());
                if (source != null && satellite != null) {
                    read.add(new Named(satellite, rows.use(row, cells -> parts(cells, source))));
                }
            }
        }
        return read;
    }

    private List<ChunkTrack.Part> parts(RowCells row, ScanScope.Source source) {
        ChunkKey key = row.key();
        RowCell geometry = row.cells().stream()
                .filter(cell -> cell.qualifier() == Qualifier.GEOMETRY && cell.family() == source.geometry())
                .findFirst()
                .orElseThrow(() -> new HtmStException(
                        "granule " + key.granule() + " (" + source.granule().fileName()
                                + ") has a chunk without its geometry",
                        false));
        ChunkTrack chunk = new ChunkTrack(key, geometry);
        counters.rows.increment();
        counters.bytesRead.add(row.bytesRead());
        counters.runs.add(chunk.runs());
        List<Shades.Shade> shades = run.shades().of(key.granule(), key.satellite());
        List<ChunkTrack.Part> parts = new ArrayList<>();
        TimeWindows times = run.scope().query().times();
        chunk.addTo(
                parts,
                (firstMs, lastMs) -> times.holds(firstMs, lastMs + 1)
                        && shades.stream().noneMatch(shade -> shade.touches(firstMs, lastMs)),
                timeMs -> times.contains(timeMs) && shades.stream().noneMatch(shade -> shade.hides(timeMs)));
        return parts;
    }

    /**
     * Of each satellite its stretches, in order.
     *
     * @throws HtmStException if reading fails, a limit is passed, or rows went meanwhile
     */
    public Map<String, List<Stretch>> stretches() {
        Map<String, List<ChunkTrack.Part>> ofSatellite = new TreeMap<>();
        try {
            for (Future<List<Named>> part : parts) {
                for (Named chunk : part.get()) {
                    ofSatellite
                            .computeIfAbsent(chunk.satellite(), first -> new ArrayList<>())
                            .addAll(chunk.parts());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new HtmStException("interrupted while reading", true, e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } finally {
            close();
        }
        run.checkStillStored();
        Map<String, List<Stretch>> stretches = new TreeMap<>();
        ofSatellite.forEach((satellite, found) -> stretches.put(satellite, MergedTrack.of(found)));
        return stretches;
    }

    /** What was read. */
    public ScanStatistics statistics() {
        return counters.statistics(
                run.tasks().stream().mapToInt(task -> task.rows().size()).sum(),
                run.planning(),
                run.sinceStart(),
                run.sinceStart());
    }

    /** Ends reading. */
    public void close() {
        parts.forEach(part -> part.cancel(true));
    }
}
