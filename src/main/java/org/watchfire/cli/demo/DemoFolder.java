package org.watchfire.cli.demo;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import org.watchfire.astro.TimeScales;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.amqp.FreePort;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.node.NoticeFile;
import org.watchfire.node.settings.ClockSettings;
import org.watchfire.node.settings.FeedSettings;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.PictureSection;
import org.watchfire.node.settings.RadarSettings;
import org.watchfire.node.settings.SettingsReader;
import org.watchfire.release.SamplePolicy;
import org.watchfire.scenario.Scenario;

/**
 * What three nodes need to run, written to one folder: keys of a new authority, a release policy, a configuration and the
 * announced notice for each; and a wire from each node to the hub, which a scenario may cut. The files are ordinary ones:
 * each node can also be started by hand with them, the hub's address set to the one in the hub's own.
 */
final class DemoFolder implements AutoCloseable {
    private static final NationId HUB = new NationId("USA");

    private final Path root;
    private final List<NationId> nations;
    private final Map<NationId, Integer> feedPorts = new TreeMap<>();
    private final Map<NationId, CuttableLink> links = new TreeMap<>();

    private DemoFolder(Path root, List<NationId> nations) {
        this.root = root;
        this.nations = nations;
    }

    /**
     * Writes the folder, the hub's files first.
     *
     * @param root empty or not there yet
     * @param scenario whose radars and notices
     * @param speed of the exercise clock
     * @param written told of each nation once its node could be started
     * @throws CommandFailure if it cannot be written
     */
    static DemoFolder write(Path root, Scenario scenario, double speed, BiConsumer<DemoFolder, NationId> written) {
        NavigableSet<NationId> nations = new TreeSet<>(Set.of(HUB));
        scenario.radars().forEach(site -> nations.add(site.id().nation()));
        DemoFolder folder = new DemoFolder(root, List.copyOf(nations));
        try {
            Files.createDirectories(root);
            new KeyMaker(root.resolve("keys"), Instant.now()).init(folder.nations, Map.of(HUB, List.of("127.0.0.1")));
            int hubPort = FreePort.on("127.0.0.1");
            List<NationId> hubFirst = new ArrayList<>(folder.nations);
            hubFirst.sort(Comparator.comparing(nation -> !nation.equals(HUB)));
            for (NationId nation : hubFirst) {
                folder.writeNode(nation, scenario, speed, hubPort);
                written.accept(folder, nation);
            }
        } catch (IOException cannot) {
            throw new CommandFailure("cannot write the demo's folder " + root + ": " + cannot.getMessage(), cannot);
        }
        return folder;
    }

    List<NationId> nations() {
        return nations;
    }

    /** The node that runs the broker. */
    NationId hub() {
        return HUB;
    }

    Path configuration(NationId nation) {
        return root.resolve(nation + ".yaml");
    }

    Path journal(NationId nation) {
        return root.resolve(nation + ".db");
    }

    Path log(NationId nation) {
        return root.resolve(nation + ".log");
    }

    /** Where a nation's radars send to, on 127.0.0.1. */
    int feedPort(NationId nation) {
        return feedPorts.getOrDefault(nation, 0);
    }

    /** The wire between a node and the hub; empty for the hub's own node, which needs none. */
    Optional<CuttableLink> link(NationId nation) {
        return Optional.ofNullable(links.get(nation));
    }

    /** Takes the wires down; the files stay. */
    @Override
    public void close() {
        links.values().forEach(CuttableLink::close);
    }

    private void writeNode(NationId nation, Scenario scenario, double speed, int hubPort) throws IOException {
        List<NationId> partners =
                nations.stream().filter(other -> !other.equals(nation)).toList();
        Files.writeString(root.resolve(nation + "-policy.yaml"), SamplePolicy.text(nation, partners));
        List<String> notices = new ArrayList<>();
        for (Notice notice : scenario.notices()) {
            String name = nation + "-" + notice.id() + ".yaml";
            Files.writeString(root.resolve(name), NoticeFile.write(notice));
            notices.add(name);
        }
        feedPorts.put(nation, freeUdpPort());
        int wayPort = nation.equals(HUB)
                ? hubPort
                : links.computeIfAbsent(nation, key -> new CuttableLink(hubPort))
                        .port();
        NodeSettings settings = new NodeSettings(
                nation.code(),
                scenario.realm(),
                scenario.title(),
                new NodeSettings.LabelSettings(
                        2, List.of(), partners.stream().map(NationId::code).toList()),
                new ClockSettings(
                        ClockSettings.Kind.EXERCISE,
                        Optional.of(TimeScales.utc(scenario.start()).toString()),
                        speed,
                        ClockSettings.Begin.ON_COMMAND),
                nation + ".db",
                0,
                "keys/" + nation,
                nation + "-policy.yaml",
                Optional.empty(),
                partners.stream().map(NationId::code).toList(),
                Optional.of(new NodeSettings.HubAddress(HUB.code(), List.of("amqps://127.0.0.1:" + wayPort))),
                nation.equals(HUB)
                        ? Optional.of(new NodeSettings.HubSettings(hubPort, "127.0.0.1", "hub"))
                        : Optional.empty(),
                new PictureSection(FreePort.on("127.0.0.1"), "127.0.0.1", List.of(), true, true, Optional.empty()),
                scenario.radars().stream()
                        .filter(site -> site.id().nation().equals(nation))
                        .map(RadarSettings::of)
                        .toList(),
                List.of(new FeedSettings(
                        "radars", FeedSettings.Kind.UDP, feedPort(nation), "127.0.0.1", Optional.empty())),
                List.of(),
                notices,
                NodeSettings.Acknowledge.NODE);
        Files.writeString(configuration(nation), SettingsReader.write(settings));
    }

    private static int freeUdpPort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
