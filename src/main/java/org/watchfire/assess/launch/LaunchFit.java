package org.watchfire.assess.launch;

import java.util.List;
import java.util.Optional;
import org.watchfire.astro.Glance;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.TimeTag;

/**
 * Launch point and time by smoothing back to the ground: the boosts that are most probable given the estimates so far and what boosts are like
 * ({@link BoostFit}), one that is still in its first stage and one whose first stage has parted, each by its evidence. The region is that of both
 * posteriors together, to first order.
 */
final class LaunchFit {
    private static final double PROBABILITY = 0.95;

    /** A region wider than this is no launch point. */
    private static final double USELESS_METRES = 1_000_000;

    /** A fit begun at an earlier one that ends no better than expected, by its misfit per degree of freedom, is begun afresh too: it may be lost. */
    private static final double DOUBTFUL_MISFIT = 1;

    /** Of launches, how many have more than one stage and part from the first while they are watched. */
    private static final double STAGED_SHARE = 0.35;

    /** Below this share of mass burnt no stage has parted, unless one stage alone explains the looks worse than this. */
    private static final double LEAST_BURNT = 0.45;

    private static final double UNEXPLAINED_MISFIT = 1.5;

    private final List<StateEstimate> looks;
    private final Glance first;
    private final boolean coasting;
    private final boolean air;
    private final Optional<Found> before;

    /** A launch that was found: where and when, and the boosts that it rests on. */
    record Found(GroundPoint point, Optional<FoundBoost> whole, Optional<FoundBoost> parted, boolean coasting) {}

    private LaunchFit(List<StateEstimate> looks, Glance first, boolean coasting, boolean air, Optional<Found> before) {
        this.looks = looks;
        this.first = first;
        this.coasting = coasting;
        this.air = air;
        this.before = before.filter(f -> f.coasting == coasting);
    }

    /**
     * Fits.
     *
     * @param looks estimates in order of time, the first ones of the track, at least one; a coasting track's after cut-off
     *     are fine
     * @param coasting whether it was first seen after cut-off
     * @param air whether the boost is slowed by any
     * @param before an earlier fit of the same track, to begin at
     * @return the boost, or nothing when no boost of this kind leads there
     */
    static Optional<Found> fit(List<StateEstimate> looks, boolean coasting, boolean air, Optional<Found> before) {
        if (looks.isEmpty()) {
            throw new IllegalArgumentException("no looks to fit");
        }
        Glance first = Glance.at(looks.getFirst());
        if (!(first.heightMetres() > 0) || first.speedMps() < 30) {
            return Optional.empty();
        }
        return new LaunchFit(looks, first, coasting, air, before).fit();
    }

    private Optional<Found> fit() {
        TimeTag last = looks.getLast().time();
        LaunchPrior prior = new LaunchPrior(looks.getFirst(), first, coasting, false, air);
        Boost boost = before.flatMap(f -> f.whole.or(() -> f.parted))
                .map(FoundBoost::boost)
                .orElseGet(() -> new Boost(prior.place()));
        Optional<FoundBoost> whole = fit(new BoostFit(looks, prior, boost, false), before.flatMap(Found::whole));
        Optional<FoundBoost> parted = mayHaveParted(whole, last)
                ? fitParted(boost, whole.map(FoundBoost::misfit).orElse(0.0)).filter(f -> f.hasParted(last))
                : Optional.empty();
        if (whole.isEmpty() && parted.isEmpty()) {
            return Optional.empty();
        }
        double share = partedShare(whole, parted, last);
        LaunchMixture mixture = new LaunchMixture();
        whole.ifPresent(f -> mixture.add(f, 1 - share));
        parted.ifPresent(f -> mixture.add(f, share));
        if (!(mixture.widestMetres() < USELESS_METRES)) {
            return Optional.empty();
        }
        return Optional.of(new Found(mixture.point(PROBABILITY), whole, parted, coasting));
    }

    private boolean mayHaveParted(Optional<FoundBoost> whole, TimeTag last) {
        return coasting
                || whole.isEmpty()
                || whole.get().burntShare(last) > LEAST_BURNT
                || whole.get().misfit() > UNEXPLAINED_MISFIT;
    }

    private Optional<FoundBoost> fitParted(Boost boost, double wholeMisfit) {
        LaunchPrior prior = new LaunchPrior(looks.getFirst(), first, coasting, true, air);
        if (!coasting && wholeMisfit > UNEXPLAINED_MISFIT && looks.size() > 2) {
            prior.partsAmong(looks);
        }
        return fit(new BoostFit(looks, prior, boost, true), before.flatMap(Found::parted));
    }

    private static Optional<FoundBoost> fit(BoostFit fit, Optional<FoundBoost> before) {
        Optional<FoundBoost> again = before.flatMap(fit::from);
        if (again.isPresent() && again.get().misfit() < DOUBTFUL_MISFIT) {
            return again;
        }
        Optional<FoundBoost> afresh = fit.afresh();
        return again.filter(a -> afresh.isEmpty() || a.misfit() <= afresh.get().misfit())
                .or(() -> afresh);
    }

    /** Probability that a first stage has parted: by Bayes, since what still burns its first stage has not burnt it yet. */
    private double partedShare(Optional<FoundBoost> whole, Optional<FoundBoost> parted, TimeTag last) {
        if (whole.isEmpty() || parted.isEmpty()) {
            return parted.isPresent() ? 1 : 0;
        }
        double burns = coasting
                ? 1 - STAGED_SHARE
                : LaunchPrior.burnsBeyond(whole.get().burntShare(last));
        double odds = STAGED_SHARE
                / Math.max(1e-9, burns)
                * Math.exp(parted.get().evidence() - whole.get().evidence());
        return Double.isInfinite(odds) ? 1 : odds / (1 + odds);
    }
}
