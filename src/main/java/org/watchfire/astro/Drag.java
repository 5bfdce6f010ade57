package org.watchfire.astro;

/**
 * Deceleration by the air of {@link Atmosphere}: a = -ρ |v| v / (2 β), with v against the turning Earth and β the ballistic
 * coefficient m / (c A) in kg/m². Nothing here allocates.
 */
public final class Drag {
    /** Middle of what bodies have that nothing is known of. */
    public static final double SUPPOSED_KG_PER_M2 = 2_000;

    /** One sigma of ln β, a factor of 4.5 either way: two hold empty tanks of 100 and the slenderest bodies of 20,000 kg/m² and more. */
    public static final double SUPPOSED_LOG_SIGMA = 1.5;

    private Drag() {}

    /**
     * What the air presses with on what flies through it, ½ρv².
     *
     * @param heightMetres above the ellipsoid
     * @param speedMps against the turning Earth
     * @return pascal; over β in kg/m² it is the deceleration in m/s²
     */
    public static double pressurePascal(double heightMetres, double speedMps) {
        return 0.5 * Atmosphere.densityKgPerM3(heightMetres) * speedMps * speedMps;
    }

    /**
     * Deceleration alone, without gravity.
     *
     * @param state6 ECEF
     * @param ballisticCoefficientKgPerM2 above 0
     * @param out3 receives ax, ay, az in m/s²
     */
    public static void acceleration(double[] state6, double ballisticCoefficientKgPerM2, double[] out3) {
        double u = state6[3];
        double v = state6[4];
        double w = state6[5];
        double height = Wgs84.heightMetres(state6[0], state6[1], state6[2]);
        double k = -Atmosphere.densityKgPerM3(height)
                * Math.sqrt(u * u + v * v + w * w)
                / (2 * ballisticCoefficientKgPerM2);
        out3[0] = k * u;
        out3[1] = k * v;
        out3[2] = k * w;
    }

    /**
     * Derivatives of {@link #acceleration}. Within a layer they are exact but for the turn of the vertical over the
     * layer's scale height, a part in a thousand.
     *
     * @param state6 ECEF
     * @param ballisticCoefficientKgPerM2 above 0
     * @param out21 receives three rows of seven columns: position, velocity, and ln β (the negative of the deceleration)
     */
    public static void jacobian(double[] state6, double ballisticCoefficientKgPerM2, double[] out21) {
        double height = Wgs84.heightMetres(state6[0], state6[1], state6[2]);
        double density = Atmosphere.densityKgPerM3(height);
        double speed = Math.sqrt(state6[3] * state6[3] + state6[4] * state6[4] + state6[5] * state6[5]);
        double c = density / (2 * ballisticCoefficientKgPerM2);
        // The normal of the ellipsoid through the place: the gradient of x²/a² + y²/a² + z²/b².
        double stretch = 1 / ((1 - Wgs84.FLATTENING) * (1 - Wgs84.FLATTENING));
        double z = state6[2] * stretch;
        double norm = Math.sqrt(state6[0] * state6[0] + state6[1] * state6[1] + z * z);
        double thinning = c * speed / (Atmosphere.scaleMetres(height) * norm);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double up = j == 2 ? z : state6[j];
                out21[7 * i + j] = thinning * state6[3 + i] * up;
                double along = speed > 0 ? state6[3 + i] * state6[3 + j] / speed : 0;
                out21[7 * i + 3 + j] = -c * (along + (i == j ? speed : 0));
            }
            out21[7 * i + 6] = c * speed * state6[3 + i];
        }
    }
}
