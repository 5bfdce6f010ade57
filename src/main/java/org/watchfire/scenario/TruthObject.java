package org.watchfire.scenario;

import org.watchfire.model.Identity;
import org.watchfire.model.ObjectClass;

/**
 * One thing that truly flies.
 *
 * @param id from 1, unique in the simulation
 * @param name for people
 * @param kind what it is
 * @param objectClass the class a perfect observer would give it
 * @param identity what its transponder says
 * @param trajectory where it is
 */
public record TruthObject(
        int id, String name, Kind kind, ObjectClass objectClass, Identity identity, Trajectory trajectory) {
    /** What it is. */
    public enum Kind {
        /** An aircraft in the air. */
        AIRCRAFT,
        /** A rocket with whatever is still on it. */
        ROCKET,
        /** A spent stage or another part that fell off. */
        PART
    }
}
