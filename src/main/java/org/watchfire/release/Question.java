package org.watchfire.release;

import dev.cel.runtime.CelVariableResolver;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.watchfire.model.Assessment;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Identity;
import org.watchfire.model.Item;
import org.watchfire.model.Lineage;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/**
 * One question put to the rules: may this item go to this recipient, in this realm, now? Answers for each
 * {@link Variable}, worked out when asked for. What the item does not have is absent, and a rule that reads it fails.
 */
final class Question implements CelVariableResolver {
    /** Prefix of the variables that say whether an item lies in an area of the policy. */
    static final String AREA = "area.";

    private final Item item;
    private final Recipient to;
    private final Realm realm;
    private final TimeTag now;
    private final TimeTag grantsAt;
    private final Setting setting;
    private @Nullable List<Geodetic> places;

    Question(Item item, Recipient to, Realm realm, TimeTag now, TimeTag grantsAt, Setting setting) {
        this.item = item;
        this.to = to;
        this.realm = realm;
        this.now = now;
        this.grantsAt = grantsAt;
        this.setting = setting;
    }

    /** What of it takes few values. */
    Settled settled() {
        return new Settled(
                Kind.of(item),
                item.origin(),
                item.label(),
                status(),
                objectClass(),
                identity().isKnown(),
                Facts.hasPlace(item),
                to,
                realm,
                setting.grantsFor(to.nation(), grantsAt));
    }

    @Override
    public Optional<Object> find(String name) {
        Variable variable = Variable.named(name);
        if (variable != null) {
            return value(variable);
        }
        if (name.startsWith(AREA)) {
            Area area = setting.areas().get(name.substring(AREA.length()));
            return area == null
                    ? Optional.empty()
                    : Optional.of(places().stream().anyMatch(area::contains));
        }
        return Optional.empty();
    }

    /** What a variable holds. Lists are lists of strings, whole numbers longs, as CEL has them. */
    Optional<Object> value(Variable variable) {
        return switch (variable) {
            case ITEM_KIND -> Optional.of(Kind.of(item).name());
            case ITEM_ORIGIN -> Optional.of(item.origin().code());
            case ITEM_LEVEL -> Optional.of((long) item.label().level());
            case ITEM_CAVEATS -> Optional.of(List.copyOf(item.label().caveats()));
            case ITEM_RELEASABLE_TO ->
                Optional.of(
                        item.label().releasableTo().stream().map(NationId::code).toList());
            case ITEM_STATUS -> Optional.of(status());
            case ITEM_CLASS -> Optional.of(objectClass());
            case ITEM_IDENTIFIED -> Optional.of(identity().isKnown());
            case ITEM_NATIONS ->
                Optional.of(lineage().nations().stream().map(NationId::code).toList());
            case ITEM_RADARS ->
                Optional.of(lineage().radars().stream().map(Object::toString).toList());
            case ITEM_AGE -> Optional.of(now.secondsSince(Facts.time(item)));
            case ITEM_HAS_POSITION -> Optional.of(Facts.hasPlace(item));
            case ITEM_LAT -> places().stream().findFirst().map(Geodetic::latitudeDegrees);
            case ITEM_LON -> places().stream().findFirst().map(Geodetic::longitudeDegrees);
            case ITEM_HEIGHT -> places().stream().findFirst().map(Geodetic::heightMetres);
            case ITEM_HAS_ESTIMATE -> Optional.of(Facts.estimate(item).isPresent());
            case ITEM_SPEED -> Facts.estimate(item).map(StateEstimate::speedMps);
            case ITEM_SIGMA -> sigma();
            case ITEM_BALLISTIC -> ballistic();
            case ITEM_CONFIDENCE -> confidence();
            case ITEM_REGIONS -> Optional.of(Facts.regions(item));
            case ITEM_SUBJECT -> Optional.of(Facts.subject(item));
            case TO_KIND -> Optional.of(toKind());
            case TO_NATION -> Optional.of(to.nation().code());
            case TO_ROLE ->
                Optional.of(
                        to instanceof Recipient.Operator operator
                                ? operator.role().name()
                                : "");
            case TO_APPROVALS -> Optional.of(to instanceof Recipient.Civil civil ? (long) civil.approvals() : 0L);
            case SELF -> Optional.of(setting.self().code());
            case REALM -> Optional.of(realm.name());
            case GRANTS -> Optional.of(setting.grantsFor(to.nation(), grantsAt));
            case NOW -> Optional.of(Utc.toUtc(now));
        };
    }

    private List<Geodetic> places() {
        List<Geodetic> known = places;
        if (known == null) {
            known = Facts.places(item);
            places = known;
        }
        return known;
    }

    private String toKind() {
        return switch (to) {
            case Recipient.Peer peer -> "PEER";
            case Recipient.Operator operator -> "OPERATOR";
            case Recipient.Civil civil -> "PUBLIC";
        };
    }

    private String status() {
        return item instanceof Track track
                ? track.status().name()
                : item instanceof SystemTrack system ? system.status().name() : "";
    }

    private String objectClass() {
        return item instanceof Warning warning
                ? warning.objectClass().name()
                : item instanceof Assessment assessment
                        ? assessment.objectClass().name()
                        : "";
    }

    private Identity identity() {
        return item instanceof Track track
                ? track.identity()
                : item instanceof SystemTrack system ? system.identity() : Identity.NONE;
    }

    private Lineage lineage() {
        return item instanceof Track track
                ? track.lineage()
                : item instanceof SystemTrack system ? system.lineage() : new Lineage(new TreeSet<>());
    }

    private Optional<Object> sigma() {
        return Facts.estimate(item).map(StateEstimate::positionSigmaMetres);
    }

    private Optional<Object> ballistic() {
        return item instanceof Track track
                ? Optional.of(track.motion().ballistic())
                : item instanceof SystemTrack system
                        ? Optional.of(system.motion().ballistic())
                        : Optional.empty();
    }

    private Optional<Object> confidence() {
        return item instanceof Warning warning
                ? Optional.of(warning.confidence())
                : item instanceof Assessment assessment
                        ? Optional.of(assessment.probabilities().getOrDefault(assessment.objectClass(), 0.0))
                        : Optional.empty();
    }
}
