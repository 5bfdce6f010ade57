package org.watchfire.assess;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.assess.Flights.JPN;
import static org.watchfire.assess.Flights.KOR;
import static org.watchfire.assess.Flights.T0;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.watchfire.assess.Flights.Stage;
import org.watchfire.assess.Flights.Truth;
import org.watchfire.assess.areas.Areas;
import org.watchfire.model.Assessment;
import org.watchfire.model.Comparison;
import org.watchfire.model.Comparison.Answer;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Realm;
import org.watchfire.model.Stamps;
import org.watchfire.model.Track;

/** What one nation warns of, held against what another assesses from its own radars: two nodes, and no track in common. */
class ViewsTest {
    private static final List<Truth> FLIGHT = flight(Geodetic.ofDegrees(39.66, 124.705, 0));
    private static final List<Truth> FROM_ELSEWHERE = flight(Geodetic.ofDegrees(40.86, 129.67, 0));
    private static final Label SECRET = new Label(5, new TreeSet<>(List.of("ORCON")), new TreeSet<>(List.of(JPN)));

    @Test
    void warningsOfTheLaunchThatIsSeenHereTooAreOfTheSameEvent() {
        Comparison comparison = play(FLIGHT, Flights.LABEL).compared().getFirst();
        assertThat(comparison.by()).isEqualTo(KOR);
        assertThat(comparison.answer()).isEqualTo(Answer.SAME);
        assertThat(comparison.probability().getAsDouble()).isGreaterThan(0.01);
        assertThat(comparison.impact()).isPresent();
        assertThat(comparison.ownShare()).isEqualTo(1);
    }

    @Test
    void warningsOfAnotherLaunchAreNotHeldAgainstThisOne() {
        assertThat(play(FROM_ELSEWHERE, Flights.LABEL).compared()).isEmpty();
    }

    @Test
    void whatIsComparedKeepsTheLimitsOfTheWarning() {
        Assessment assessment = play(FLIGHT, SECRET);
        assertThat(assessment.compared()).isNotEmpty();
        assertThat(assessment.label()).isEqualTo(Flights.LABEL.strictest(SECRET));
    }

    /** Two nations see a launch each, with errors of their own; the last that the second says of it. */
    private static Assessment play(List<Truth> theirs, Label label) {
        Assessor kor = new Assessor(AssessorSettings.of(KOR, Realm.TEST, label, Areas.world()));
        Assessor jpn = new Assessor(Flights.settings(JPN));
        Random korErrs = new Random(1);
        Random jpnErrs = new Random(2);
        List<Assessment> said = new ArrayList<>();
        for (int t = 40; t < 300; t += 2) {
            Truth seenByKor = theirs.get(t);
            Truth seenByJpn = FLIGHT.get(t);
            Stamps stamps = new Stamps(0, 0);
            List<Item> items = kor.accept(
                            Flights.track(1, KOR, seenByKor, 150, 20, korErrs, Track.Status.CONFIRMED),
                            T0.plusSeconds(t),
                            stamps)
                    .items();
            said.addAll(jpn.accept(
                            Flights.track(1, JPN, seenByJpn, 150, 20, jpnErrs, Track.Status.CONFIRMED),
                            T0.plusSeconds(t),
                            stamps)
                    .assessments());
            items.forEach(jpn::accept);
        }
        return said.getLast();
    }

    private static List<Truth> flight(Geodetic site) {
        return Flights.rocket(
                site,
                Math.toRadians(90),
                Math.toRadians(0.6),
                Math.toRadians(35),
                List.of(new Stage(0, 90, 20, 2600)),
                900);
    }
}
