package org.htmst.simulate;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.hipparchus.util.FastMath;
import org.htmst.simulate.flux.Counter;
import org.htmst.simulate.flux.Noise;
import org.htmst.simulate.flux.Telescopes;

/**
 * The dome detectors' proton fluxes at 25, 50 and 100 MeV. In the South Atlantic Anomaly they follow the telescopes' most energetic
 * protons with a fitted spectrum (flag 0); elsewhere they are background with the fixed exponent -2.9 (flag 1), now and then a
 * fit of few counts (flag 2).
 */
final class OmniColumns {

    private static final double TEN_THOUSANDTHS = 1e4;
    private static final double TENTHS = 10;
    private static final double FIXED_GAMMA = -2.9;
    private static final double POOR_FIT_CHANCE = 0.14;
    private static final double NO_COUNT_CHANCE = 0.05;
    private static final double LIMIT_CHANCE = 0.001;
    private static final double FIT_FROM = 0.03;
    private static final double OF_P5 = 20;

    private final Telescopes telescopes;
    private final Noise noise;
    private Fit fit;

    OmniColumns(Telescopes telescopes, Noise noise) {
        this.telescopes = telescopes;
        this.noise = noise;
    }

    /** By sample: flag, exponents and fluxes of the three energies. */
    private record Fit(double[] flag, double[] limit, double[][] gamma, double[][] flux) {}

    Map<String, Supplier<double[]>> all() {
        Map<String, Supplier<double[]>> columns = new HashMap<>();
        columns.put("mep_omni_flux_flag_fit", () -> fit().flag);
        columns.put("mep_omni_flux_flag_iter_lim", () -> fit().limit);
        for (int p = 0; p < 3; p++) {
            int energy = p;
            columns.put("mep_omni_flux_p" + (p + 1), () -> fit().flux[energy]);
            columns.put("mep_omni_gamma_p" + (p + 1), () -> fit().gamma[energy]);
        }
        return columns;
    }

    private Fit fit() {
        if (fit == null) {
            double[] protons =
                    telescopes.flux(Counter.of("mep_pro_tel90_flux_p5").orElseThrow());
            int size = protons.length;
            fit = new Fit(new double[size], new double[size], new double[3][size], new double[3][size]);
            for (int i = 0; i < size; i++) {
                fit.limit[i] = noise.uniform() < LIMIT_CHANCE ? 1 : 0;
                if (protons[i] > FIT_FROM) {
                    set(
                            i,
                            0,
                            protons[i] * OF_P5 * FastMath.exp(0.3 * noise.normal()),
                            -0.6 + 0.4 * noise.normal(),
                            0.3);
                } else if (noise.uniform() < POOR_FIT_CHANCE) {
                    set(i, 2, 0.0387 * FastMath.exp(0.9 * noise.normal()), -2.4 + 0.9 * noise.normal(), 0);
                } else {
                    double flux = noise.uniform() < NO_COUNT_CHANCE ? 0 : 0.0208 * FastMath.exp(noise.normal());
                    set(i, 1, flux, FIXED_GAMMA, 0);
                }
            }
        }
        return fit;
    }

    /** A spectrum that grows steeper by {@code bend} from energy to energy. */
    private void set(int i, int flag, double flux, double gamma, double bend) {
        fit.flag[i] = flag;
        double at = flux;
        for (int p = 0; p < 3; p++) {
            double exponent = Rounded.decimal(gamma - bend * p, TENTHS);
            fit.gamma[p][i] = exponent;
            fit.flux[p][i] = Rounded.decimal(at, TEN_THOUSANDTHS);
            at *= FastMath.exp(exponent * FastMath.log(2));
        }
    }
}
