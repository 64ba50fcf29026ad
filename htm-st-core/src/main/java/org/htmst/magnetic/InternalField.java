package org.htmst.magnetic;

/** The field of IGRF-14 at places in geocentric coordinates: x to longitude 0, z to the north, km. To be used by one thread. */
final class InternalField {

    /** The radius to which the coefficients refer, km. */
    static final double RADIUS_KM = 6371.2;

    /** Keeps the longitude of a pole, which has none, from mattering. */
    private static final double LEAST_SINE = 1e-9;

    private static final double[][] ROOT = roots();
    private static final double[] DIAGONAL = diagonals();

    private final Coefficients coefficients;
    private final double[][] p = new double[Coefficients.DEGREE + 1][Coefficients.DEGREE + 1];
    private final double[][] dp = new double[Coefficients.DEGREE + 1][Coefficients.DEGREE + 1];
    private final double[] cos = new double[Coefficients.DEGREE + 1];
    private final double[] sin = new double[Coefficients.DEGREE + 1];

    InternalField(Coefficients coefficients) {
        this.coefficients = coefficients;
    }

    private static double[][] roots() {
        double[][] roots = new double[Coefficients.DEGREE + 1][Coefficients.DEGREE + 1];
        for (int n = 1; n <= Coefficients.DEGREE; n++) {
            for (int m = 0; m <= n; m++) {
                roots[n][m] = Math.sqrt((double) n * n - m * m);
            }
        }
        return roots;
    }

    private static double[] diagonals() {
        double[] diagonals = new double[Coefficients.DEGREE + 1];
        for (int n = 2; n <= Coefficients.DEGREE; n++) {
            diagonals[n] = Math.sqrt((2.0 * n - 1) / (2 * n));
        }
        return diagonals;
    }

    /** Terms of degrees above are less than 1e-5 of the field. */
    private static int degree(double radii) {
        return radii < 1.5 ? Coefficients.DEGREE : radii < 3 ? 8 : 5;
    }

    /** Puts the field at {@code at} (km) into {@code intoNt}. */
    void of(double[] at, double[] intoNt) {
        double rho = Math.hypot(at[0], at[1]);
        double r = Math.hypot(rho, at[2]);
        double cosTheta = at[2] / r;
        double sinTheta = Math.max(LEAST_SINE, rho / r);
        double cosPhi = rho == 0 ? 1 : at[0] / rho;
        double sinPhi = rho == 0 ? 0 : at[1] / rho;
        int degree = degree(r / RADIUS_KM);
        legendre(degree, cosTheta, sinTheta);
        multiples(degree, cosPhi, sinPhi);
        double ratio = RADIUS_KM / r;
        double power = ratio * ratio;
        double br = 0;
        double bTheta = 0;
        double bPhi = 0;
        for (int n = 1; n <= degree; n++) {
            power *= ratio;
            double[] g = coefficients.g[n];
            double[] h = coefficients.h[n];
            double sum = 0;
            double dSum = 0;
            double turned = 0;
            for (int m = 0; m <= n; m++) {
                double along = g[m] * cos[m] + h[m] * sin[m];
                sum += along * p[n][m];
                dSum += along * dp[n][m];
                turned += m * (g[m] * sin[m] - h[m] * cos[m]) * p[n][m];
            }
            br += (n + 1) * power * sum;
            bTheta -= power * dSum;
            bPhi += power * turned;
        }
        bPhi /= sinTheta;
        double outward = br * (rho / r) + bTheta * cosTheta;
        intoNt[0] = outward * cosPhi - bPhi * sinPhi;
        intoNt[1] = outward * sinPhi + bPhi * cosPhi;
        intoNt[2] = br * cosTheta - bTheta * (rho / r);
    }

    /** Schmidt's functions and their derivatives by colatitude. */
    private void legendre(int degree, double cosTheta, double sinTheta) {
        p[0][0] = 1;
        dp[0][0] = 0;
        p[1][0] = cosTheta;
        dp[1][0] = -sinTheta;
        p[1][1] = sinTheta;
        dp[1][1] = cosTheta;
        for (int n = 2; n <= degree; n++) {
            for (int m = 0; m < n; m++) {
                double before = m < n - 1 ? ROOT[n - 1][m] : 0;
                double p2 = m < n - 1 ? p[n - 2][m] : 0;
                double dp2 = m < n - 1 ? dp[n - 2][m] : 0;
                p[n][m] = ((2 * n - 1) * cosTheta * p[n - 1][m] - before * p2) / ROOT[n][m];
                dp[n][m] =
                        ((2 * n - 1) * (cosTheta * dp[n - 1][m] - sinTheta * p[n - 1][m]) - before * dp2) / ROOT[n][m];
            }
            p[n][n] = DIAGONAL[n] * sinTheta * p[n - 1][n - 1];
            dp[n][n] = DIAGONAL[n] * (sinTheta * dp[n - 1][n - 1] + cosTheta * p[n - 1][n - 1]);
        }
    }

    private void multiples(int degree, double cosPhi, double sinPhi) {
        cos[0] = 1;
        sin[0] = 0;
        for (int m = 1; m <= degree; m++) {
            cos[m] = cos[m - 1] * cosPhi - sin[m - 1] * sinPhi;
            sin[m] = sin[m - 1] * cosPhi + cos[m - 1] * sinPhi;
        }
    }
}
