package org.htmst.formats.netcdf;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.htmst.formats.Places;
import org.htmst.formats.Rejections;
import org.htmst.formats.SampleOrder;
import org.htmst.formats.SourceFile;
import org.htmst.formats.poes.PoesFileName;
import org.htmst.formats.poes.PoesSatellite;
import org.htmst.sample.ValueType;
import org.htmst.time.TimeWindow;

/**
 * Times, places and satellite of the records of a NOAA file, and which records are samples.
 *
 * @param satellite the one satellite of the file
 * @param positionType the number type of the place
 * @param timeMs by record
 * @param lonDeg by record
 * @param latDeg by record
 * @param altKm by record, NaN for none
 * @param timed the records whose time is right, in the order of time
 * @param kept the records that are samples, in the order of time
 */
record NetcdfRecords(
        String satellite,
        ValueType positionType,
        long[] timeMs,
        double[] lonDeg,
        double[] latDeg,
        double[] altKm,
        int[] timed,
        int[] kept) {

    private static final long HOUR_MS = 3_600_000;
    private static final double FILL_FROM = 1e30;

    static NetcdfRecords of(
            SourceFile file, NetcdfVariables variables, Optional<PoesFileName> name, Rejections rejections) {
        NetcdfUnits units = new NetcdfUnits(file, variables);
        units.checkDegrees();
        double altitudesPerKm = units.altitudesPerKm();
        NetcdfColumn lat = variables.column("lat");
        NetcdfColumn lon = variables.column("lon");
        NetcdfTimes times = NetcdfTimes.of(file, variables, PoesSatellite.SEM2_FLOWN);
        double[] satId = variables.column("satID").withoutFill();
        Optional<NetcdfColumn> alt = variables.has("alt") ? Optional.of(variables.column("alt")) : Optional.empty();
        double[] altKm = alt.map(column -> altitudes(column, altitudesPerKm)).orElseGet(() -> nans(satId.length));

        PoesSatellite satellite = satellite(file, satId);
        name.ifPresent(n -> checkSatellite(file, n, satellite));
        Worker worker = new Worker(times, lon.withoutFill(), lat.withoutFill(), altKm, satId, satellite, rejections);
        int[] timed = worker.timed(file, name);
        boolean single = altitudesPerKm == 1
                && lat.type().equals(Optional.of(ValueType.FLOAT32))
                && lon.type().equals(lat.type())
                && alt.map(NetcdfColumn::type).orElse(lat.type()).equals(lat.type());
        return new NetcdfRecords(
                satellite.satellite(),
                single ? ValueType.FLOAT32 : ValueType.FLOAT64,
                times.timeMs(),
                worker.lonDeg,
                worker.latDeg,
                altKm,
                timed,
                worker.kept(timed));
    }

    private static PoesSatellite satellite(SourceFile file, double[] satId) {
        double[] known = Arrays.stream(satId)
                .distinct()
                .filter(id -> PoesSatellite.ofSatId(id).isPresent())
                .toArray();
        if (known.length == 0) {
            throw file.error("satID " + satId[0] + " is no known satellite; allowed: " + PoesSatellite.allowedSatIds());
        }
        if (known.length > 1) {
            throw file.error(
                    "satID is " + (int) known[0] + " and " + (int) known[1] + "; a file of one satellite was expected");
        }
        return PoesSatellite.ofSatId(known[0]).orElseThrow();
    }

    private static void checkSatellite(SourceFile file, PoesFileName name, PoesSatellite satellite) {
        if (!name.satellite().equals(satellite)) {
            throw file.error("the name says " + name.satellite().satellite() + " but satID is " + satellite.satId()
                    + ", " + satellite.satellite() + "; give the file its right name");
        }
    }

    private static double[] altitudes(NetcdfColumn alt, double perKm) {
        double[] values = alt.withoutFill();
        return Arrays.stream(values)
                .map(v -> Double.isFinite(v) && Math.abs(v) >= FILL_FROM ? Double.NaN : v / perKm)
                .toArray();
    }

    private static double[] nans(int length) {
        double[] values = new double[length];
        Arrays.fill(values, Double.NaN);
        return values;
    }

    /** Sorts records into samples and rejected. */
    private static final class Worker {
        private final NetcdfTimes times;
        private final long[] timeMs;
        private final double[] lonDeg;
        private final double[] latDeg;
        private final double[] altKm;
        private final double[] satId;
        private final PoesSatellite satellite;
        private final Rejections rejections;

        Worker(
                NetcdfTimes times,
                double[] lonDeg,
                double[] latDeg,
                double[] altKm,
                double[] satId,
                PoesSatellite satellite,
                Rejections rejections) {
            this.times = times;
            this.timeMs = times.timeMs();
            this.lonDeg = lonDeg;
            this.latDeg = latDeg;
            this.altKm = altKm;
            this.satId = satId;
            this.satellite = satellite;
            this.rejections = rejections;
        }

        /** The records with a right time, sorted. */
        int[] timed(SourceFile file, Optional<PoesFileName> name) {
            int[] onAxis =
                    IntStream.range(0, timeMs.length).filter(this::isOnAxis).toArray();
            int[] inDay = name.isPresent() ? inDay(file, name.get().window(), onAxis) : onAxis;
            return SampleOrder.sorted(inDay, timeMs, new int[timeMs.length]);
        }

        int[] kept(int[] timed) {
            int[] placed = Arrays.stream(timed).filter(this::isPlaced).toArray();
            return SampleOrder.distinct(
                    placed,
                    timeMs,
                    new int[timeMs.length],
                    (record, first) -> reject(
                            "repeated time",
                            record,
                            "time " + Instant.ofEpochMilli(timeMs[record]) + " is that of record " + first));
        }

        private boolean isOnAxis(int record) {
            if (times.isRight(record)) {
                return true;
            }
            reject("time", record, times.faults()[record]);
            return false;
        }

        private int[] inDay(SourceFile file, TimeWindow day, int[] onAxis) {
            long inside =
                    Arrays.stream(onAxis).filter(r -> day.contains(timeMs[r])).count();
            if (onAxis.length > 0 && 2 * inside < onAxis.length) {
                throw file.error("the name says day " + Instant.ofEpochMilli(day.startMs()) + " but "
                        + (onAxis.length - inside) + " of " + onAxis.length + " records are of other days, the first "
                        + Instant.ofEpochMilli(timeMs[onAxis[0]]) + "; give the file its right name");
            }
            TimeWindow near = new TimeWindow(day.startMs() - HOUR_MS, day.endMs() + HOUR_MS);
            return Arrays.stream(onAxis)
                    .filter(record -> {
                        boolean isNear = near.contains(timeMs[record]);
                        if (!isNear) {
                            reject(
                                    "day",
                                    record,
                                    "time " + Instant.ofEpochMilli(timeMs[record])
                                            + " is more than an hour outside the day of the file's name");
                        }
                        return isNear;
                    })
                    .toArray();
        }

        private boolean isPlaced(int record) {
            if (satId[record] != satellite.satId()) {
                reject("satellite", record, "satID " + satId[record] + " is not " + satellite.satId());
                return false;
            }
            Optional<Places.Fault> fault = Places.fault(lonDeg[record], latDeg[record], altKm[record]);
            fault.ifPresent(f -> reject(f.reason(), record, f.words()));
            return fault.isEmpty();
        }

        private void reject(String reason, int record, String words) {
            rejections.add(reason, "record " + record + ": " + words);
        }
    }
}
