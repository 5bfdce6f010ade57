package org.watchfire.node.settings;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.OneLine;
import org.watchfire.model.Radar;
import org.watchfire.model.Realm;
import org.watchfire.scenario.RadarSite;

/**
 * What one node is told in its configuration file: one YAML document, every key known, every unit in the key's name.
 * Paths are relative to the file. Read by {@link SettingsReader}.
 *
 * @param nation ISO 3166-1 alpha-3 code; must be the nation of the node's certificate
 * @param realm actual, exercise or test
 * @param title one line shown on the banners
 * @param label marking of everything this node makes
 * @param clock which clock the node lives by
 * @param journal file of the journal, made where it is missing
 * @param snapshotSeconds between two snapshots of what the node knows, 1 to 86,400 s of wall time; 3,600 if not said
 * @param keys directory that {@code watchfire keys init} wrote for this nation
 * @param policy file of the release policy
 * @param policySigners directory with the public keys of the persons of whom two must have signed the policy; absent, whoever can
 *     write the file decides
 * @param peers nations this node exchanges with
 * @param hub where the broker and relay are
 * @param serveHub present on the node that runs the broker and the relay
 * @param picture the operators' picture
 * @param radars this nation's radars
 * @param feeds where their bytes come from
 * @param editions which ASTERIX edition a source speaks, where it is not the newest
 * @param notices files with announced activities
 * @param acknowledge who takes note of a partner's warnings
 */
