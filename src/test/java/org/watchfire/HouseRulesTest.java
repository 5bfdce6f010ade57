package org.watchfire;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of the house: who may import whom. A package that is not in the table does not belong here. */
class HouseRulesTest {
    private static final String ROOT = "org.watchfire.";

    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.watchfire");

    /** The exchange tried and measured. */
    private static final String[] TRIALS = {ROOT + "exchange.simulation..", ROOT + "exchange.bench.."};

    /** Each package and the packages of ours it may import, in the order of the flow. */
    private static final Map<String, List<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        MAY_IMPORT.put("model", List.of());
        MAY_IMPORT.put("astro", List.of("model"));
        MAY_IMPORT.put("asterix", List.of());
        MAY_IMPORT.put("journal", List.of("model"));
        MAY_IMPORT.put("ingest", List.of("model", "asterix", "astro"));
        MAY_IMPORT.put("track", List.of("model", "astro"));
        MAY_IMPORT.put("fuse", List.of("model", "astro"));
        MAY_IMPORT.put("assess", List.of("model", "astro"));
        MAY_IMPORT.put("release", List.of("model"));
        MAY_IMPORT.put("exchange", List.of("model", "journal", "release"));
        MAY_IMPORT.put("picture", List.of("model", "release"));
        MAY_IMPORT.put("scenario", List.of("model", "astro", "asterix"));
        MAY_IMPORT.put("node", allBefore());
        MAY_IMPORT.put("cli", allBefore());
    }

    private static List<String> allBefore() {
        return new ArrayList<>(MAY_IMPORT.keySet());
    }

    static List<String> packages() {
        return List.copyOf(MAY_IMPORT.keySet());
    }

    @ParameterizedTest
    @MethodSource("packages")
    void importsOnlyWhatTheDesignAllows(String name) {
        List<String> forbidden = packages().stream()
                .filter(other -> !other.equals(name))
                .filter(other -> !allowedTo(name).contains(other))
                .map(other -> ROOT + other + "..")
                .toList();
        if (forbidden.isEmpty()) {
            return;
        }
        noClasses()
                .that(resideInAPackage(ROOT + name + ".."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(forbidden.toArray(String[]::new)))
                .allowEmptyShould(true)
                .check(ALL);
    }

    @Test
    void everyClassLivesInAPackageOfTheDesign() {
        assertThat(ALL)
                .allSatisfy(type -> assertThat(type.getPackageName())
                        .matches("org\\.watchfire\\.(" + String.join("|", packages()) + ")(\\..*)?"));
    }

    @Test
    void modelAndAsterixStandOnTheJdkAlone() {
        noClasses()
                .that(resideInAnyPackage(ROOT + "model..", ROOT + "asterix.."))
                .should()
                .dependOnClassesThat(
                        outside("java..", "javax..", "org.jspecify..", ROOT + "model..", ROOT + "asterix.."))
                .check(ALL);
    }

    @Test
    void noPackageNeedsOneThatNeedsIt() {
        slices().matching("org.watchfire.(**)").should().beFreeOfCycles().check(ALL);
    }

    @Test
    void orekitIsKnownToAstroOnly() {
        onlyIn("astro", "org.orekit..", "org.hipparchus..");
    }

    @Test
    void theBrokerIsKnownToTheExchangeOnly() {
        onlyIn("exchange", "org.apache.artemis..", "org.apache.activemq..", "org.apache.qpid..", "jakarta.jms..");
    }

    @Test
    void whatTriesTheExchangeIsNotKnownToIt() {
        noClasses()
                .that(resideInAPackage(ROOT + "exchange..")
                        .and(DescribedPredicate.not(resideInAnyPackage(TRIALS)))
                        .or(resideInAPackage(ROOT + "node..")))
                .should()
                .dependOnClassesThat(resideInAnyPackage(TRIALS))
                .check(ALL);
    }

    @Test
    void theBrokersSideOfTheExchangeDoesNotKnowWhoDecides() {
        noClasses()
                .that(resideInAPackage(ROOT + "exchange.amqp.."))
                .should()
                .dependOnClassesThat(resideInAnyPackage(ROOT + "exchange.desk..", ROOT + "exchange.ledger.."))
                .check(ALL);
    }

    @Test
    void theExchangesRowsAreReadWithoutTheExchange() {
        ofTheExchangeKnowsOnlyTheWire("exchange.rows");
    }

    @Test
    void whatIsStatedOfALaneIsToldWithoutTheLane() {
        ofTheExchangeKnowsOnlyTheWire("exchange.statements");
    }

    @Test
    void whatANodeRemembersIsWrittenWithoutKnowingNodes() {
        onlyIn("node.snapshot", "com.esotericsoftware..", "org.objenesis..");
        noClasses()
                .that(resideInAPackage(ROOT + "node.snapshot.."))
                .should()
                .dependOnClassesThat(resideInAPackage("org.watchfire..")
                        .and(DescribedPredicate.not(resideInAPackage(ROOT + "node.snapshot.."))))
                .check(ALL);
    }

    @Test
    void motionIsFollowedWithoutPlotsAndTracks() {
        ofItsStageKnowsOnly("track", "track.motion");
    }

    @Test
    void whatIsReckonedOfOneObjectIsReckonedWithoutTheEvents() {
        ofAssessmentKnowsOnly("assess.evidence", "assess.numbers");
        ofAssessmentKnowsOnly("assess.launch", "assess.numbers");
        ofAssessmentKnowsOnly("assess.impact", "assess.numbers");
        ofAssessmentKnowsOnly("assess.areas", "assess.numbers", "assess.impact");
    }

    @Test
    void sqlIsKnownToTheJournalOnly() {
        onlyIn("journal", "java.sql..", "org.sqlite..");
    }

    private static void ofTheExchangeKnowsOnlyTheWire(String name) {
        ofItsStageKnowsOnly("exchange", name, "exchange.wire");
    }

    private static void ofAssessmentKnowsOnly(String name, String... others) {
        ofItsStageKnowsOnly("assess", name, others);
    }

    private static void ofItsStageKnowsOnly(String stage, String name, String... others) {
        String[] known = Stream.concat(Stream.of(name), Stream.of(others))
                .map(part -> ROOT + part + "..")
                .toArray(String[]::new);
        noClasses()
                .that(resideInAPackage(ROOT + name + ".."))
                .should()
                .dependOnClassesThat(resideInAPackage(ROOT + stage + "..").and(outside(known)))
                .check(ALL);
    }

    private static void onlyIn(String name, String... library) {
        noClasses()
                .that(resideInAPackage("org.watchfire..")
                        .and(DescribedPredicate.not(resideInAPackage(ROOT + name + ".."))))
                .should()
                .dependOnClassesThat(resideInAnyPackage(library))
                .check(ALL);
    }

    private static List<String> allowedTo(String name) {
        return MAY_IMPORT.getOrDefault(name, List.of());
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return DescribedPredicate.not(resideInAnyPackage(packages)).as("outside %s", List.of(packages));
    }
}
