package org.htmst.interpolation.validation;

/**
 * How well maps of the other passes predict samples of the passes held out. Errors are of log10 of the value, prediction minus
 * sample: 0.3 is a factor of 2. What has no samples is NaN.
 *
 * @param heldOut samples held out, with a value above 0
 * @param predicted those of them in a trixel with a value above 0
 * @param interpolated those of these whose trixel has none of the other samples
 * @param bias the mean error
 * @param rmse the root of the mean squared error
 * @param rankCorrelation Spearman's, of samples and predictions
 * @param interpolatedRmse as {@code rmse}, of the interpolated alone, the only ones that radius and power have a part in
 */
public record Score(
        int heldOut,
        int predicted,
        int interpolated,
        double bias,
        double rmse,
        double rankCorrelation,
        double interpolatedRmse) {}
