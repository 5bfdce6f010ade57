package org.watchfire.release;

import com.google.common.collect.ImmutableList;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.Realm;
import org.watchfire.model.Track;

/**
 * The variables a rule may use, each with its type, so that a typing error is found when the policy is loaded. One that
 * takes few values is settled: what a rule says of it is remembered.
 */
enum Variable {
    ITEM_KIND("item.kind", SimpleType.STRING, true, names(Kind.values())),
    ITEM_ORIGIN("item.origin", SimpleType.STRING, true, List.of()),
    ITEM_LEVEL("item.level", SimpleType.INT, true, List.of()),
    ITEM_CAVEATS("item.caveats", ListType.create(SimpleType.STRING), true, List.of()),
    ITEM_RELEASABLE_TO("item.releasableTo", ListType.create(SimpleType.STRING), true, List.of()),
    ITEM_STATUS("item.status", SimpleType.STRING, true, names(Track.Status.values(), "")),
    ITEM_CLASS("item.class", SimpleType.STRING, true, names(ObjectClass.values(), "")),
    ITEM_IDENTIFIED("item.identified", SimpleType.BOOL, true, List.of()),
    ITEM_NATIONS("item.nations", ListType.create(SimpleType.STRING), false, List.of()),
    ITEM_RADARS("item.radars", ListType.create(SimpleType.STRING), false, List.of()),
    ITEM_AGE("item.ageSeconds", SimpleType.DOUBLE, false, List.of()),
    ITEM_HAS_POSITION("item.hasPosition", SimpleType.BOOL, true, List.of()),
    ITEM_LAT("item.lat", SimpleType.DOUBLE, false, List.of()),
    ITEM_LON("item.lon", SimpleType.DOUBLE, false, List.of()),
    ITEM_HEIGHT("item.heightMetres", SimpleType.DOUBLE, false, List.of()),
    ITEM_HAS_ESTIMATE("item.hasEstimate", SimpleType.BOOL, true, List.of()),
    ITEM_SPEED("item.speedMps", SimpleType.DOUBLE, false, List.of()),
    ITEM_SIGMA("item.sigmaMetres", SimpleType.DOUBLE, false, List.of()),
    ITEM_BALLISTIC("item.ballistic", SimpleType.DOUBLE, false, List.of()),
    ITEM_CONFIDENCE("item.confidence", SimpleType.DOUBLE, false, List.of()),
    ITEM_REGIONS("item.regions", ListType.create(SimpleType.STRING), false, List.of()),
    ITEM_SUBJECT("item.subject", SimpleType.STRING, false, List.of()),
    TO_KIND("to.kind", SimpleType.STRING, true, List.of("PEER", "OPERATOR", "PUBLIC")),
    TO_NATION("to.nation", SimpleType.STRING, true, List.of()),
    TO_ROLE("to.role", SimpleType.STRING, true, names(Role.values(), "")),
    TO_APPROVALS("to.approvals", SimpleType.INT, true, List.of()),
    SELF("self", SimpleType.STRING, true, List.of()),
    REALM("realm", SimpleType.STRING, true, names(Realm.values())),
    GRANTS("grants", ListType.create(SimpleType.STRING), true, List.of()),
    NOW("now", SimpleType.TIMESTAMP, false, List.of());

    private static final Map<String, Variable> BY_NAME = new HashMap<>();

    static {
        for (Variable variable : values()) {
            BY_NAME.put(variable.text, variable);
        }
    }

    private final String text;
    private final CelType type;
    private final boolean settled;
    private final ImmutableList<String> vocabulary;

    Variable(String text, CelType type, boolean settled, List<String> vocabulary) {
        this.text = text;
        this.type = type;
        this.settled = settled;
        this.vocabulary = ImmutableList.copyOf(vocabulary);
    }

    /** As rules write it. */
    String text() {
        return text;
    }

    CelType type() {
        return type;
    }

    /** Whether it takes few values. */
    boolean isSettled() {
        return settled;
    }

    /** The words it can hold, or none when they are open. */
    List<String> vocabulary() {
        return vocabulary;
    }

    static @Nullable Variable named(String text) {
        return BY_NAME.get(text);
    }

    private static List<String> names(Enum<?>[] values, String... more) {
        List<String> names = new ArrayList<>(List.of(more));
        for (Enum<?> value : values) {
            names.add(value.name());
        }
        return List.copyOf(names);
    }
}
