package org.watchfire.assess.impact;

import org.watchfire.astro.Descent;
import org.watchfire.astro.Drag;
import org.watchfire.astro.Glance;
import org.watchfire.model.TimeTag;

/**
 * Measures a falling body's ballistic coefficient: what the air takes of the energy of free flight, -dE/dt = ρ v³ / (2 β), is the
 * difference of what it had above the air and has now, each known as well as the tracker knows it. Mutable, of one object.
 */
public final class DragWatch {
    private Glance before;
    private Glance last;
    private TimeTag lastTime;
    private double lastPower;
    private double passage;

    /** @param first the first look, taken at {@code time} */
    public DragWatch(Glance first, TimeTag time) {
        before = first;
        last = first;
        lastTime = time;
        lastPower = power(first);
    }

    /** Takes a look; what rises, thrusts or is above the air begins anew. */
    public void see(Glance glance, TimeTag time, boolean thrusting) {
        double power = power(glance);
        if (thrusting || glance.climbMps() > 0 || glance.heightMetres() > Descent.AIR_METRES) {
            before = glance;
            passage = 0;
        } else {
            passage += time.secondsSince(lastTime) * Math.sqrt(lastPower * power);
        }
        last = glance;
        lastTime = time;
        lastPower = power;
    }

    /** What is known now. */
    public BallisticCoefficient given(BallisticCoefficient prior) {
        if (passage == 0) {
            return prior;
        }
        return prior.after(loss(), lossSigma(), passage);
    }

    /** Whether the looks show that air slows it. */
    public boolean isFelt() {
        return passage > 0 && BallisticCoefficient.isFelt(loss(), lossSigma(), passage);
    }

    private double loss() {
        return before.energyJoulesPerKilogram() - last.energyJoulesPerKilogram();
    }

    private double lossSigma() {
        return Math.hypot(before.energySigma(), last.energySigma());
    }

    /** What the air takes of a body of 1 kg/m² in a second, W/m². */
    private static double power(Glance g) {
        return Drag.pressurePascal(g.heightMetres(), g.speedMps()) * g.speedMps();
    }
}
