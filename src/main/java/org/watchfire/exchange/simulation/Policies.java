package org.watchfire.exchange.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.watchfire.model.NationId;
import org.watchfire.release.Policy;
import org.watchfire.release.PolicyLoad;

/**
 * The policies by which simulated nations release: for each a row of versions, in which every partner has terms of its own.
 * Those of a seed are made once, since reading a policy takes longer than a seed; later ones as they are asked for. Safe to share
 * between threads.
 */
public final class Policies {
    /** The last version of a seed. */
    static final int LAST = 16;

    private static final List<Terms> USUAL = List.of(
            Terms.WHOLE,
            Terms.WHOLE,
            Terms.WHOLE,
            Terms.COARSE,
            Terms.COARSE,
            Terms.WARNINGS,
            Terms.WARNINGS,
            Terms.LOW,
            Terms.NORTH,
            Terms.NOTHING);

    private final List<NationId> nations;
    private final Map<NationId, List<Version>> versions = new TreeMap<>();

    /**
     * One nation's policy, twice: as production reads it and as the laws judge by it.
     *
     * @param policy read from its text
     * @param terms of each partner
     */
    record Version(Policy policy, Map<NationId, Terms> terms) {
        Version {
            terms = Map.copyOf(terms);
        }

        /** The terms of a partner; empty for one that was cut off. */
        Optional<Terms> of(NationId partner) {
            return Optional.ofNullable(terms.get(partner));
        }

        /** With one partner struck out, as another policy says. */
        Version without(Policy without, NationId partner) {
            Map<NationId, Terms> others = new TreeMap<>(terms);
            others.remove(partner);
            return new Version(without, others);
        }

        /** With a memory of its own. */
        Version fresh() {
            return new Version(policy.fresh(), terms);
        }
    }

    /** @param nations that release to each other */
    public Policies(Collection<NationId> nations) {
        this.nations = List.copyOf(nations);
        for (NationId nation : nations) {
            Random random = new Random(nation.code().hashCode());
            List<Version> all = new ArrayList<>();
            for (int number = 1; number <= LAST; number++) {
                all.add(version(nation, number, random));
            }
            versions.put(nation, all);
        }
    }

    private Version version(NationId nation, int number, Random random) {
        Map<NationId, Terms> terms = new TreeMap<>();
        for (NationId partner : nations) {
            if (!partner.equals(nation)) {
                terms.put(partner, USUAL.get(random.nextInt(USUAL.size())));
            }
        }
        return new Version(read(text(nation, number, terms)), terms);
    }

    /** A version of a nation's policy, from 1. */
    Version of(NationId nation, int number) {
        List<Version> first = Optional.ofNullable(versions.get(nation)).orElseThrow();
        return number <= first.size()
                ? first.get(number - 1)
                : version(nation, number, new Random(nation.code().hashCode() + 31L * number));
    }

    private static Policy read(String text) {
        return switch (Policy.parse("simulated", text)) {
            case PolicyLoad.Loaded loaded -> loaded.policy();
            case PolicyLoad.Refused refused -> throw new IllegalStateException(refused.faults() + " in\n" + text);
        };
    }

    private static String text(NationId nation, int version, Map<NationId, Terms> terms) {
        StringBuilder text = new StringBuilder("""
                policy: simulated
                version: %d
                nation: %s
                partners:
                """.formatted(version, nation));
        terms.keySet().forEach(partner -> text.append("  ").append(partner).append(": {level: 3}\n"));
        text.append("rules:\n");
        terms.forEach((partner, of) -> text.append(of.rule(partner)));
        return text.append("""
                cases:
                  - name: nobody else is given anything
                    item: {kind: RETRACTION, realm: TEST, event: %s-E1, by: %s, decided: "2026-01-01T00:00:00Z", label: {level: 0}}
                    to: XZZ
                    expect: withhold
                """.formatted(nation, nation)).toString();
    }
}
