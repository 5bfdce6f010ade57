package org.watchfire.cli.demo;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import org.watchfire.model.Comparison;
import org.watchfire.model.Ellipse;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.NationId;
import org.watchfire.model.Radar;
import org.watchfire.model.Threat;
import org.watchfire.model.Warning;
import org.watchfire.node.Latencies;
import org.watchfire.node.Replay;
import org.watchfire.node.Statistics;
import org.watchfire.scenario.Scenario;

/**
 * What the link was worth, worked out from the nodes' journals alone after they have stopped: each journal is replayed as
 * it was, and once more without what partners sent.
 */
final class Proof {
    private static final List<Integer> IMPACT_AFTER_SECONDS = List.of(30, 60, 120);

    private final Scenario scenario;
    private final DemoFolder folder;
    private final Truth truth;
    private final Map<NationId, NodeStory> linked = new LinkedHashMap<>();
    private final Map<NationId, NodeStory> alone = new LinkedHashMap<>();
    private final Map<NationId, Latencies> latencies = new LinkedHashMap<>();

    private Proof(Scenario scenario, DemoFolder folder, Truth truth) {
        this.scenario = scenario;
        this.folder = folder;
        this.truth = truth;
    }

    /** The report, as plain maps and lists in the order of its form. */
    static Map<String, Object> of(Scenario scenario, DemoFolder folder, Truth truth, long seed, double speed) {
        Proof proof = new Proof(scenario, folder, truth);
        folder.nations().forEach(proof::readJournal);
        return proof.report(seed, speed);
    }

    private void readJournal(NationId nation) {
        Path journal = folder.journal(nation);
        List<Radar> radars = scenario.radars().stream()
                .map(site -> site.radar())
                .filter(radar -> radar.id().nation().equals(nation))
                .toList();
        NodeStory withLink = new NodeStory(truth, radars);
        Replay.all(journal, withLink);
        linked.put(nation, withLink);
        NodeStory ownRadarsOnly = new NodeStory(truth, radars);
        Replay.withoutPartners(journal, ownRadarsOnly);
        alone.put(nation, ownRadarsOnly);
        latencies.put(nation, Statistics.latencies(journal));
    }

