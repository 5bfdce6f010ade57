package org.watchfire.release;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.Serializable;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing leaves without a rule that permits it, by type: the ways by which a Releasable could come to be are counted. */
class OnlyThisPackageReleasesTest {
    private static final JavaClasses ALL = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.watchfire");

    @Test
    void aReleasableCannotBeConstructedCopiedOrSubclassedFromOutside() {
        assertThat(Modifier.isFinal(Releasable.class.getModifiers())).isTrue();
        assertThat(Releasable.class.getDeclaredConstructors())
                .allSatisfy((Constructor<?> each) -> assertThat(
                                each.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED))
                        .isZero());
        assertThat(Serializable.class.isAssignableFrom(Releasable.class)).isFalse();
        assertThat(Cloneable.class.isAssignableFrom(Releasable.class)).isFalse();
        assertThat(Stream.of(Releasable.class.getDeclaredFields()).map(field -> field.getModifiers()))
                .allSatisfy(modifiers -> assertThat(Modifier.isPrivate(modifiers) && Modifier.isFinal(modifiers))
                        .isTrue());
    }

    @Test
    void onlyThePolicyConstructsOneAndTheMemoryOfWhatWasGivenForItsRecalls() {
        assertThat(ALL.get(Releasable.class).getConstructorCallsToSelf().stream()
                        .map(JavaConstructorCall::getOriginOwner)
                        .map(JavaClass::getName))
                .containsOnly(Policy.class.getName(), Recalls.class.getName());
    }

    @Test
    void noPublicMethodOfThisPackageHandsOneOutExceptTheDecision() {
        Stream<String> givers = ALL.stream()
                .filter(type -> type.getPackageName().equals("org.watchfire.release"))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC))
                .filter(method -> method.getRawReturnType().isEquivalentTo(Releasable.class)
                        || method.getRawReturnType().isEquivalentTo(Decision.class))
                .map(JavaMethod::getFullName);
        assertThat(givers).allSatisfy(name -> assertThat(name).contains("Policy.decide("));
    }

    @Test
    void nobodyOutsideReachesIntoThisPackageByReflection() {
        noClasses()
                .that(resideInAPackage("org.watchfire.."))
                .should()
                .callMethod(java.lang.reflect.AccessibleObject.class, "setAccessible", boolean.class)
                .check(ALL);
    }

    @Test
    void aDecisionIsOneOfTwoThings() {
        assertThat(Decision.class.getPermittedSubclasses()).containsExactlyInAnyOrder(Releasable.class, Withheld.class);
    }
}
