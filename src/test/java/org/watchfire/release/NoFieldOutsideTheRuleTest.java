package org.watchfire.release;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.release.Samples.AUS;
import static org.watchfire.release.Samples.JPN;
import static org.watchfire.release.Samples.KOR;
import static org.watchfire.release.Samples.NOW;
import static org.watchfire.release.Samples.USA;

import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Assessment;
import org.watchfire.model.Comparison;
import org.watchfire.model.EventId;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.Track;

/**
 * Ten thousand random items for three partners: what leaves is judged by an oracle that knows the policy in other words,
 * field by field. JPN gets its items whole, USA only coarsened ones without sensor and identity, AUS nothing at all.
 */
class NoFieldOutsideTheRuleTest {
    private static final Policy POLICY = Policies.policy("""
            policy: three-partners
            version: 1
            nation: KOR
            partners:
              JPN: {level: 3, caveats: [LIMITED]}
              USA: {level: 2}
              AUS: {level: 9, caveats: [LIMITED, ORCON, EYES]}
            rules:
              - {id: D-orcon, effect: deny, when: '"ORCON" in item.caveats', why: originator consents to nothing}
              - {id: D-old, effect: deny, when: 'item.ageSeconds > 60', why: old}
              - id: P-japan
                effect: permit
                when: to.nation == "JPN" && item.kind != "NOTICE"
                why: Japan
              - id: P-usa
                effect: permit
                when: to.nation == "USA" && item.kind in ["TRACK", "WARNING", "ASSESSMENT"]
                why: United States
                transform:
                  position: {gridMetres: 20000, floorMetres: 8000, gridMps: 250}
                  everySeconds: 1
                  drop: [sensor, identity, track, launch]
                  relabel: {level: 1, caveats: []}
            cases:
              - name: nobody else gets anything
                item: {kind: RETRACTION, realm: TEST, event: KOR-E1, version: 1, by: KOR, decided: "2023-05-30T21:30:00Z", label: {level: 0}}
                to: GBR
                expect: withhold
            """);

    /** Fields that USA's version may have in common with the original, by record. Whatever is not here must differ or be empty. */
    private static final Map<String, Set<String>> SAME_FOR_USA = Map.of(
            "Track", Set.of("id", "existence", "status"),
            "Warning",
                    Set.of(
                            "event",
                            "version",
                            "by",
                            "realm",
                            "objectClass",
                            "confidence",
                            "threatened",
                            "thrusting",
                            "failed",
                            "notice",
                            "decided"),
            "Assessment",
                    Set.of(
                            "track",
                            "origin",
                            "time",
                            "objectClass",
                            "probabilities",
                            "threatened",
                            "thrusting",
                            "perigee",
                            "failed"));

    @Test
    void tenThousandItemsForThreePartnersLeakNothing() {
        Random random = new Random(20230531);
        int whole = 0;
        int reduced = 0;
        int withheld = 0;
        for (int i = 0; i < 10_000; i++) {
            Item item = compared(ChanceItems.item(random));
            Realm realm = ChanceItems.pick(random, Realm.EXERCISE, Realm.EXERCISE, Realm.ACTUAL);
            for (NationId nation : List.of(JPN, USA, AUS)) {
                Decision decision = POLICY.decide(item, new Recipient.Peer(nation), realm, NOW);
                if (decision instanceof Releasable left) {
                    assertThat(mayLeave(item, nation, realm))
                            .as("%s of %s to %s", left.rule(), item, nation)
                            .isTrue();
                    if (nation.equals(JPN)) {
                        assertThat(left.item()).isSameAs(item);
                        whole++;
                    } else {
                        assertReduced(item, left.item());
                        reduced++;
                    }
                } else {
                    boolean thinned = decision.rule().equals(Policy.THINNED);
                    assertThat(!thinned && mayLeave(item, nation, realm))
                            .as("%s withheld from %s by %s", item, nation, decision.rule())
                            .isFalse();
                    withheld++;
                }
            }
        }
        // The sample is worth something only if all three outcomes are well represented.
        assertThat(whole).isGreaterThan(300);
        assertThat(reduced).isGreaterThan(150);
        assertThat(withheld).isGreaterThan(20_000);
    }

    /** The policy above in other words. */
    private static boolean mayLeave(Item item, NationId nation, Realm realm) {
        boolean ours = item.origin().equals(KOR)
                && !(item instanceof SystemTrack)
                && (!(item instanceof Track track) || track.lineage().nations().equals(Set.of(KOR)));
        boolean sameRealm = item.statedRealm().orElse(realm) == realm;
        boolean young = NOW.secondsSince(Facts.time(item)) <= 60;
        Label label = item.label();
        boolean marked =
                label.releasableTo().contains(nation) && !label.caveats().contains("ORCON");
        if (!(ours && sameRealm && young && marked)) {
            return false;
        }
        Kind kind = Kind.of(item);
        return (nation.equals(JPN)
                        && kind != Kind.NOTICE
                        && label.level() <= 3
                        && !label.caveats().contains("EYES"))
                || (nation.equals(USA)
                        && Set.of(Kind.TRACK, Kind.WARNING, Kind.ASSESSMENT).contains(kind));
    }

