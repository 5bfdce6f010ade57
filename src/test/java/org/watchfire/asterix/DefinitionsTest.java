package org.watchfire.asterix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The definitions hold together: checked over every edition, item and quantity. */
class DefinitionsTest {
    static List<Edition> editions() {
        return Catalogue.standard().all();
    }

    @Test
    void holdsTheCategoriesAndEditionsThatAreAskedFor() {
        List<String> names = editions().stream().map(Edition::toString).toList();
        assertThat(names)
                .contains("Cat 001 ed. 1.4", "Cat 002 ed. 1.1", "Cat 010 ed. 1.1", "Cat 015 ed. 1.2", "Cat 019 ed. 1.3")
                .contains("Cat 020 ed. 1.10", "Cat 021 ed. 0.26", "Cat 021 ed. 2.1", "Cat 021 ed. 2.2")
                .contains("Cat 021 ed. 2.3", "Cat 021 ed. 2.4", "Cat 021 ed. 2.5", "Cat 021 ed. 2.6", "Cat 023 ed. 1.3")
                .contains("Cat 034 ed. 1.27", "Cat 034 ed. 1.28", "Cat 034 ed. 1.29", "Cat 048 ed. 1.27")
                .contains("Cat 048 ed. 1.28", "Cat 048 ed. 1.29", "Cat 048 ed. 1.30", "Cat 048 ed. 1.31")
                .contains("Cat 048 ed. 1.32", "Cat 062 ed. 1.16", "Cat 062 ed. 1.17", "Cat 062 ed. 1.18")
                .contains("Cat 062 ed. 1.19", "Cat 062 ed. 1.20", "Cat 062 ed. 1.21", "Cat 063 ed. 1.6")
                .contains("Cat 065 ed. 1.5", "Cat 247 ed. 1.3");
        assertThat(Catalogue.standard().edition(21).name()).isEqualTo("2.6");
    }

    @ParameterizedTest
    @MethodSource("editions")
    void everyDeclaredBoundFitsItsBits(Edition edition) {
        for (FieldHandle f : edition.allFields()) {
            Scale scale = f.scale();
            // A bound may be one least significant bit above what the bits hold: 360 degrees, 256 NM, 128 s.
            double highest = scale.value(f.highestRaw()) + scale.lsb();
            double lowest = scale.value(f.lowestRaw());
            Bounds b = f.bounds();
            if (b.high() != Double.POSITIVE_INFINITY) {
                assertThat(b.high()).as("%s %s high", edition, f).isLessThanOrEqualTo(highest * (1 + 1e-12));
            }
            if (b.low() != Double.NEGATIVE_INFINITY) {
                assertThat(b.low()).as("%s %s low", edition, f).isGreaterThanOrEqualTo(lowest);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("editions")
    void noItemHasTwoReferenceNumbersAndNoneIsWithoutOne(Edition edition) {
        for (Edition.Profile profile : edition.profiles) {
            List<String> used = profile.byFrn().stream()
                    .flatMap(Optional::stream)
                    .map(Item::name)
                    .toList();
            assertThat(used).as("%s %s", edition, profile.name()).doesNotHaveDuplicates();
        }
        Set<String> reachable = new HashSet<>();
        for (Edition.Profile profile : edition.profiles) {
            profile.byFrn().stream().flatMap(Optional::stream).map(Item::name).forEach(reachable::add);
        }
        List<String> defined = edition.allItems().stream().map(e -> e.getKey()).toList();
        assertThat(reachable).as(edition.toString()).containsExactlyInAnyOrderElementsOf(defined);
    }

    @ParameterizedTest
    @MethodSource("editions")
    void itemLengthsAddUpToWholeOctets(Edition edition) {
        for (Item item : items(edition)) {
            check(item.field(), edition + " " + item.name());
        }
    }

    private static void check(Field field, String where) {
        switch (field) {
            case Field.Fixed f -> assertThat(f.run().bits).as(where).isEqualTo(f.run().octets * 8);
            case Field.Extended x -> {
                for (Field.Part p : x.parts()) {
                    assertThat(p.run().bits + (p.last() ? 0 : 1)).as(where).isEqualTo(p.run().octets * 8);
                }
            }
            case Field.Repeat r ->
                assertThat(r.body().run().bits + (r.countOctets() == 0 ? 1 : 0))
                        .as(where)
                        .isEqualTo(r.body().run().octets * 8);
            case Field.Compound c ->
                c.subfields().stream()
                        .flatMap(Optional::stream)
                        .forEach(s -> check(s.field(), where + "/" + s.field().name()));
            case Field.Explicit x -> x.content().ifPresent(c -> check(c, where));
            case Field.RandomSequence s -> assertThat(s.unit()).as(where).isPositive();
            case Field.Element e -> throw new AssertionError(where + ": a bare element");
            case Field.Group g -> throw new AssertionError(where + ": a bare group");
        }
    }

    private static List<Item> items(Edition edition) {
        List<Item> list = new ArrayList<>();
        edition.allItems().forEach(e -> list.add(edition.itemNamed(e.getKey()).orElseThrow()));
        return list;
    }

    @Test
    void everyRegisterHasFiftySixBitsAndNamesOnce() {
        assertThat(BdsRegister.all()).hasSizeGreaterThan(12).allSatisfy(r -> {
            assertThat(r.run.bits).isEqualTo(56);
            assertThat(r.names()).doesNotHaveDuplicates();
        });
    }

    @Test
    void refusesADefinitionWhoseBitsDoNotAddUpAndNamesTheItem() {
        assertThatThrownBy(
                        () -> DefinitionFile.read("category 199\nedition 1.0\n010\n  SAC 8; SIC 7\nuap 010\n", "199"))
                .hasMessageContaining("199")
                .hasMessageContaining("010 has 15 bits");
    }

    @Test
    void refusesAnEditionOfAnItemDefinedTwice() {
        assertThatThrownBy(() -> DefinitionFile.read("category 199\nedition 1.0\n010 8\n010 8\nuap 010\n", "199"))
                .hasMessageContaining("twice");
    }
}