    private Map<String, Object> report(long seed, double speed) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("scenario", scenario.name());
        report.put("realm", scenario.realm());
        report.put("seed", seed);
        report.put("speed", speed);
        report.put("network", scenario.remark());
        Map<String, Object> nodes = new LinkedHashMap<>();
        Map<String, Object> benefit = new LinkedHashMap<>();
        for (NationId nation : folder.nations()) {
            nodes.put(nation.code(), node(nation));
            benefit.put(nation.code(), benefit(nation));
        }
        report.put("nodes", nodes);
        report.put("links", links());
        report.put("benefit", benefit);
        return report;
    }

    private Map<String, Object> node(NationId nation) {
        NodeStory story = story(linked, nation);
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("plots", story.plots());
        node.put("tracks", story.tracks());
        node.put("firstOwnTrack_s", orNull(story.firstOwnTrack()));
        node.put("firstSharedTrack_s", orNull(story.firstSharedTrack()));
        node.put("launches", story.launches());
        node.put(
                "warnings",
                story.warnings().stream().map(heard -> warning(heard, story)).toList());
        node.put("allClears", story.allClears().stream().map(this::allClear).toList());
        node.put("sensorToPicture_ms", percentiles(latencies(nation).total()));
        return node;
    }

    private Map<String, Object> warning(NodeStory.HeardWarning heard, NodeStory story) {
        Warning warning = heard.warning();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("event", warning.event().toString());
        entry.put("version", warning.version());
        entry.put("by", warning.by().code());
        entry.put("realm", warning.realm());
        entry.put("class", warning.objectClass());
        entry.put("decided_s", truth.sinceLaunch(warning.decided()));
        entry.put("received_s", heard.receivedSeconds());
        entry.put("launch", warning.launch().map(this::groundPoint).orElse(null));
        entry.put("impact", warning.impact().map(this::groundPoint).orElse(null));
        entry.put("failed", warning.failed());
        entry.put("sameEvent", story.comparison(warning).map(Proof::sameEvent).orElse(null));
        entry.put("threatened", warning.threatened().stream().map(this::threat).toList());
        return entry;
    }

    private static Map<String, Object> sameEvent(Comparison comparison) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("same", comparison.answer());
        entry.put("probability", orNull(comparison.probability()));
        entry.put("launch", orNull(comparison.launch()));
        entry.put("impact", orNull(comparison.impact()));
        entry.put("own_share", comparison.ownShare());
        return entry;
    }

    private Map<String, Object> allClear(NodeStory.HeardAllClear heard) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("event", heard.clear().event().toString());
        entry.put("version", heard.clear().version());
        entry.put("by", heard.clear().by().code());
        entry.put("realm", heard.clear().realm());
        entry.put("areas", heard.clear().areas());
        entry.put("ends", heard.clear().ends());
        entry.put("decided_s", truth.sinceLaunch(heard.clear().decided()));
        entry.put("received_s", heard.receivedSeconds());
        entry.put(
                "acknowledged",
                heard.acknowledged().stream().map(NationId::code).toList());
        return entry;
    }

    private Map<String, Object> groundPoint(GroundPoint point) {
        Ellipse region = point.region();
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("lat", region.centre().latitudeDegrees());
        entry.put("lon", region.centre().longitudeDegrees());
        entry.put("semi_major_km", region.semiMajorMetres() / 1000);
        entry.put("semi_minor_km", region.semiMinorMetres() / 1000);
        entry.put("azimuth_deg", Math.toDegrees(region.azimuthRadians()));
        entry.put("t_s", truth.sinceLaunch(point.time()));
        entry.put("t_sigma_s", point.timeSigmaSeconds());
        entry.put("probability", region.probability());
        return entry;
    }

    private Map<String, Object> threat(Threat threat) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("area", threat.area());
        entry.put("basis", threat.basis().name().toLowerCase(Locale.ROOT));
        entry.put("probability", threat.probability());
        entry.put("from_s", truth.sinceLaunch(threat.from()));
        entry.put("to_s", truth.sinceLaunch(threat.to()));
        return entry;
    }

    private Map<String, Object> benefit(NationId nation) {
        NodeStory with = story(linked, nation);
        NodeStory without = story(alone, nation);
        OptionalDouble partners = linked.entrySet().stream()
                .filter(other -> !other.getKey().equals(nation))
                .flatMap(other -> other.getValue().firstOwnPlot().stream().boxed())
                .mapToDouble(Double::doubleValue)
                .min();
        Map<String, Object> benefit = new LinkedHashMap<>();
        Map<String, Object> first = pair(without.firstWarning(), with.firstWarning());
        first.put("gained", orNull(difference(without.firstWarning(), with.firstWarning())));
        benefit.put("firstWarning_s", first);
        Map<String, Object> plots = new LinkedHashMap<>();
        plots.put("own", orNull(with.firstOwnPlot()));
        plots.put("partners", orNull(partners));
        benefit.put("firstPlot_s", plots);
        benefit.put("failure_s", orNull(truth.failureSeconds()));
        benefit.put("allClear_s", pair(without.allClear(), with.allClear()));
        Map<String, Object> errors = new LinkedHashMap<>();
        for (int seconds : IMPACT_AFTER_SECONDS) {
            errors.put(
                    "after" + seconds + "s",
                    pair(without.impactErrorKilometres(seconds), with.impactErrorKilometres(seconds)));
        }
        benefit.put("impactError_km", errors);
        return benefit;
    }

    private static Map<String, Object> pair(OptionalDouble ownRadarsOnly, OptionalDouble withLink) {
        Map<String, Object> pair = new LinkedHashMap<>();
        pair.put("ownRadarsOnly", orNull(ownRadarsOnly));
        pair.put("withLink", orNull(withLink));
        return pair;
    }

    private Map<String, Object> links() {
        Map<String, Object> links = new LinkedHashMap<>();
        for (NationId from : folder.nations()) {
            for (NationId to : folder.nations()) {
                if (!from.equals(to)) {
                    links.put(from + ">" + to, link(from, to));
                }
            }
        }
        return links;
    }

    private Map<String, Object> link(NationId from, NationId to) {
        Map<String, Object> lanes = new LinkedHashMap<>();
        lanes.put(
                "assured",
                AssuredCheck.of(folder.journal(from), from, folder.journal(to), to)
                        .toMap());
        Statistics.Live sent = Statistics.live(folder.journal(from), to);
        Map<String, Object> live = new LinkedHashMap<>();
        live.put("released", sent.released());
        live.put("delivered", Statistics.live(folder.journal(to), from).delivered());
        live.put("coalesced", sent.coalesced());
        lanes.put("live", live);
        Latencies.Summary latency = latencies(to).summaries().getOrDefault(from, new Latencies.Summary(0, 0, 0, 0));
        Map<String, Object> millis = percentiles(latency);
        millis.put("max", latency.count() == 0 ? null : latency.max());
        Map<String, Object> link = new LinkedHashMap<>();
        link.put("lane", lanes);
        link.put("latency_ms", millis);
        return link;
    }

    private static Map<String, Object> percentiles(Latencies.Summary summary) {
        Map<String, Object> millis = new LinkedHashMap<>();
        millis.put("count", summary.count());
        millis.put("p50", summary.count() == 0 ? null : summary.p50());
        millis.put("p99", summary.count() == 0 ? null : summary.p99());
        return millis;
    }

    private static OptionalDouble difference(OptionalDouble a, OptionalDouble b) {
        return a.isPresent() && b.isPresent()
                ? OptionalDouble.of(a.getAsDouble() - b.getAsDouble())
                : OptionalDouble.empty();
    }

    private static @Nullable Double orNull(OptionalDouble value) {
        return value.isPresent() ? Double.valueOf(value.getAsDouble()) : null;
    }

    private NodeStory story(Map<NationId, NodeStory> stories, NationId nation) {
        return Objects.requireNonNull(stories.get(nation));
    }

    private Latencies latencies(NationId nation) {
        return Objects.requireNonNull(latencies.get(nation));
    }
}
