package org.watchfire;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

/** The page of promises names tests that are there, and something under each promise. */
class PromisesPageTest {
    private static final Path PAGE = Path.of("docs/promises.md");
    private static final Pattern NAMED = Pattern.compile("`([A-Z]\\w*Test)\\.(\\w+)`");
    private static final int PROMISES = 9;

    @Test
    void everyTestItNamesExists() throws IOException {
        JavaClasses tests = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
                .importPackages("org.watchfire");
        List<MatchResult> named =
                NAMED.matcher(Files.readString(PAGE)).results().toList();
        assertThat(named).hasSizeGreaterThan(3 * PROMISES);
        assertThat(named)
                .allSatisfy(name -> assertThat(tests.stream()
                                .filter(type -> type.getSimpleName().equals(name.group(1)))
                                .anyMatch(type -> isTest(type, name.group(2))))
                        .as(name.group())
                        .isTrue());
    }

    @Test
    void everyPromiseHasTestsThatTryToBreakItAndSaysWhereItIsWeaker() throws IOException {
        List<String> sections = List.of(Files.readString(PAGE).split("(?m)^## ")).stream()
                .skip(1)
                .toList();
        assertThat(sections).hasSize(PROMISES);
        assertThat(sections).allSatisfy(section -> {
            assertThat(section).containsPattern(NAMED);
            assertThat(section).contains("\nWeaker: ");
        });
    }

    private static boolean isTest(JavaClass type, String method) {
        return type.getMethods().stream()
                .filter(each -> each.getName().equals(method))
                .anyMatch(each -> each.isAnnotatedWith(Test.class) || each.isAnnotatedWith(ParameterizedTest.class));
    }
}
