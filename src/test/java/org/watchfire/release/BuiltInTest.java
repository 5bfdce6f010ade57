package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Decisions.assertReleased;
import static org.watchfire.release.Decisions.assertWithheld;
import static org.watchfire.release.Policies.OPEN;
import static org.watchfire.release.Policies.policy;
import static org.watchfire.release.Policies.withRules;
import static org.watchfire.release.Samples.AUS;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.KOR;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.OPEN_LABEL;
import static org.watchfire.release.Samples.USA;
import static org.watchfire.release.Samples.label;
import static org.watchfire.release.Samples.operator;
import static org.watchfire.release.Samples.peer;
import static org.watchfire.release.Samples.systemTrack;
import static org.watchfire.release.Samples.track;
import static org.watchfire.release.Samples.warning;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Lineage;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;

/** What holds whatever the rules of a policy say: of the realm, of who is named, of whose item it is, and of the marking. */
class BuiltInTest {
    @Test
    void anActualOutputGetsNoExerciseItemWhateverTheRulesSay() {
        Policy policy = policy(withRules(OPEN));
        for (Realm item : Realm.values()) {
            for (Realm output : Realm.values()) {
                Decision decision = policy.decide(warning(OPEN_LABEL, item), peer(JPN), output, NOW);
                if (item == output) {
                    assertThat(decision).isInstanceOf(Releasable.class);
                } else {
                    assertThat(decision.rule()).isEqualTo(Policy.REALM);
                }
            }
        }
    }

    @Test
    void aNationThatThePolicyDoesNotNameGetsNothing() {
        Policy policy = policy(withRules(OPEN));
        assertWithheld(policy, track(label(0, List.of(), AUS, JPN)), peer(AUS), Policy.DEFAULT);
    }

    @Test
    void partnersNeverGetSystemTracks() {
        assertWithheld(policy(withRules(OPEN)), systemTrack(OPEN_LABEL), peer(JPN), Policy.OWN_ITEMS);
    }

    @Test
    void partnersNeverGetAnotherNationsTracks() {
        Track own = track(OPEN_LABEL);
        Track foreign = with(own, new TrackId(USA, 3), own.lineage());
        assertWithheld(policy(withRules(OPEN)), foreign, peer(JPN), Policy.OWN_ITEMS);
    }

    @Test
    void partnersNeverGetAnOwnTrackWithAnotherNationsRadarInIt() {
        Track own = track(OPEN_LABEL);
        Lineage mixed = new Lineage(new TreeSet<>(List.of(new RadarId(KOR, "K1"), new RadarId(USA, "U1"))));
        assertWithheld(policy(withRules(OPEN)), with(own, own.id(), mixed), peer(JPN), Policy.OWN_ITEMS);
    }

    @Test
    void theLabelIsCheckedAgainAfterTheRules() {
        Policy policy = policy(withRules(OPEN));
        assertWithheld(policy, track(label(1, List.of(), USA)), peer(JPN), Policy.LABEL);
        assertWithheld(policy, track(label(6, List.of(), JPN)), peer(JPN), Policy.LABEL);
        assertWithheld(policy, track(label(1, List.of("LIMITED"), USA)), peer(USA), Policy.LABEL);
        assertReleased(policy, track(label(5, List.of("LIMITED"), JPN)), peer(JPN), "P-open");
    }

    @Test
    void theLabelThatCountsIsTheOneThatLeaves() {
        Policy policy = policy(withRules(
                "- {id: P, effect: permit, when: 'true', why: w, transform: {relabel: {level: 4, caveats: []}}}"));
        assertThat(policy.decide(track(label(9, List.of("ORCON"), JPN)), peer(JPN), Realm.EXERCISE, NOW))
                .isInstanceOfSatisfying(
                        Releasable.class,
                        left -> assertThat(left.item().label()).isEqualTo(label(4, List.of(), JPN)));
    }

    @Test
    void operatorsSeeByTheirRole() {
        Policy policy = policy(withRules(OPEN));
        assertReleased(policy, systemTrack(label(3, List.of("ORCON"))), operator(Role.WATCH_OFFICER), "P-open");
        assertWithheld(policy, systemTrack(label(3, List.of())), operator(Role.VIEWER), Policy.LABEL);
        assertWithheld(policy, systemTrack(label(0, List.of())), operator(Role.ADMINISTRATOR), Policy.DEFAULT);
    }

    @Test
    void operatorsSeeAPartnersItemOnlyIfItIsMarkedForTheirNation() {
        Policy policy = policy(withRules(OPEN));
        Track own = track(OPEN_LABEL);
        Lineage theirs = new Lineage(new TreeSet<>(List.of(new RadarId(USA, "U1"))));
        Track foreign = with(own, new TrackId(USA, 3), theirs);
        assertWithheld(policy, foreign, operator(Role.WATCH_OFFICER), Policy.LABEL);
        assertReleased(policy, foreign.withLabel(label(1, List.of(), KOR)), operator(Role.WATCH_OFFICER), "P-open");
    }

    @Test
    void aNodeServesNoOtherNationsOperators() {
        assertWithheld(
                policy(withRules(OPEN)),
                track(OPEN_LABEL),
                new Recipient.Operator(JPN, Role.WATCH_OFFICER),
                Policy.OWN_ITEMS);
    }

    private static Track with(Track track, TrackId id, Lineage lineage) {
        return new Track(
                id,
                track.label(),
                track.estimate(),
                track.motion(),
                track.existence(),
                track.status(),
                track.identity(),
                lineage,
                track.firstPlot(),
                track.lastPlot(),
                track.plots(),
                Optional.empty(),
                track.stamps());
    }
}
