package org.watchfire.scenario;

import org.watchfire.model.NationId;

/** Something that goes wrong with the network while the scenario runs. Times are seconds of the scenario. */
public sealed interface Fault {
    /** When it begins. */
    double atSeconds();

    /**
     * The link between a node and its peer is cut.
     *
     * @param a one end
     * @param b the other
     * @param atSeconds cut
     * @param untilSeconds restored, after {@code atSeconds}
     */
    record LinkCut(NationId a, NationId b, double atSeconds, double untilSeconds) implements Fault {
        public LinkCut {
            if (!(untilSeconds > atSeconds) || a.equals(b)) {
                throw new IllegalArgumentException(
                        "link " + a + "-" + b + " cut from " + atSeconds + " to " + untilSeconds + " s is none");
            }
        }
    }

    /**
     * A node is killed.
     *
     * @param node whose
     * @param atSeconds killed
     * @param restartSeconds started again, after {@code atSeconds}
     */
    record NodeKill(NationId node, double atSeconds, double restartSeconds) implements Fault {
        public NodeKill {
            if (!(restartSeconds > atSeconds)) {
                throw new IllegalArgumentException(node + " restarts at " + restartSeconds + " s, before its end");
            }
        }
    }

    /**
     * A node's clock jumps.
     *
     * @param node whose
     * @param atSeconds when
     * @param shiftSeconds ahead when positive
     */
    record ClockShift(NationId node, double atSeconds, double shiftSeconds) implements Fault {}
}
