package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.assess.Flights.JPN;
import static org.watchfire.assess.Flights.KOR;
import static org.watchfire.assess.Watch.FAILED_LAUNCH;

import org.junit.jupiter.api.Test;
import org.watchfire.model.Realm;
import org.watchfire.model.Warning;

/** A launch that a partner has warned of, or seems to have. */
class PartnersWarningTest {
    private final Watch watch = new Watch();

    /** What Korea warned of last, seen by itself. */
    private Warning theirs() {
        watch.fly(new Assessor(Flights.settings(KOR)), KOR, FAILED_LAUNCH, 40, 120);
        Warning theirs = watch.all(Warning.class).getLast();
        watch.items.clear();
        return theirs;
    }

    @Test
    void issuesNoRivalWarningForALaunchAPartnerHasWarnedOf() {
        Warning theirs = theirs();

        Assessor japan = new Assessor(Flights.settings(JPN));
        japan.accept(theirs);
        watch.fly(japan, JPN, FAILED_LAUNCH, 110, 180);
        assertThat(watch.items).isEmpty();
    }

    @Test
    void takesOverWhenThePartnerFallsSilent() {
        Warning theirs = theirs();

        Assessor japan = new Assessor(Flights.settings(JPN));
        japan.accept(theirs);
        watch.fly(japan, JPN, FAILED_LAUNCH, 110, 260);
        assertThat(watch.all(Warning.class)).isNotEmpty();
        Warning own = watch.all(Warning.class).getFirst();
        assertThat(own.event().origin()).isEqualTo(JPN);
        assertThat(own.decided().secondsSince(theirs.decided())).isGreaterThan(90);
    }

    @Test
    void nothingOfAnotherRealmIsLookedAt() {
        Warning theirs = theirs();
        Warning actual = new Warning(
                theirs.event(),
                theirs.version(),
                theirs.by(),
                Realm.ACTUAL,
                theirs.label(),
                theirs.objectClass(),
                theirs.confidence(),
                theirs.track(),
                theirs.launch(),
                theirs.impact(),
                theirs.threatened(),
                theirs.thrusting(),
                theirs.failed(),
                theirs.notice(),
                theirs.decided(),
                theirs.stamps());
        Assessor japan = new Assessor(Flights.settings(JPN));
        japan.accept(actual);
        watch.fly(japan, JPN, FAILED_LAUNCH, 110, 130);
        assertThat(watch.all(Warning.class)).isNotEmpty();
    }
}
