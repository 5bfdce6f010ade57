package org.watchfire.assess;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.watchfire.astro.FreeFlight;
import org.watchfire.astro.Geodesic;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Geodetic;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Real flights, read off public webcasts once a second: set on the globe at a site and azimuth of the test's choice. */
final class Telemetry {
    /** Where the data lie beside the project; they are not part of it. */
    static final Path DATA = Path.of("..", "shared", "data", "launch-telemetry");

    private static final double THRUST_MPS2 = 2.5;
    private static final double THICK_AIR_METRES = 45_000;

    private Telemetry() {}

    static boolean present() {
        boolean present = Files.isDirectory(DATA);
        if (!present) {
            System.err.println("SKIPPED: no launch telemetry at " + DATA.toAbsolutePath());
        }
        return present;
    }

    /** The flight's states once a second; thrusting is what acceleration beyond gravity's says, over 8 s. */
    static List<Flights.Truth> read(String flight, Geodetic site, double azimuth) throws Exception {
        JsonNode root = JsonMapper.shared()
                .readTree(DATA.resolve(flight).resolve("analysed.json").toFile());
        int n = root.get("time").size();
        double[][] place = new double[n][];
        for (int i = 0; i < n; i++) {
            double down = 1000 * smooth(root.get("downrange_distance"), i, n);
            double up = Math.max(10, 1000 * smooth(root.get("altitude"), i, n));
            Geodetic on =
                    down >= 0 ? Geodesic.direct(site, azimuth, down) : Geodesic.direct(site, azimuth + Math.PI, -down);
            place[i] = Wgs84.toEcef(new Geodetic(on.latitudeRadians(), on.longitudeRadians(), up));
        }
        List<Flights.Truth> out = new ArrayList<>();
        for (int i = 4; i < n - 4; i++) {
            double[] s = new double[6];
            double[] a = new double[3];
            double[] free = new double[3];
            for (int k = 0; k < 3; k++) {
                s[k] = place[i][k];
                s[3 + k] = (place[i + 2][k] - place[i - 2][k]) / 4;
                a[k] = (place[i + 4][k] - 2 * place[i][k] + place[i - 4][k]) / 16;
            }
            FreeFlight.acceleration(s, free);
            double along = 0;
            double square = 0;
            for (int k = 0; k < 3; k++) {
                square += (a[k] - free[k]) * (a[k] - free[k]);
                along += (a[k] - free[k]) * s[3 + k];
            }
            // Drag looks like thrust backwards; low down only what speeds it up, or holds it against gravity, is
            // thrust.
            boolean drag = along < 0 && Wgs84.heightMetres(s[0], s[1], s[2]) < THICK_AIR_METRES;
            out.add(new Flights.Truth(root.get("time").get(i).asDouble(), s, Math.sqrt(square) > THRUST_MPS2 && !drag));
        }
        return out;
    }

    private static double smooth(JsonNode values, int i, int n) {
        double sum = 0;
        double weights = 0;
        for (int k = -3; k <= 3; k++) {
            int j = Math.clamp(i + k, 0, n - 1);
            double w = 4 - Math.abs(k);
            sum += w * values.get(j).asDouble();
            weights += w;
        }
        return sum / weights;
    }
}
