package org.htmst.conjunction.shell;

import org.htmst.sphere.LonLat;
import org.htmst.sphere.UnitVector;

/** A place between those of two samples, degrees. */
record ShellPlace(double lonDeg, double latDeg, double nextLonDeg, double nextLatDeg, double share) {

    LonLat lonLat() {
        UnitVector from = new LonLat(lonDeg, latDeg).unitVector();
        UnitVector to = new LonLat(nextLonDeg, nextLatDeg).unitVector();
        double angle = from.angleTo(to);
        double sine = Math.sin(angle);
        double first = sine == 0 ? 1 - share : Math.sin((1 - share) * angle) / sine;
        double second = sine == 0 ? share : Math.sin(share * angle) / sine;
        double x = first * from.x() + second * to.x();
        double y = first * from.y() + second * to.y();
        double z = first * from.z() + second * to.z();
        double norm = Math.sqrt(x * x + y * y + z * z);
        return new UnitVector(x / norm, y / norm, z / norm).lonLat();
    }
}
