package org.htmst.serve.catalogue;

import java.util.Optional;
import org.htmst.region.text.NamedRegion;
import org.htmst.serve.dataset.Dataset;
import org.htmst.sphere.Cap;
import org.htmst.sphere.LatitudeBand;
import org.htmst.sphere.Region;

/**
 * A range of latitudes, with all longitudes.
 *
 * @param southDeg the lowest latitude
 * @param northDeg the highest
 */
record RegionBox(double southDeg, double northDeg) {

    private static final double POLE = 90;

    /** That of a dataset; empty if it is of a region of which nothing so simple can be said. */
    static Optional<RegionBox> of(Dataset dataset) {
        if (dataset.region().isEmpty()) {
            return Optional.of(new RegionBox(-POLE, POLE));
        }
        return NamedRegion.find(dataset.region().get().name())
                .map(NamedRegion::region)
                .flatMap(RegionBox::of);
    }

    private static Optional<RegionBox> of(Region region) {
        if (region instanceof LatitudeBand band) {
            return Optional.of(new RegionBox(band.southDeg(), band.northDeg()));
        }
        if (region instanceof Cap cap) {
            double lat = cap.centre().latDeg();
            return Optional.of(
                    new RegionBox(Math.max(-POLE, lat - cap.radiusDeg()), Math.min(POLE, lat + cap.radiusDeg())));
        }
        return Optional.empty();
    }
}
