package org.watchfire.node;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.watchfire.exchange.amqp.Hub;
import org.watchfire.exchange.amqp.HubStatus;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.ingest.IngestCounts;
import org.watchfire.model.Sparingly;
import org.watchfire.picture.PictureStatus.Counter;

/** Counts what came in at this node's ports and was of no use, so that noise and attempts are seen, not only survived. */
final class Intake {
    private final Optional<Hub> hub;
    private final LongSupplier atThePicture;
    private final Sparingly sparingly = new Sparingly();
    private long said;
    private boolean hubHasFailed;

    /**
     * @param hub where this node serves it
     * @param atThePicture connections to the picture that held no request
     */
    Intake(Optional<Hub> hub, LongSupplier atThePicture) {
        this.hub = hub;
        this.atThePicture = atThePicture;
    }

    /** Everything counted since the node began. */
    List<Counter> counters(IngestCounts.View counts, Ledger ledger) {
        List<Counter> counters = new ArrayList<>(List.of(
                new Counter("watchfire_ingest_datagrams_total", "Datagrams taken.", counts.datagrams()),
                new Counter("watchfire_ingest_plots_total", "Plots made.", counts.plots()),
                new Counter("watchfire_ingest_tracks_total", "Tracks of other systems made.", counts.tracks()),
                new Counter("watchfire_ingest_malformed_total", "Blocks that broke their format.", counts.bad()),
                new Counter(
                        "watchfire_ingest_unknown_source_total",
                        "Records of radars that are not configured.",
                        counts.unknownSource()),
                new Counter("watchfire_ingest_unusable_total", "Records in order but of no use.", counts.unusable()),
                new Counter(
                        "watchfire_reconciliation_differences_total",
                        "Times that both ends of a link were found to differ on what was given and held.",
                        ledger.differences())));
        hub.map(Hub::status).ifPresent(status -> counters.addAll(ofHub(status)));
        return counters;
    }

    private static List<Counter> ofHub(HubStatus status) {
        return List.of(
                new Counter(
                        "watchfire_hub_passed_total",
                        "Envelopes passed on.",
                        status.passedAssured() + status.passedLive() + status.passedReceipts()),
                new Counter("watchfire_hub_refused_envelopes_total", "Envelopes refused.", status.refusedEnvelopes()),
                new Counter("watchfire_hub_stale_total", "Live blocks dropped as too old.", status.stale()),
                new Counter(
                        "watchfire_hub_refused_connections_total",
                        "Connections and actions refused for who they came from.",
                        status.refusedConnections()),
                new Counter(
                        "watchfire_hub_failed_handshakes_total",
                        "Connections that never got through TLS.",
                        status.failedHandshakes()),
                new Counter(
                        "watchfire_hub_given_up_connections_total",
                        "Connections ended before they had signed in, for younger ones or for their slowness.",
                        status.givenUp()));
    }

    /** One sentence once this node's hub has stopped by itself. */
    Optional<String> hubFailure() {
        Optional<String> failure = hub.flatMap(Hub::failure).filter(text -> !hubHasFailed);
        hubHasFailed |= failure.isPresent();
        return failure.map(text -> "the hub: " + text + "; make room and start this node again");
    }

    /** One sentence where more strangers have knocked since the last; the first at once, then at most one a minute. */
    Optional<String> strangers() {
        Optional<HubStatus> status = hub.map(Hub::status);
        long before = status.map(HubStatus::failedHandshakes).orElse(0L);
        long after = status.map(HubStatus::refusedConnections).orElse(0L);
        long page = atThePicture.getAsLong();
        if (before + after + page == said
                || sparingly.due("strangers", System.nanoTime()).isEmpty()) {
            return Optional.empty();
        }
        said = before + after + page;
        String atTheHub = hub.isEmpty() ? "" : "at the hub " + before + " before sign-in and " + after + " after, ";
        return Optional.of("strangers refused since the start: " + atTheHub + "at this picture " + page);
    }
}
