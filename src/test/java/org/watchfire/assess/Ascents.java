package org.watchfire.assess;

import java.util.ArrayList;
import java.util.List;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Orbit;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;

/** Steered ascents for tests: the path angle follows a programme of time and speed. */
final class Ascents {
    private Ascents() {}

    /** A two-stage launch whose path levels off with speed until it is in orbit. */
    static List<Flights.Truth> toOrbit(Geodetic site, double azimuth, double acceleration, double seconds) {
        return climb(
                site,
                azimuth,
                acceleration,
                seconds,
                (t, v) -> Math.PI / 2 * Math.exp(-Math.pow(v / 2000, 1.1)),
                v -> false);
    }

    interface Pitch {
        /** Angle the path is steered to, from the time and the speed. */
        double at(double seconds, double speed);
    }

    interface CutOff {
        boolean at(double speed);
    }

    /** Two stages, parting at 2,300 m/s for 6 s; thrust ends at the cut-off or in an orbit above 150 km. */
    static List<Flights.Truth> climb(
            Geodetic site, double azimuth, double acceleration, double seconds, Pitch pitch, CutOff cutOff) {
        double[] s = new double[6];
        System.arraycopy(Wgs84.toEcef(site), 0, s, 0, 3);
        List<Flights.Truth> out = new ArrayList<>();
        double h = 0.5;
        boolean on = true;
        double parted = -1;
        for (int k = 0; k <= seconds / h; k++) {
            double t = k * h;
            Geodetic at = Wgs84.toGeodetic(s[0], s[1], s[2]);
            double speed = Math.sqrt(s[3] * s[3] + s[4] * s[4] + s[5] * s[5]);
            if (speed > 2300 && parted < 0) {
                parted = t;
            }
            on &= !cutOff.at(speed) && !(Orbit.of(s).perigeeHeightMetres() > 150_000);
            boolean thrusting = on && !(parted >= 0 && t - parted < 6);
            double since = parted >= 0 ? t - parted - 6 : t;
            double a = acceleration * (parted >= 0 ? 0.7 : 1) / Math.max(0.25, 1 - since * acceleration / 3000);
            if (k % 2 == 0) {
                out.add(new Flights.Truth(t, s, thrusting));
            }
            if (thrusting) {
                double[] up = new double[3];
                Wgs84.up(s[0], s[1], s[2], up);
                double climb = up[0] * s[3] + up[1] * s[4] + up[2] * s[5];
                double path = speed < 30 ? Math.PI / 2 : Math.asin(Math.clamp(climb / speed, -1, 1));
                double hold = Math.max(0, 9.81 - speed * speed / 6.5e6) * Math.cos(path) / a;
                double wanted = pitch.at(t, speed);
                double angle = Math.clamp(wanted + Math.min(0.9, hold) + 2 * (wanted - path), -0.3, Math.PI / 2);
                double[] push = Flights.straight(at, azimuth, a * Math.cos(angle), a * Math.sin(angle));
                for (int i = 3; i < 6; i++) {
                    s[i] += h * push[i];
                }
            }
            FreeFlight.propagate(s, h, h);
            if (t > 20 && Wgs84.heightMetres(s[0], s[1], s[2]) < 0) {
                return out;
            }
        }
        return out;
    }
}
