package org.watchfire.node;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.watchfire.exchange.amqp.FreePort;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.model.NationId;
import org.watchfire.release.SamplePolicy;

/**
 * Two nations that exchange all they may, as their own files make them: keys, policies, configurations; JPN serves the hub.
 * Their pictures take any free port, and say which.
 */
public final class TwoNations {
    public static final NationId JPN = new NationId("JPN");
    public static final NationId KOR = new NationId("KOR");
    private static final List<NationId> BOTH = List.of(JPN, KOR);

    private final Path dir;
    private final int hubPort;
    private final List<String> said = new CopyOnWriteArrayList<>();

    private TwoNations(Path dir, int hubPort) {
        this.dir = dir;
        this.hubPort = hubPort;
    }

    /**
     * Writes all that both need.
     *
     * @param dir takes the files
     * @param speed of their exercise clocks
     * @param sections of the configuration of each, beside what every node needs; each ends with a new line
     */
    public static TwoNations in(Path dir, double speed, Map<NationId, String> sections) throws IOException {
        TwoNations nations = new TwoNations(dir, FreePort.on("127.0.0.1"));
        new KeyMaker(dir.resolve("keys"), Instant.now()).init(BOTH, Map.of(JPN, List.of("127.0.0.1")));
        for (NationId nation : BOTH) {
            Files.writeString(nations.policy(nation), SamplePolicy.text(nation, List.of(partnerOf(nation))));
            Files.writeString(
                    nations.configuration(nation), nations.text(nation, speed, sections.getOrDefault(nation, "")));
        }
        return nations;
    }

    private String text(NationId nation, double speed, String sections) {
        String hub = nation.equals(JPN) ? "serveHub: {port: " + hubPort + ", directory: hub}\n" : "";
        return """
                nation: %1$s
                realm: EXERCISE
                label: {level: 2, releasableTo: [%2$s]}
                clock: {kind: EXERCISE, start: "2026-11-24T14:44:41Z", speed: %3$s}
                journal: %1$s.db
                keys: keys/%1$s
                policy: %1$s-policy.yaml
                peers: [%2$s]
                hub: {nation: JPN, address: "amqps://127.0.0.1:%4$d"}
                """.formatted(nation, partnerOf(nation), speed, hubPort) + hub + sections;
    }

    private static NationId partnerOf(NationId nation) {
        return nation.equals(JPN) ? KOR : JPN;
    }

    /** Writes {@code ID.yaml}, a notice that a configuration may name. */
    public void notice(String id) throws IOException {
        Files.writeString(dir.resolve(id + ".yaml"), """
                id: %s
                siteLatitudeDegrees: 39.66
                siteLongitudeDegrees: 124.705
                from: "2026-11-24T15:00:00Z"
                to: "2026-11-30T15:00:00Z"
                areas: []
                corridor: []
                derived: false
                confidence: high
                source: a test
                """.formatted(id));
    }

    /** Starts the node of a nation, which does not rehearse; what the one before it said is forgotten. */
    public Node start(NationId nation) {
        said.removeIf(line -> line.startsWith(nation + " "));
        return Node.start(configuration(nation), said::add, 0);
    }

    /** What a node that runs said of where something is, such as {@code KOR picture}. */
    public String address(String what) {
        return said.stream()
                .filter(line -> line.startsWith(what + " "))
                .map(line -> line.substring(what.length() + 1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no node said its " + what + ": " + said));
    }

    public int hubPort() {
        return hubPort;
    }

    public Path configuration(NationId nation) {
        return dir.resolve(nation + ".yaml");
    }

    public Path policy(NationId nation) {
        return dir.resolve(nation + "-policy.yaml");
    }

    public Path journal(NationId nation) {
        return dir.resolve(nation + ".db");
    }
}
