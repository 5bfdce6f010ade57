package org.watchfire.astro;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.StateEstimate;

/**
 * The Cramér-Rao bound of a body in free flight, with no process noise and no prior: the information J moves with the flight,
 * J ← F⁻ᵀ J F⁻¹, and each plot adds Hᵀ R⁻¹ H, all taken at the true state (J. H. Taylor, The Cramér-Rao Estimation Error Lower
 * Bound Computation for Deterministic Nonlinear Systems, IEEE Transactions on Automatic Control 24, 1979).
 */
public final class FreeFlightBound {
    private static final double STEP_SECONDS = 1;

    private final Map<RadarId, Radar> radars = new HashMap<>();
    private final Map<RadarId, RadarFrame> frames = new HashMap<>();
    private final double[] rows = new double[6 * RadarFrame.MEASURES];
    private final double[] back = new double[36];
    private final double[] work = new double[FreeFlight.WORK];
    private RealMatrix information = MatrixUtils.createRealMatrix(6, 6);
    private double seconds = Double.NaN;

    /** Before the first plot, with radars whose plots will come. */
    public FreeFlightBound(List<Radar> radars) {
        radars.forEach(radar -> {
            this.radars.put(radar.id(), radar);
            frames.put(radar.id(), new RadarFrame(radar.site()));
        });
    }

    /**
     * Adds what the plots of one time tell.
     *
     * @param truth the true state then, ECEF, 6 terms; only read
     * @param now seconds, not before those of the last call
     * @param plots of radars given at the start; only which quantities they have is read
     */
    public void look(double[] truth, double now, List<Plot> plots) {
        if (!Double.isNaN(seconds)) {
            FreeFlight.propagate(truth.clone(), seconds - now, STEP_SECONDS, back, work);
            RealMatrix f = MatrixUtils.createRealMatrix(6, 6);
            for (int i = 0; i < 36; i++) {
                f.setEntry(i / 6, i % 6, back[i]);
            }
            information = f.transposeMultiply(information.multiply(f));
        }
        seconds = now;
        plots.forEach(plot -> add(truth, plot));
    }

    private void add(double[] truth, Plot plot) {
        Radar radar = radars.get(plot.radar());
        RadarFrame frame = frames.get(plot.radar());
        if (radar == null || frame == null) {
            throw new IllegalArgumentException("plot of radar " + plot.radar() + ", which is not among the bound's");
        }
        frame.jacobian(truth, rows);
        double[] sigmas = {
            radar.rangeSigmaMetres(),
            radar.azimuthSigmaRadians(),
            Double.isNaN(plot.elevationRadians()) ? Double.NaN : radar.elevationSigmaRadians(),
            Double.isNaN(plot.rangeRateMps()) ? Double.NaN : radar.rangeRateSigmaMps()
        };
        for (int m = 0; m < sigmas.length; m++) {
            for (int i = 0; i < 6 && sigmas[m] > 0; i++) {
                for (int j = 0; j < 6; j++) {
                    information.addToEntry(i, j, rows[6 * m + i] * rows[6 * m + j] / (sigmas[m] * sigmas[m]));
                }
            }
        }
    }

    /**
     * The bound's covariance at the last look, upper triangle of 21 terms as in {@link StateEstimate}; singular before the second look.
     *
     * @throws org.hipparchus.exception.MathIllegalArgumentException when the plots so far do not tell place and velocity
     */
    public double[] covariance() {
        RealMatrix p = MatrixUtils.inverse(information);
        double[] out = new double[StateEstimate.COVARIANCE];
        int k = 0;
        for (int i = 0; i < StateEstimate.STATE; i++) {
            for (int j = i; j < StateEstimate.STATE; j++) {
                out[k++] = p.getEntry(i, j);
            }
        }
        return out;
    }
}
