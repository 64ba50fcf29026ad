package org.htmst.interpolation.idw;

import java.util.Random;
import org.htmst.interpolation.samples.SamplePoints;

/** Samples where a search may go wrong: at the poles, on both sides of the antimeridian, on trixel edges, and all over. */
final class RandomSamples {

    private RandomSamples() {}

    static SamplePoints of(Random random, int count) {
        SamplePoints points = new SamplePoints();
        for (int i = 0; i < count; i++) {
            double lat = Math.toDegrees(Math.asin(2 * random.nextDouble() - 1));
            double lon = 360 * random.nextDouble() - (random.nextBoolean() ? 180 : 0);
            double near = Math.pow(10, -4 * random.nextDouble());
            switch (random.nextInt(6)) {
                case 0 -> points.add(lon, (random.nextBoolean() ? 1 : -1) * (90 - near), value(random));
                case 1 -> points.add(random.nextBoolean() ? 180 - near : near - 180, lat, value(random));
                case 2 -> points.add(90 * random.nextInt(4), lat, value(random));
                case 3 -> points.add(lon, 0, value(random));
                default -> points.add(lon, lat, value(random));
            }
        }
        return points;
    }

    private static double value(Random random) {
        return random.nextInt(8) == 0 ? 0 : Math.pow(10, 6 * random.nextDouble());
    }
}
