package org.watchfire.release;

import java.util.List;

/** Policies for tests, most of them of a few rules. */
final class Policies {
    private Policies() {}

    /** A policy that must load. */
    static Policy policy(String yaml) {
        return switch (Policy.parse("policy.yaml", yaml)) {
            case PolicyLoad.Loaded loaded -> loaded.policy();
            case PolicyLoad.Refused refused -> throw new AssertionError(refused.faults());
        };
    }

    /** The faults of a policy that must not load. */
    static List<String> faults(String yaml) {
        return switch (Policy.parse("policy.yaml", yaml)) {
            case PolicyLoad.Loaded loaded -> throw new AssertionError("it loaded");
            case PolicyLoad.Refused refused ->
                refused.faults().stream().map(Fault::toString).toList();
        };
    }

    /** A small policy of KOR with these rules and one case that always holds. */
    static String withRules(String rules) {
        return """
                policy: small
                version: 1
                nation: KOR
                partners:
                  JPN: {level: 5, caveats: [LIMITED]}
                  USA: {level: 5}
                roles:
                  VIEWER: {level: 1}
                  WATCH_OFFICER: {level: 9, caveats: [LIMITED, ORCON]}
                areas:
                  yellow_sea: [[34, 120], [39, 120], [39, 126], [34, 126]]
                  dateline: [[-10, 170], [10, 170], [10, 190], [-10, 190]]
                rules:
                """ + rules.indent(2) + """
                cases:
                  - name: nobody else gets anything
                    item: {kind: RETRACTION, realm: TEST, event: KOR-E1, version: 1, by: KOR, decided: "2023-05-30T21:30:00Z", label: {level: 0}}
                    to: AUS
                    expect: withhold
                """;
    }

    /** Permits everything to partners and operators, unless other rules say otherwise. */
    static final String OPEN = """
            - {id: P-open, effect: permit, when: 'true', why: all is open}
            """;
}
