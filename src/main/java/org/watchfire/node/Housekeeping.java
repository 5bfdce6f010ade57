package org.watchfire.node;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;
import org.watchfire.exchange.Exchange;
import org.watchfire.exchange.ledger.Ledger;
import org.watchfire.ingest.BadInput;
import org.watchfire.ingest.IngestCounts;
import org.watchfire.journal.Journal;
import org.watchfire.model.Lineage;
import org.watchfire.model.RadarId;
import org.watchfire.model.Recall;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.picture.LogLine;
import org.watchfire.picture.PictureServer;
import org.watchfire.picture.PictureStatus;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.Releasable;
import org.watchfire.track.RadarConsistency;

/** Tells the picture and the journal, every second, how the node is doing. */
final class Housekeeping implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Housekeeping.class.getName());
    private static final long PERIOD_MILLIS = 1_000;
    private static final int STATISTICS_EVERY = 5;

    /** Lines of bad input a second; the counters have the rest. */
    private static final int BAD_LINES = 3;

    private final StatusBoard board;
    private final Intake intake;
    private final Engine engine;
    private final Exchange exchange;
    private final PictureServer picture;
    private final Latencies latencies;
    private final Journal journal;
    private final JournalCheck check;
    private final NodeClock clock;
    private final Clock wall;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("housekeeping").daemon().factory());

    /** Engine thread only. */
    private final Map<SystemTrackId, Lineage> held = new HashMap<>();

    private long countedUnixNanos;
    private int badLines;

    /** Handed from the engine thread to the timer's. */
    private volatile IngestCounts.View counts;

    private volatile Map<RadarId, Long> tracksByRadar = Map.of();
    private volatile Map<RadarId, RadarConsistency> consistency = Map.of();
    private volatile List<PictureStatus.Counter> trackingCounts = List.of();

    /** Timer's thread only. */
    private final LedgerNews news;

    /** Likewise. */
    private long turns;

    Housekeeping(
            StatusBoard board,
            Intake intake,
            Engine engine,
            Exchange exchange,
            PictureServer picture,
            Latencies latencies,
            Journal journal,
            JournalCheck check,
            NodeClock clock,
            Clock wall) {
        this.board = board;
        this.intake = intake;
        this.engine = engine;
        this.exchange = exchange;
        this.picture = picture;
        this.latencies = latencies;
        this.journal = journal;
        this.check = check;
        this.clock = clock;
        this.wall = wall;
        this.counts = engine.counts();
        this.news = new LedgerNews(picture::log);
        begin();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // a turn catches what it may throw, and goes on until close()
    private void begin() {
        timer.scheduleAtFixedRate(this::turn, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Does something else every second; what it throws is logged, and it is done again. */
    @SuppressWarnings("FutureReturnValueIgnored") // as above
    void everySecond(Runnable action) {
        timer.scheduleAtFixedRate(
                () -> {
                    try {
                        action.run();
                    } catch (RuntimeException fault) {
                        LOG.log(Level.WARNING, "housekeeping: a turn was left out", fault);
                    }
                },
                PERIOD_MILLIS,
                PERIOD_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    /** What came of one input; engine thread. */
    void saw(Decisions decisions, TimeTag now, long unixNanos) {
        for (SystemTrack track : decisions.systemTracks()) {
            if (track.status() == Track.Status.DROPPED) {
                held.remove(track.id());
            } else {
                held.put(track.id(), track.lineage());
            }
        }
        for (Recall recall : decisions.recalls()) {
            String text =
                    recall.by() + " has called back " + recall.subjects().size() + " things; they are struck here";
            picture.log(new LogLine(now, LogLine.Severity.CAUTION, "recall", text));
        }
        for (Releasable released : decisions.toPeers()) {
            if (released.item() instanceof Recall recall) {
                String text = recall.subjects().size() + " things are called back from " + released.recipient();
                picture.log(new LogLine(now, LogLine.Severity.CAUTION, "recall", text));
            }
        }
        for (BadInput bad : decisions.bad()) {
            if (badLines++ < BAD_LINES) {
                picture.log(new LogLine(now, LogLine.Severity.CAUTION, bad.feed(), bad.toString()));
            }
        }
        if (unixNanos - countedUnixNanos > PERIOD_MILLIS * 1_000_000) {
            countedUnixNanos = unixNanos;
            badLines = 0;
            counts = engine.counts();
            trackingCounts = engine.trackingCounts();
            tracksByRadar = tracksByRadar();
            consistency = engine.consistency().stream()
                    .collect(Collectors.toUnmodifiableMap(RadarConsistency::radar, radar -> radar));
        }
    }

    /** What came of a step towards another policy, for the log on the screen. */
    void log(PolicyChange change, TimeTag now) {
        picture.log(new LogLine(
                now,
                LogLine.Severity.CAUTION,
                "policy",
                PolicyOutcome.of(change).inWords()));
    }

    /** What came of deciding again what the journal holds. */
    void decidedAgain(Replay.Result result) {
        boolean same = result.differing() == 0;
        picture.log(new LogLine(
                clock.now(), same ? LogLine.Severity.INFO : LogLine.Severity.ALARM, "journal", result.inWords()));
    }

    /** Does something between two turns that would keep the engine too long. */
    void later(Runnable action) {
        timer.execute(action);
    }

    private Map<RadarId, Long> tracksByRadar() {
        Map<RadarId, Long> tracks = new HashMap<>();
        held.values().forEach(lineage -> lineage.radars().forEach(radar -> tracks.merge(radar, 1L, Long::sum)));
        return tracks;
    }

    private void turn() {
        try {
            TimeTag now = clock.now();
            Ledger ledger = exchange.ledger();
            news.tell(ledger, now);
            sayHub(now);
            sayStrangers(now);
            picture.status(board.status(
                    now,
                    NodeClock.unixNanos(wall),
                    counts,
                    tracksByRadar,
                    consistency,
                    Optional.of(ledger),
                    journal.health().state() == Journal.State.WRITING,
                    alteredAt(),
                    latencies.summaries(),
                    counters(ledger)));
            if (++turns % STATISTICS_EVERY == 0) {
                Statistics.write(journal, latencies, Optional.of(ledger), now, NodeClock.unixNanos(wall));
            }
        } catch (RuntimeException fault) {
            LOG.log(Level.WARNING, "housekeeping: a turn was left out", fault);
        }
    }

    private OptionalLong alteredAt() {
        return check.altered().stream()
                .mapToLong(Journal.Verification.Broken::sequence)
                .findFirst();
    }

    private List<PictureStatus.Counter> counters(Ledger ledger) {
        List<PictureStatus.Counter> counters = new ArrayList<>(intake.counters(counts, ledger));
        counters.addAll(trackingCounts);
        counters.add(new PictureStatus.Counter(
                "watchfire_journal_altered_total",
                "1 once a row of this node's journal was found that is not what was written.",
                check.altered().isPresent() ? 1 : 0));
        return counters;
    }

    /** What is found of the journal; see {@link JournalCheck}. */
    void sayAltered(String line) {
        picture.log(new LogLine(clock.now(), LogLine.Severity.ALARM, "journal", line));
    }

    private void sayStrangers(TimeTag now) {
        intake.strangers().ifPresent(line -> {
            LOG.warning(line);
            picture.log(new LogLine(now, LogLine.Severity.CAUTION, "ports", line));
        });
    }

    private void sayHub(TimeTag now) {
        intake.hubFailure().ifPresent(line -> {
            LOG.severe(line);
            picture.log(new LogLine(now, LogLine.Severity.ALARM, "link", line));
        });
    }

    /** Writes what is left to say. */
    @Override
    public void close() {
        timer.shutdownNow();
        Statistics.write(journal, latencies, Optional.of(exchange.ledger()), clock.now(), NodeClock.unixNanos(wall));
    }
}