    private static void assertReduced(Item original, Item left) {
        assertThat(left.label())
                .isEqualTo(
                        new Label(1, new java.util.TreeSet<>(), original.label().releasableTo()));
        Map<String, Object> before = fields(original);
        Map<String, Object> after = fields(left);
        Set<String> same = SAME_FOR_USA.getOrDefault(original.getClass().getSimpleName(), Set.of());
        for (Map.Entry<String, Object> field : after.entrySet()) {
            Object was = Objects.requireNonNull(before.get(field.getKey()));
            String told = field.getValue().toString();
            if (same.contains(field.getKey())) {
                assertThat(field.getValue()).isEqualTo(was);
            } else {
                switch (field.getKey()) {
                    case "label" -> {}
                    case "estimate" -> assertCoarse((Track) original, (Track) left);
                    case "motion" -> assertThat(told).contains("thrustMps2=NaN");
                    case "identity" -> assertThat(told).isEqualTo(org.watchfire.model.Identity.NONE.toString());
                    case "lineage" -> assertThat(told).isEqualTo("Lineage[radars=[KOR/_]]");
                    case "firstPlot", "lastPlot" ->
                        assertThat(((org.watchfire.model.TimeTag) field.getValue()).taiNanos() % 10_000_000_000L)
                                .isZero();
                    case "plots" -> assertThat(field.getValue()).isEqualTo(1);
                    case "parent", "track", "launch" -> assertThat(told).isEqualTo("Optional.empty");
                    case "impact" -> assertCoarse(was, field.getValue());
                    case "compared" -> assertThat(told).isEqualTo("[]");
                    case "stamps" -> {
                        var stamps = (org.watchfire.model.Stamps) field.getValue();
                        assertThat(stamps.arrivedUnixNanos()).isEqualTo(stamps.decidedUnixNanos());
                    }
                    default ->
                        throw new AssertionError(field.getKey() + " of " + original.getClass() + " has no oracle");
                }
            }
        }
    }

    /** An assessment held against a partner's warning; any other item as it is. */
    private static Item compared(Item item) {
        if (!(item instanceof Assessment a)) {
            return item;
        }
        Comparison comparison = new Comparison(
                new EventId(KOR, 1),
                1,
                KOR,
                Comparison.Answer.SAME,
                OptionalDouble.of(0.4),
                OptionalDouble.of(0.2),
                OptionalDouble.empty(),
                1);
        return new Assessment(
                a.track(),
                a.origin(),
                a.label(),
                a.time(),
                a.objectClass(),
                a.probabilities(),
                a.launch(),
                a.impact(),
                a.threatened(),
                a.thrusting(),
                a.perigee(),
                a.failed(),
                List.of(comparison));
    }

    private static void assertCoarse(Track original, Track left) {
        var told = left.estimate();
        assertThat(told.time().taiNanos() % 1_000_000_000L).isZero();
        assertThat(told.time()).isLessThanOrEqualTo(original.estimate().time());
        assertThat(Math.sqrt(told.covariance(0, 0))).isGreaterThanOrEqualTo(8000);
        for (int i = 3; i < 6; i++) {
            assertThat(told.state(i) / 250).isEqualTo(Math.rint(told.state(i) / 250));
        }
        // A cell's centre is where every place of the cell goes: the reduced position reduced again is itself.
        var place = Wgs84.toGeodetic(told.state(0), told.state(1), told.state(2));
        var again = new CoarseGrid(new Reduction.Grid(20_000, 8_000, 250)).snap(place);
        assertThat(again.latitudeRadians())
                .isCloseTo(place.latitudeRadians(), org.assertj.core.api.Assertions.within(1e-9));
        assertThat(Math.abs(told.state(0) - original.estimate().state(0))).isGreaterThan(0);
    }

    private static void assertCoarse(Object was, Object told) {
        if (was.toString().equals("Optional.empty")) {
            assertThat(told.toString()).isEqualTo("Optional.empty");
            return;
        }
        var before = ((java.util.Optional<?>) was)
                .map(org.watchfire.model.GroundPoint.class::cast)
                .orElseThrow();
        var after = ((java.util.Optional<?>) told)
                .map(org.watchfire.model.GroundPoint.class::cast)
                .orElseThrow();
        assertThat(after.region().semiMinorMetres())
                .isEqualTo(after.region().semiMajorMetres())
                .isGreaterThanOrEqualTo(before.region().semiMajorMetres());
        assertThat(after.region().centre()).isNotEqualTo(before.region().centre());
        assertThat(after.region().azimuthRadians()).isZero();
    }

    private static Map<String, Object> fields(Item item) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent component : item.getClass().getRecordComponents()) {
            try {
                fields.put(component.getName(), component.getAccessor().invoke(item));
            } catch (ReflectiveOperationException impossible) {
                throw new LinkageError("a record without an accessor", impossible);
            }
        }
        return fields;
    }
}
