package org.watchfire.exchange.simulation;

import org.watchfire.model.NationId;

/** On what terms a nation of a simulation shares with one partner, as its policy file puts it. */
enum Terms {
    /** Everything, as it is. */
    WHOLE("item.kind in [%s]", ""),

    /** Everything, without what tells how our radars work: positions on a grid, the track behind a warning left out. */
    COARSE("item.kind in [%s]", """
                transform:
                  position: {gridMetres: 10000, floorMetres: 5000}
                  everySeconds: 1
                  drop: [sensor, identity, track]
            """),

    /** Warnings, and what was taken note of. No rule names what ends a warning: it follows bare. */
    WARNINGS("item.kind in [\"WARNING\", \"ACKNOWLEDGEMENT\"]", ""),

    /** What is marked with level 1 at most. */
    LOW("item.kind in [%s] && item.level <= 1", ""),

    /** Tracks north of the equator, and all that is said of events. */
    NORTH("item.kind in [%s] && (item.kind != \"TRACK\" || item.lat > 0.0)", ""),

    /** A partner in name. */
    NOTHING("false", "");

    private static final String SHARED =
            "\"TRACK\", \"WARNING\", \"ALL_CLEAR\", \"RETRACTION\", \"RELATION\", \"ACKNOWLEDGEMENT\"";

    private final String when;
    private final String transform;

    Terms(String when, String transform) {
        this.when = when;
        this.transform = transform;
    }

    /** The rule of these terms for a partner, as a policy file has it. */
    String rule(NationId partner) {
        return """
              - id: P-%s
                effect: permit
                when: to.kind == "PEER" && to.nation == "%s" && %s
                why: agreed with {to.nation}
            """.formatted(partner, partner, when.formatted(SHARED)) + transform;
    }
}