public record NodeSettings(
        @JsonProperty(required = true) String nation,
        @JsonProperty(required = true) Realm realm,
        String title,
        LabelSettings label,
        ClockSettings clock,
        @JsonProperty(required = true) String journal,
        int snapshotSeconds,
        @JsonProperty(required = true) String keys,
        @JsonProperty(required = true) String policy,
        Optional<String> policySigners,
        List<String> peers,
        Optional<HubAddress> hub,
        Optional<HubSettings> serveHub,
        @JsonProperty(required = true) PictureSection picture,
        List<RadarSettings> radars,
        List<FeedSettings> feeds,
        List<EditionSettings> editions,
        List<String> notices,
        Acknowledge acknowledge) {

    private static final int HOUR_SECONDS = 3_600;
    private static final int DAY_SECONDS = 86_400;

    /** Fills in what the file leaves out. */
    @SuppressWarnings("ConstantValue") // the reader passes null for keys that the file leaves out
    public NodeSettings {
        title = title == null ? "" : title;
        label = label == null ? new LabelSettings(0, List.of(), List.of()) : label;
        clock = clock == null
                ? new ClockSettings(ClockSettings.Kind.SYSTEM, Optional.empty(), 1, ClockSettings.Begin.WHEN_READY)
                : clock;
        peers = peers == null ? List.of() : List.copyOf(peers);
        radars = radars == null ? List.of() : List.copyOf(radars);
        feeds = feeds == null ? List.of() : List.copyOf(feeds);
        editions = editions == null ? List.of() : List.copyOf(editions);
        notices = notices == null ? List.of() : List.copyOf(notices);
        acknowledge = acknowledge == null ? Acknowledge.OPERATOR : acknowledge;
        snapshotSeconds = snapshotSeconds == 0 ? HOUR_SECONDS : snapshotSeconds;
        Require.within("snapshotSeconds", snapshotSeconds, 1, DAY_SECONDS, "give the seconds between two snapshots");
        Require.nation("nation", nation);
        Require.line("title", title, OneLine.MOST_TITLE, "write one line for the banners");
        Require.path("journal", journal);
        Require.path("keys", keys);
        Require.path("policy", policy);
        policySigners.ifPresent(folder -> Require.path("policySigners", folder));
        for (int i = 0; i < notices.size(); i++) {
            Require.path("notices." + i, notices.get(i));
        }
        Together.requirePeers(nation, peers);
        Together.requireRadars(radars);
        Together.requireFeeds(feeds);
        if (realm == Realm.ACTUAL) {
            Together.requireActual(clock, picture, feeds, acknowledge);
        }
    }

    /** The same node with these simulated radars in place of its own. */
    public NodeSettings withRadars(List<RadarSite> sites) {
        return new NodeSettings(
                nation,
                realm,
                title,
                label,
                clock,
                journal,
                snapshotSeconds,
                keys,
                policy,
                policySigners,
                peers,
                hub,
                serveHub,
                picture,
                sites.stream().map(RadarSettings::of).toList(),
                feeds,
                List.of(),
                notices,
                acknowledge);
    }

    /** Who takes note of a partner's warning: a person, or (in a drill without people) the node itself. */
    public enum Acknowledge {
        OPERATOR,
        NODE
    }

    /** The node's own nation. */
    public NationId nationId() {
        return new NationId(nation);
    }

    /** The marking of what this node makes. */
    public Label itemLabel() {
        return label.toLabel();
    }

    /** Every radar as the stages know it. */
    public List<Radar> modelRadars() {
        return radars.stream().map(radar -> radar.toRadar(nationId())).toList();
    }

    /**
     * A marking.
     *
     * @param level 0 to 9
     * @param caveats limits on use
     * @param releasableTo nations
     */
    public record LabelSettings(int level, List<String> caveats, List<String> releasableTo) {
        @SuppressWarnings("ConstantValue") // as above
        public LabelSettings {
            caveats = caveats == null ? List.of() : List.copyOf(caveats);
            releasableTo = releasableTo == null ? List.of() : List.copyOf(releasableTo);
            Require.within("level", level, 0, 9, "give the level as a digit");
            for (int i = 0; i < caveats.size(); i++) {
                String remedy = "write a caveat such as LIMITED, or leave it out";
                Require.line("caveats." + i, caveats.get(i), 80, remedy);
                if (caveats.get(i).isBlank()) {
                    throw new SettingFault("caveats." + i, "is blank", remedy);
                }
            }
            Require.nations("releasableTo", releasableTo);
        }

        Label toLabel() {
            NavigableSet<NationId> nations = new TreeSet<>();
            releasableTo.forEach(nation -> nations.add(new NationId(nation)));
            return new Label(level, new TreeSet<>(caveats), new TreeSet<>(nations));
        }
    }

    /**
     * A hub to connect to.
     *
     * @param nation whose certificate it shows
     * @param address {@code amqps://host:port}, or a list of them where the hub is a pair: tried in turn
     */
    public record HubAddress(
            @JsonProperty(required = true) String nation,

            @JsonProperty(required = true)
            @JsonFormat(
                    with = {
                        JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY,
                        JsonFormat.Feature.WRITE_SINGLE_ELEM_ARRAYS_UNWRAPPED
                    })
            List<String> address) {
        private static final String ADDRESS = "write it as amqps://host:port, or for a pair as a list of two of them";

        public HubAddress {
            address = List.copyOf(address);
            Require.nation("nation", nation);
            if (address.isEmpty()) {
                throw new SettingFault("address", "is an empty list", ADDRESS);
            }
            for (int i = 0; i < address.size(); i++) {
                requireAddress(address.size() == 1 ? "address" : "address." + i, address.get(i));
            }
            Require.noneTwice(address, place -> place, i -> "address." + i, "name each of a pair once");
        }

        /** Nothing but host and port, so that nothing written here is left unheeded. */
        private static void requireAddress(String key, String text) {
            Require.orElse(key, ADDRESS, () -> {
                if (!org.watchfire.exchange.amqp.HubAddress.parse(text)
                        .toString()
                        .equals(text)) {
                    throw new IllegalArgumentException("\"" + text + "\" is not amqps://HOST:PORT");
                }
            });
        }
    }

    /**
     * The broker and relay on the node that serves them.
     *
     * @param port of the AMQP acceptor on 127.0.0.1 or {@code bind}
     * @param bind address to listen on
     * @param directory the broker's own journal
     */
    public record HubSettings(
            @JsonProperty(required = true) int port,
            String bind,
            @JsonProperty(required = true) String directory) {
        @SuppressWarnings("ConstantValue") // as above
        public HubSettings {
            bind = bind == null ? "127.0.0.1" : bind;
            Require.port("port", port, 1);
            Require.path("directory", directory);
        }
    }
}
