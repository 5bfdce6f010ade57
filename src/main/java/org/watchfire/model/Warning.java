package org.watchfire.model;

import java.util.List;
import java.util.Optional;

/**
 * What a nation says of an event, in versions: a higher version replaces a lower one.
 *
 * @param event the launch it is about
 * @param version from 1
 * @param by the nation that says it
 * @param realm actual, exercise or test
 * @param label marking
 * @param objectClass what it is thought to be
 * @param confidence probability of that class, in [0, 1]
 * @param track the nation's own track behind it
 * @param launch presumed launch point
 * @param impact expected impact area
 * @param threatened areas in danger, most probable first
 * @param thrusting whether it was still under thrust
 * @param failed whether the flight ended earlier than it was meant to
 * @param notice the announced activity it was compared with, if any
 * @param decided scenario time of the decision
 * @param stamps arrival of the datagram that led to it and wall time of the decision
 */
public record Warning(
        EventId event,
        int version,
        NationId by,
        Realm realm,
        Label label,
        ObjectClass objectClass,
        double confidence,
        Optional<TrackId> track,
        Optional<GroundPoint> launch,
        Optional<GroundPoint> impact,
        List<Threat> threatened,
        boolean thrusting,
        boolean failed,
        Optional<NoticeId> notice,
        TimeTag decided,
        Stamps stamps)
        implements Item {
    public Warning {
        if (version < 1) {
            throw new IllegalArgumentException("version " + version + " is below 1");
        }
        threatened = List.copyOf(threatened);
    }

    @Override
    public NationId origin() {
        return by;
    }
}
