package org.htmst.expression;

/**
 * What ring-current protons count in the electron channels of MEPED: their spectrum, exponential between the bow-tie energies of neighbouring proton
 * channels, above the energies from which protons are counted as electrons.
 *
 * <p>M. M. Lam et al., Origin of energetic electron precipitation &gt;30 keV into the atmosphere, J. Geophys. Res. 115, A00F08, 2010; numbers and
 * order of steps as in SPEDAS, poes_contamination_removal. Where two neighbouring channels have the same flux, or one has none, the spectrum is
 * taken as flat.
 */
final class LamProtons {

    /** keV; of P2, P3 and P4. */
    private static final double[] BOW_TIE = {138, 346, 926};

    /** keV; where P2, P3 and P4 begin, and P4 ends. */
    private static final double[] BOUNDS = {80, 240, 800, 2500};

    /** keV; the widths by which counts of P2, P3 and P4 make a first flux. */
    private static final double[] WIDTHS = {147.9, 345.5, 461.8};

    /** keV; from here on protons count in E1, E2 and E3. */
    private static final double[] FROM = {210, 280, 440};

    private static final double CLOSE = 0.01;
    private static final int MOST_ROUNDS = 500;

    private LamProtons() {}

    /**
     * What protons count in an electron channel.
     *
     * @param electrons 1, 2 or 3 for E1, E2 or E3; of any other number there is nothing to tell: NaN
     * @param p2 counts, as p3 and p4 a rate or a number
     */
    static double counts(double electrons, double p2, double p3, double p4) {
        if (electrons == 1) {
            return p2 * share(0, p2, p3, FROM[0]) + p3 + p4;
        }
        return electrons == 2 || electrons == 3 ? p3 * share(1, p3, p4, FROM[(int) electrons - 1]) + p4 : Double.NaN;
    }

    /** Which share of the protons of a channel is above an energy, in keV. */
    private static double share(int channel, double counts, double next, double fromKev) {
        double low = BOUNDS[channel];
        double high = BOUNDS[channel + 1];
        double slope = counts > 0 && next > 0 ? slope(channel, counts, next) : 0;
        return slope == 0
                ? (high - fromKev) / (high - low)
                : (StrictMath.exp(slope * high) - StrictMath.exp(slope * fromKev))
                        / (StrictMath.exp(slope * high) - StrictMath.exp(slope * low));
    }

    /** Of the logarithm of the flux by energy, 1/keV. */
    private static double slope(int channel, double counts, double next) {
        double between = BOW_TIE[channel] - BOW_TIE[channel + 1];
        double slope = StrictMath.log(counts / WIDTHS[channel]) - StrictMath.log(next / WIDTHS[channel + 1]);
        slope /= between;
        double before = 0;
        for (int round = 0; round < MOST_ROUNDS && Math.abs((slope - before) / before) > CLOSE; round++) {
            before = slope;
            double flux = counts / width(channel, before);
            double nextFlux = next / width(channel + 1, before);
            slope = (StrictMath.log(flux) - StrictMath.log(nextFlux)) / between;
        }
        return slope;
    }

    /** The width by which counts are the flux at the bow-tie energy, keV. */
    private static double width(int channel, double slope) {
        return StrictMath.exp(-BOW_TIE[channel] * slope)
                / slope
                * (StrictMath.exp(BOUNDS[channel + 1] * slope) - StrictMath.exp(BOUNDS[channel] * slope));
    }
}
