package org.watchfire.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.exchange.rows.RecallMatrix;
import org.watchfire.exchange.rows.Reconciliations;
import org.watchfire.ingest.IngestCounts;
import org.watchfire.model.Lane;
import org.watchfire.model.NationId;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.picture.PictureStatus;
import org.watchfire.track.RadarConsistency;

/** How the node is doing, put together for the picture: sensors, links, rates. */
final class StatusBoard {
    /** Beyond this a link is called slow: what a watch officer would notice. */
    private static final double SLOW_SECONDS = 0.25;

    private final NationId nation;
    private final List<Radar> radars;
    private final double speed;
    private long plotsBefore;
    private long unixNanosBefore;

    StatusBoard(NodeSettings settings, double speed) {
        this.nation = settings.nationId();
        this.radars = settings.modelRadars();
        this.speed = speed;
    }

    /** The state now; called about once a second by one thread. */
    PictureStatus status(
            TimeTag now,
            long unixNanos,
            IngestCounts.View counts,
            Map<RadarId, Long> tracksByRadar,
            Map<RadarId, RadarConsistency> consistency,
            Optional<Ledger> ledger,
            boolean journalWriting,
            OptionalLong journalAlteredAt,
            Map<NationId, Latencies.Summary> latencies,
            List<PictureStatus.Counter> counters) {
        double wallSeconds = Math.max(1e-3, (unixNanos - unixNanosBefore) * 1e-9);
        double plotsPerSecond = unixNanosBefore == 0 ? 0 : (counts.plots() - plotsBefore) / wallSeconds;
        plotsBefore = counts.plots();
        unixNanosBefore = unixNanos;
        List<PictureStatus.Sensor> sensors = radars.stream()
                .map(radar ->
                        sensor(radar, now, counts, tracksByRadar, Optional.ofNullable(consistency.get(radar.id()))))
                .toList();
        List<PictureStatus.Link> links = new ArrayList<>();
        ledger.ifPresent(lines -> lines.sent().stream()
                .filter(line -> line.lane() == Lane.ASSURED)
                .map(Ledger.Sent::peer)
                .forEach(peer -> {
                    links.add(outgoing(lines, peer));
                    links.add(incoming(lines, peer, Optional.ofNullable(latencies.get(peer))));
                }));
        return new PictureStatus(
                now, speed, plotsPerSecond, sensors, links, Optional.of(journalWriting), journalAlteredAt, counters);
    }

    private static PictureStatus.Sensor sensor(
            Radar radar,
            TimeTag now,
            IngestCounts.View counts,
            Map<RadarId, Long> tracksByRadar,
            Optional<RadarConsistency> consistency) {
        Optional<IngestCounts.PerRadar> heard =
                Optional.ofNullable(counts.radars().get(radar.id()));
        return new PictureStatus.Sensor(
                radar.id(),
                Optional.of(radar.site()),
                OptionalDouble.of(radar.maxRangeMetres()),
                OptionalDouble.of(radar.periodSeconds()),
                heard.isPresent()
                        ? OptionalDouble.of(
                                Math.max(0, now.secondsSince(heard.get().last())))
                        : OptionalDouble.empty(),
                heard.map(IngestCounts.PerRadar::plots).orElse(0L),
                tracksByRadar.getOrDefault(radar.id(), 0L),
                -1,
                consistency
                        .filter(nis -> nis.plots() > 0)
                        .map(nis -> new PictureStatus.Consistency(nis.mean(), nis.low(), nis.high())));
    }

    private PictureStatus.Link outgoing(Ledger ledger, NationId peer) {
        Ledger.Sent assured = ledger.sent(peer, Lane.ASSURED);
        Ledger.Sent live = ledger.sent(peer, Lane.LIVE);
        List<RecallMatrix.Line> recalls = ledger.recalls().stream()
                .filter(line -> line.peer().equals(peer))
                .toList();
        return new PictureStatus.Link(
                nation,
                peer,
                reaches(ledger, peer) ? PictureStatus.LinkState.UP : PictureStatus.LinkState.DOWN,
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                sent(assured),
                sent(live),
                reconciled(ledger, nation, peer),
                recalls.size(),
                (int) recalls.stream().filter(RecallMatrix.Line::isAcknowledged).count());
    }

    private PictureStatus.Link incoming(Ledger ledger, NationId peer, Optional<Latencies.Summary> latency) {
        OptionalDouble p50 =
                latency.isPresent() ? OptionalDouble.of(latency.get().p50() / 1e3) : OptionalDouble.empty();
        OptionalDouble p99 =
                latency.isPresent() ? OptionalDouble.of(latency.get().p99() / 1e3) : OptionalDouble.empty();
        PictureStatus.LinkState state = !reaches(ledger, peer)
                ? PictureStatus.LinkState.DOWN
                : p99.orElse(0) > SLOW_SECONDS ? PictureStatus.LinkState.SLOW : PictureStatus.LinkState.UP;
        return new PictureStatus.Link(
                peer,
                nation,
                state,
                p50,
                p99,
                received(ledger.received(peer, Lane.ASSURED)),
                received(ledger.received(peer, Lane.LIVE)),
                reconciled(ledger, peer, nation),
                0,
                0);
    }

    private static boolean reaches(Ledger ledger, NationId peer) {
        return ledger.isLinked() && !ledger.isSilent(peer);
    }

    private static List<PictureStatus.Reconciled> reconciled(Ledger ledger, NationId origin, NationId recipient) {
        return ledger.reconciliations().stream()
                .filter(line -> line.origin().equals(origin) && line.recipient().equals(recipient))
                .map(line -> new PictureStatus.Reconciled(
                        line.lane(),
                        switch (line.state()) {
                            case AGREED -> PictureStatus.Agreement.AGREED;
                            case DIFFERS -> PictureStatus.Agreement.DIFFERS;
                            case MISSING -> PictureStatus.Agreement.MISSING;
                        },
                        line.untilUnixNanos(),
                        line.state() == Reconciliations.State.DIFFERS ? line.number() : 0))
                .toList();
    }

    private static PictureStatus.LaneCounters sent(Ledger.Sent line) {
        return new PictureStatus.LaneCounters(
                line.released(),
                line.delivered(),
                line.refused(),
                line.outstanding(),
                line.lost(),
                -1,
                -1,
                line.coalesced());
    }

    private static PictureStatus.LaneCounters received(Ledger.Received line) {
        return new PictureStatus.LaneCounters(
                -1,
                line.delivered(),
                line.refused(),
                line.waiting(),
                line.missing(),
                line.duplicated(),
                line.outOfOrder(),
                -1);
    }
}
