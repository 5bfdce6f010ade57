package org.watchfire.cli.calibration;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.RadarFrame;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/** Two radars near a flight's path, drawn with their errors, and the plots they make of it among a little clutter. */
final class Watch {
    static final NationId OWN = new NationId("OWN");
    private static final double RANGE_METRES = 1_800e3;
    private static final double LEAST_ELEVATION = Math.toRadians(0.5);
    private static final double FULL_TURN = 2 * Math.PI;

    private final Random random;
    private final List<Radar> radars = new ArrayList<>();
    private final List<RadarFrame> frames = new ArrayList<>();

    Watch(Flight flight, Random random) {
        this.random = random;
        double far = flight.kind() == FlightKind.AIRCRAFT ? 150e3 : 450e3;
        add(Geodesic.direct(flight.site(), between(0, FULL_TURN), between(50e3, far)));
        Geodetic ahead = Geodesic.direct(flight.site(), flight.azimuth(), between(200e3, 900e3));
        add(Geodesic.direct(ahead, between(0, FULL_TURN), between(50e3, 400e3)));
    }

    private void add(Geodetic place) {
        Geodetic site = new Geodetic(place.latitudeRadians(), place.longitudeRadians(), 50);
        double rate = random.nextBoolean() ? 3 : Double.NaN;
        radars.add(new Radar(
                new RadarId(OWN, "R" + (radars.size() + 1)),
                site,
                between(30, 100),
                between(0.5e-3, 2e-3),
                between(0.5e-3, 2e-3),
                rate,
                1 + random.nextInt(3),
                between(0.85, 0.98),
                0.3,
                RANGE_METRES));
        frames.add(new RadarFrame(site));
    }

    private double between(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    List<Radar> radars() {
        return radars;
    }

    /** What the radars whose turn it is see of a state at a whole second. */
    List<Plot> look(double[] state, int second, TimeTag time) {
        List<Plot> plots = new ArrayList<>();
        double[] m = new double[RadarFrame.MEASURES];
        for (int i = 0; i < radars.size(); i++) {
            Radar radar = radars.get(i);
            if (second % (int) radar.periodSeconds() != 0) {
                continue;
            }
            frames.get(i).measure(state, m);
            boolean inView = m[0] < RANGE_METRES && m[2] > LEAST_ELEVATION;
            if (inView && random.nextDouble() < radar.detectionProbability()) {
                plots.add(plot(
                        radar,
                        time,
                        m[0] + radar.rangeSigmaMetres() * random.nextGaussian(),
                        m[1] + radar.azimuthSigmaRadians() * random.nextGaussian(),
                        Math.min(Math.PI / 2, m[2] + radar.elevationSigmaRadians() * random.nextGaussian()),
                        m[3] + radar.rangeRateSigmaMps() * random.nextGaussian()));
            }
            if (random.nextDouble() < radar.clutterPerScan()) {
                plots.add(plot(
                        radar,
                        time,
                        between(10e3, RANGE_METRES),
                        between(0, FULL_TURN),
                        between(0, 1),
                        between(-2_000, 2_000)));
            }
        }
        return plots;
    }

    private static Plot plot(Radar radar, TimeTag time, double range, double azimuth, double elevation, double rate) {
        double measured = Double.isNaN(radar.rangeRateSigmaMps()) ? Double.NaN : rate;
        return new Plot(
                radar.id(),
                time,
                Math.max(1, range),
                (azimuth + FULL_TURN) % FULL_TURN,
                elevation,
                Double.NaN,
                measured,
                Identity.NONE,
                0);
    }
}
