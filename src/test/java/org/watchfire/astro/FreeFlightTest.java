package org.watchfire.astro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.hipparchus.geometry.euclidean.threed.Rotation;
import org.hipparchus.geometry.euclidean.threed.RotationConvention;
import org.hipparchus.geometry.euclidean.threed.Vector3D;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.orekit.forces.gravity.J2OnlyPerturbation;
import org.orekit.frames.Frame;
import org.orekit.frames.FramesFactory;
import org.orekit.orbits.CartesianOrbit;
import org.orekit.orbits.OrbitType;
import org.orekit.propagation.SpacecraftState;
import org.orekit.propagation.numerical.NumericalPropagator;
import org.orekit.time.AbsoluteDate;
import org.orekit.utils.PVCoordinates;

class FreeFlightTest {
    private static final double[] STEPS = {4000, 4000, 4000, 10, 10, 10};

    @Test
    void fliesAsOrekitFliesInAnInertialFrame() {
        for (double[] start : Differences.statesInAllOctants()) {
            double seconds = 300;
            double[] ours = start.clone();
            FreeFlight.propagate(ours, seconds, 1);
            double[] theirs = orekit(start, seconds);
            double metres = Math.hypot(Math.hypot(ours[0] - theirs[0], ours[1] - theirs[1]), ours[2] - theirs[2]);
            double speed = Math.hypot(Math.hypot(ours[3] - theirs[3], ours[4] - theirs[4]), ours[5] - theirs[5]);
            // Orekit's integrator is held to 0.1 mm.
            assertThat(metres).isLessThan(1e-2);
            assertThat(speed).isLessThan(1e-4);
        }
    }

    @Test
    void tenSecondStepsErrByLessThanACentimetreInHalfAnHour() {
        double[] p = Wgs84.toEcef(org.watchfire.model.Geodetic.ofDegrees(40, 130, 150e3));
        double[] coarse = {p[0], p[1], p[2], -4000, 2000, 5200};
        double[] fine = coarse.clone();
        FreeFlight.propagate(coarse, 1500, 10);
        FreeFlight.propagate(fine, 1500, 0.25);
        assertThat(Math.hypot(Math.hypot(coarse[0] - fine[0], coarse[1] - fine[1]), coarse[2] - fine[2]))
                .isLessThan(1e-2);
    }

    @Test
    void backwardsUndoesForwards() {
        for (double[] start : Differences.statesInAllOctants()) {
            double[] state = start.clone();
            FreeFlight.propagate(state, 100, 1);
            FreeFlight.propagate(state, -100, 1);
            for (int i = 0; i < 6; i++) {
                assertThat(state[i]).isCloseTo(start[i], within(1e-5));
            }
        }
    }

    @Test
    void jacobiansMatchExtrapolatedDifferencesInAllOctants() {
        double[] byPosition = new double[9];
        double[] byVelocity = new double[9];
        for (double[] s : Differences.statesInAllOctants()) {
            FreeFlight.positionJacobian(s, byPosition);
            FreeFlight.velocityJacobian(byVelocity);
            double[][] numeric = Differences.of(
                    x -> {
                        double[] a = new double[3];
                        FreeFlight.acceleration(x, a);
                        return a;
                    },
                    s,
                    STEPS);
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    assertThat(byPosition[3 * i + j]).isCloseTo(numeric[i][j], within(1e-15));
                    assertThat(byVelocity[3 * i + j]).isCloseTo(numeric[i][3 + j], within(1e-14));
                }
            }
        }
    }

    @Test
    void transitionMatrixMatchesExtrapolatedDifferencesInAllOctants() {
        double[] transition = new double[36];
        double[] work = new double[FreeFlight.WORK];
        for (double[] s : Differences.statesInAllOctants()) {
            double[] end = s.clone();
            FreeFlight.propagate(end, 97, 4, transition, work);
            double[] plain = s.clone();
            FreeFlight.propagate(plain, 97, 4);
            assertThat(end).containsExactly(plain);
            double[][] numeric = Differences.of(
                    x -> {
                        FreeFlight.propagate(x, 97, 4);
                        return x;
                    },
                    s,
                    STEPS);
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    double scale = (i < 3 ? 1 : 0.01) * (j < 3 ? 1 : 100);
                    assertThat(transition[6 * i + j]).isCloseTo(numeric[i][j], within(1e-10 * scale));
                }
            }
        }
    }

    @Test
    void refusesAStepThatIsNone() {
        assertThatThrownBy(() -> FreeFlight.propagate(new double[6], 1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("maxStepSeconds 0.0");
        assertThatThrownBy(() -> FreeFlight.propagate(new double[6], Double.NaN, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** The same flight by Orekit: inertial axes that coincide with the Earth's at the start, the Earth turning at OMEGA. */
    private static double[] orekit(double[] s, double seconds) {
        Frame inertial = FramesFactory.getGCRF();
        AbsoluteDate date = AbsoluteDate.J2000_EPOCH;
        Vector3D p = new Vector3D(s[0], s[1], s[2]);
        Vector3D spin = new Vector3D(0, 0, Wgs84.OMEGA);
        Vector3D v = new Vector3D(s[3], s[4], s[5]).add(spin.crossProduct(p));
        NumericalPropagator propagator = new NumericalPropagator(new DormandPrince853Integrator(1e-3, 10, 1e-6, 1e-12));
        propagator.setOrbitType(OrbitType.CARTESIAN);
        propagator.setMu(Wgs84.GM);
        propagator.addForceModel(new J2OnlyPerturbation(Wgs84.GM, Wgs84.EQUATORIAL_RADIUS_METRES, Wgs84.J2, inertial));
        propagator.setInitialState(
                new SpacecraftState(new CartesianOrbit(new PVCoordinates(p, v), inertial, date, Wgs84.GM)));
        PVCoordinates end = propagator.propagate(date.shiftedBy(seconds)).getPVCoordinates();
        Rotation turn = new Rotation(Vector3D.PLUS_K, Wgs84.OMEGA * seconds, RotationConvention.FRAME_TRANSFORM);
        Vector3D position = turn.applyTo(end.getPosition());
        Vector3D velocity = turn.applyTo(end.getVelocity()).subtract(spin.crossProduct(position));
        return new double[] {
            position.getX(), position.getY(), position.getZ(), velocity.getX(), velocity.getY(), velocity.getZ()
        };
    }
}
