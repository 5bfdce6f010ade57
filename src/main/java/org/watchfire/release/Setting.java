package org.watchfire.release;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.TimeTag;

/**
 * What a policy knows beside its rules.
 *
 * @param self the nation whose policy it is
 * @param partners what each partner may hold; a nation that is not named gets nothing
 * @param roles what each role may hold; a role that is not named sees nothing
 * @param civil what may be said to the public, if anything
 * @param areas named areas, for {@code area.NAME} in rules
 * @param grants permissions for a time
 */
record Setting(
        NationId self,
        Map<NationId, Clearance> partners,
        Map<Role, Clearance> roles,
        Optional<Clearance> civil,
        Map<String, Area> areas,
        List<Grant> grants) {

    /** Names of the grants that hold for {@code nation} at {@code now}. */
    List<String> grantsFor(NationId nation, TimeTag now) {
        List<String> names = List.of();
        for (Grant grant : grants) {
            if (grant.holds(nation, now)) {
                names = names.isEmpty() ? new ArrayList<>() : names;
                names.add(grant.name);
            }
        }
        return names;
    }

    /** The same with one partner struck out. */
    Setting without(NationId partner) {
        Map<NationId, Clearance> rest = new TreeMap<>(partners);
        rest.remove(partner);
        return new Setting(self, rest, roles, civil, areas, grants);
    }

    /** What {@code to} may hold, or nothing. */
    Optional<Clearance> clearance(Recipient to) {
        return switch (to) {
            case Recipient.Peer peer -> Optional.ofNullable(partners.get(peer.nation()));
            case Recipient.Operator operator -> Optional.ofNullable(roles.get(operator.role()));
            case Recipient.Civil anyone -> civil;
        };
    }

    /**
     * How far somebody is trusted with markings.
     *
     * @param level highest level
     * @param caveats caveats it is able to honour
     */
    record Clearance(int level, Set<String> caveats) {
        Clearance {
            caveats = Set.copyOf(caveats);
        }

        boolean covers(Label label) {
            return label.level() <= level && caveats.containsAll(label.caveats());
        }
    }

    /**
     * A permission for a time; rules read the names of those that hold as {@code grants}.
     *
     * @param name read by rules
     * @param to nation it is given to
     * @param from first moment
     * @param until first moment after
     */
    record Grant(String name, NationId to, TimeTag from, TimeTag until) {
        boolean holds(NationId nation, TimeTag now) {
            return to.equals(nation) && now.compareTo(from) >= 0 && now.compareTo(until) < 0;
        }
    }
}
