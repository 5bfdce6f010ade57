package org.watchfire.exchange.wire;

import java.util.Collection;
import java.util.function.Consumer;
import org.watchfire.model.Ellipse;
import org.watchfire.model.EventId;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Identity;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.TrackId;

/** The parts that items and headers are made of, to CBOR: each an array of its components in their declared order. */
final class PartWriter {
    private final CborWriter out;

    PartWriter(CborWriter out) {
        this.out = out;
    }

    void label(Label label) {
        out.array(3).integer(label.level());
        list(label.caveats(), out::text);
        list(label.releasableTo(), this::nation);
    }

    void event(EventId event) {
        out.array(2);
        nation(event.origin());
        out.integer(event.number());
    }

    void nation(NationId nation) {
        out.text(nation.code());
    }

    void trackId(TrackId id) {
        out.array(2);
        nation(id.nation());
        out.integer(id.number());
    }

    void time(TimeTag time) {
        out.array(3).integer(time.taiNanos()).integer(time.errorNanos()).enumeration(time.clock());
    }

    void stamps(Stamps stamps) {
        out.array(2).integer(stamps.arrivedUnixNanos()).integer(stamps.decidedUnixNanos());
    }

    void estimate(StateEstimate estimate) {
        out.array(3);
        time(estimate.time());
        numbers(estimate.toState());
        numbers(estimate.toCovariance());
    }

    private void numbers(double[] numbers) {
        out.array(numbers.length);
        for (double number : numbers) {
            out.number(number);
        }
    }

    void motion(Motion motion) {
        out.array(5)
                .number(motion.air())
                .number(motion.boost())
                .number(motion.coast())
                .number(motion.reentry())
                .number(motion.thrustMps2());
    }

    void identity(Identity identity) {
        out.array(3)
                .integer(identity.mode3A())
                .integer(identity.aircraftAddress())
                .text(identity.callsign());
    }

    void lineage(Lineage lineage) {
        list(lineage.radars(), radar -> {
            out.array(2);
            nation(radar.nation());
            out.text(radar.name());
        });
    }

    void threat(Threat threat) {
        out.array(5).text(threat.area()).enumeration(threat.basis()).number(threat.probability());
        time(threat.from());
        time(threat.to());
    }

    void groundPoint(GroundPoint point) {
        out.array(3);
        ellipse(point.region());
        time(point.time());
        out.number(point.timeSigmaSeconds());
    }

    private void ellipse(Ellipse ellipse) {
        out.array(5);
        geodetic(ellipse.centre());
        out.number(ellipse.semiMajorMetres())
                .number(ellipse.semiMinorMetres())
                .number(ellipse.azimuthRadians())
                .number(ellipse.probability());
    }

    void geodetic(Geodetic place) {
        out.array(3)
                .number(place.latitudeRadians())
                .number(place.longitudeRadians())
                .number(place.heightMetres());
    }

    <T> void list(Collection<T> elements, Consumer<T> writer) {
        out.array(elements.size());
        elements.forEach(writer);
    }
}
