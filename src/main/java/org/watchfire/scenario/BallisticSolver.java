package org.watchfire.scenario;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import org.watchfire.model.ObjectClass;

/**
 * Finds the rocket whose flight has a given range, apogee and bearing: what reports say of a ballistic flight. The boost is
 * generic (one stage of fixed duration, vertical first, then a steady pitch); its thrust, pitch and launch azimuth are
 * solved for by Newton's method on whole flights, air and the Earth's rotation included.
 */
final class BallisticSolver {
    private static final int ROUNDS = 25;
    private static final double TOLERANCE_METRES = 50;

    /** Thrust acceleration at burn-out over that at ignition. */
    private static final double GROWTH = 3;

    private BallisticSolver() {}

    /**
     * What is known of a flight.
     *
     * @param name of it
     * @param launchSeconds of the scenario
     * @param site launch pad
     * @param azimuthRadians bearing of the impact point from the site
     * @param rangeMetres along the ground to the impact point, 100 to 15,000 km
     * @param apogeeMetres greatest height, 30 to 10,000 km
     * @param burnSeconds assumed duration of thrust
     * @param dragKgPerM2 ballistic coefficient of what comes down
     * @param booster the spent booster, where it separates
     */
    record Report(
            String name,
            double launchSeconds,
            Geodetic site,
            double azimuthRadians,
            double rangeMetres,
            double apogeeMetres,
            double burnSeconds,
            double dragKgPerM2,
            Optional<Stage.Part> booster) {
        Report {
            if (!(rangeMetres >= 100e3 && rangeMetres <= 15_000e3)) {
                throw new IllegalArgumentException(name + ": range " + rangeMetres + " m is outside 100 to 15,000 km");
            }
            if (!(apogeeMetres >= 30e3 && apogeeMetres <= 10_000e3)) {
                throw new IllegalArgumentException(name + ": apogee " + apogeeMetres + " m is outside 30 to 10,000 km");
            }
            if (!(burnSeconds >= 20 && burnSeconds <= 600)) {
                throw new IllegalArgumentException(name + ": burn " + burnSeconds + " s is outside 20 to 600 s");
            }
        }
    }

    /** The rocket; an {@link IllegalArgumentException} says that no flight of that boost fits. */
    static Rocket solve(Report report) {
        double[] x = guess(report);
        double[] error = miss(report, x);
        for (int round = 0; round < ROUNDS && size(error) > TOLERANCE_METRES; round++) {
            double[] step = newton(report, x, error);
            double scale = 1;
            double[] next = x;
            double[] nextError = error;
            for (int half = 0; half < 6; half++, scale /= 2) {
                next = new double[] {x[0] + scale * step[0], x[1] + scale * step[1], x[2] + scale * step[2]};
                next[0] = Math.max(11, next[0]);
                nextError = miss(report, next);
                if (size(nextError) < size(error)) {
                    break;
                }
            }
            x = next;
            error = nextError;
        }
        if (!(size(error) <= 20 * TOLERANCE_METRES)) {
            throw new IllegalArgumentException(report.name() + ": no flight with a burn of " + report.burnSeconds()
                    + " s has range " + report.rangeMetres() + " m and apogee " + report.apogeeMetres()
                    + " m; nearest misses by " + Math.round(size(error)) + " m");
        }
        return rocket(report, x);
    }

    /** Start from the Kepler arc between ground and ground over a sphere at rest, and a constant gravity while burning. */
    private static double[] guess(Report report) {
        double radius = Wgs84.MEAN_RADIUS_METRES;
        double top = radius + report.apogeeMetres();
        double half = report.rangeMetres() / radius / 2;
        double e = (top - radius) / (top - radius * Math.cos(half));
        double p = top * (1 - e);
        double speed = Math.sqrt(Wgs84.GM * (2 / radius - (1 - e * e) / p));
        double cos = Math.min(1, Math.sqrt(Wgs84.GM * p) / (radius * speed));
        double level = speed * cos;
        double up = speed * Math.sqrt(1 - cos * cos) + 0.75 * 9.5 * report.burnSeconds();
        double total = Math.hypot(level, up);
        double start = total / report.burnSeconds() * (1 - 1 / GROWTH) / Math.log(GROWTH);
        return new double[] {Math.max(12, start), Math.atan2(up, level), report.azimuthRadians()};
    }

    /** Apogee, range and side error of a flight, metres. */
    private static double[] miss(Report report, double[] x) {
        Trajectory path = Ascent.fly(rocket(report, x), report.launchSeconds() + 9000, new SplittableRandom(0))
                .getFirst()
                .trajectory();
        double[] s = new double[6];
        double top = 0;
        for (double t = path.fromSeconds(); t < path.toSeconds(); t += 1) {
            path.at(t, s);
            top = Math.max(top, Wgs84.heightMetres(s[0], s[1], s[2]));
        }
        path.at(path.toSeconds(), s);
        Geodetic end = Wgs84.toGeodetic(s[0], s[1], s[2]);
        double range = Geodesic.distanceMetres(report.site(), end);
        double side = Geodesic.azimuthRadians(report.site(), end) - report.azimuthRadians();
        return new double[] {
            top - report.apogeeMetres(),
            range - report.rangeMetres(),
            Math.IEEEremainder(side, 2 * Math.PI) * Math.min(range, 5000e3)
        };
    }

    private static double[] newton(Report report, double[] x, double[] error) {
        double[] step = {0.01, 1e-3, 1e-3};
        double[][] m = new double[3][4];
        for (int j = 0; j < 3; j++) {
            double[] moved = x.clone();
            moved[j] += step[j];
            double[] other = miss(report, moved);
            for (int i = 0; i < 3; i++) {
                m[i][j] = (other[i] - error[i]) / step[j];
                m[i][3] = -error[i];
            }
        }
        for (int c = 0; c < 3; c++) {
            int pivot = c;
            for (int r = c + 1; r < 3; r++) {
                pivot = Math.abs(m[r][c]) > Math.abs(m[pivot][c]) ? r : pivot;
            }
            double[] row = m[pivot];
            m[pivot] = m[c];
            m[c] = row;
            for (int r = 0; r < 3; r++) {
                if (r != c && row[c] != 0) {
                    double f = m[r][c] / row[c];
                    for (int k = c; k < 4; k++) {
                        m[r][k] -= f * row[k];
                    }
                }
            }
        }
        double[] out = new double[3];
        double[] most = {5, 0.15, 0.2};
        for (int i = 0; i < 3; i++) {
            out[i] = m[i][i] == 0 ? 0 : Math.clamp(m[i][3] / m[i][i], -most[i], most[i]);
        }
        return out;
    }

    private static Rocket rocket(Report report, double[] x) {
        double burn = report.burnSeconds();
        Stage stage = new Stage(
                "booster", 0, burn, x[0], GROWTH * x[0], Math.max(6000, report.dragKgPerM2()), report.booster());
        return new Rocket(
                report.name(),
                ObjectClass.BALLISTIC,
                report.launchSeconds(),
                report.site(),
                List.of(stage),
                List.of(
                        new double[] {0, Math.PI / 2},
                        new double[] {5, Math.PI / 2},
                        new double[] {0.4 * burn, x[1]},
                        new double[] {burn, x[1]}),
                List.of(new double[] {0, x[2]}),
                List.of(),
                Optional.empty(),
                report.dragKgPerM2());
    }

    private static double size(double[] error) {
        return Math.sqrt(error[0] * error[0] + error[1] * error[1] + error[2] * error[2]);
    }
}
