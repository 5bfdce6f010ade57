package org.watchfire.node;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.asterix.Catalogue;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
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

    /** Fills in what the file leaves out. */
    @SuppressWarnings("ConstantValue") // the reader passes null for keys that the file leaves out
    public NodeSettings {
        title = title == null ? "" : title;
        label = label == null ? new LabelSettings(0, List.of(), List.of()) : label;
        clock = clock == null ? new ClockSettings(ClockKind.SYSTEM, Optional.empty(), 1, Begin.WHEN_READY) : clock;
        peers = peers == null ? List.of() : List.copyOf(peers);
        radars = radars == null ? List.of() : List.copyOf(radars);
        feeds = feeds == null ? List.of() : List.copyOf(feeds);
        editions = editions == null ? List.of() : List.copyOf(editions);
        notices = notices == null ? List.of() : List.copyOf(notices);
        acknowledge = acknowledge == null ? Acknowledge.OPERATOR : acknowledge;
    }

    /** The same node with these simulated radars in place of its own. */
    NodeSettings withRadars(List<RadarSite> sites) {
        return new NodeSettings(
                nation,
                realm,
                title,
                label,
                clock,
                journal,
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
        }

        Label toLabel() {
            NavigableSet<NationId> nations = new TreeSet<>();
            releasableTo.forEach(nation -> nations.add(new NationId(nation)));
            return new Label(level, new TreeSet<>(caveats), new TreeSet<>(nations));
        }
    }

    /** The clocks a node can live by. */
    public enum ClockKind {
        /** The machine's clock: what an actual node uses. */
        SYSTEM,
        /** A clock that starts at a given moment and runs at a given speed, for exercises and recordings. */
        EXERCISE
    }

    /** When an exercise clock begins to run. */
    public enum Begin {
        /** As soon as the node is ready. */
        WHEN_READY,
        /** When the process that started the node says so on its standard input. */
        ON_COMMAND
    }

    /**
     * The clock.
     *
     * @param kind which
     * @param start UTC, ISO 8601; for an exercise clock, unless a recording gives it
     * @param speed seconds of exercise in a second, 0.1 to 1000
     * @param begin when it begins to run
     */
    public record ClockSettings(ClockKind kind, Optional<String> start, double speed, Begin begin) {
        @SuppressWarnings("ConstantValue") // as above
        public ClockSettings {
            kind = kind == null ? ClockKind.SYSTEM : kind;
            speed = speed == 0 ? 1 : speed;
            begin = begin == null ? Begin.WHEN_READY : begin;
            if (!(speed >= 0.1 && speed <= 1000)) {
                throw new IllegalArgumentException("clock speed " + speed + " is outside 0.1 to 1000");
            }
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
        public HubAddress {
            address = List.copyOf(address);
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
        }
    }

    /**
     * The operators' picture.
     *
     * @param port HTTP port; 0 for any free one
     * @param bind address to listen on
     * @param operators who may sign in
     * @param announceSignIn whether the node prints one-time sign-in addresses; for exercises only
     * @param notionalRadars whether the radar network is invented, which the picture then says
     */
    public record PictureSection(
            int port, String bind, List<OperatorSettings> operators, boolean announceSignIn, boolean notionalRadars) {
        @SuppressWarnings("ConstantValue") // as above
        public PictureSection {
            bind = bind == null ? "127.0.0.1" : bind;
            operators = operators == null ? List.of() : List.copyOf(operators);
        }
    }

    /**
     * A person.
     *
     * @param name to sign in with
     * @param role what the person may do
     * @param password hash, as {@code watchfire keys password} prints it
     */
    public record OperatorSettings(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) String role,
            @JsonProperty(required = true) String password) {}

    /**
     * A radar.
     *
     * @param id short name
     * @param place town-level name for people; may be empty
     * @param sac system area code of its ASTERIX records
     * @param sic system identification code
     * @param latitudeDegrees WGS84
     * @param longitudeDegrees WGS84
     * @param heightMetres of the antenna above the ellipsoid
     * @param rangeSigmaMetres one standard deviation
     * @param azimuthSigmaRadians one standard deviation
     * @param elevationSigmaRadians absent for a radar that measures none
     * @param rangeRateSigmaMps absent for a radar that measures none
     * @param periodSeconds between looks
     * @param detectionProbability at one look
     * @param clutterPerScan expected false plots a scan
     * @param maxRangeMetres instrumented range
     * @param bent whether its ranges and elevations are as the air bends them, to be corrected here; by default the radar does it
     */
    public record RadarSettings(
            @JsonProperty(required = true) String id,
            Optional<String> place,
            @JsonProperty(required = true) int sac,
            @JsonProperty(required = true) int sic,
            @JsonProperty(required = true) double latitudeDegrees,
            @JsonProperty(required = true) double longitudeDegrees,
            double heightMetres,
            @JsonProperty(required = true) double rangeSigmaMetres,
            @JsonProperty(required = true) double azimuthSigmaRadians,
            Optional<Double> elevationSigmaRadians,
            Optional<Double> rangeRateSigmaMps,
            @JsonProperty(required = true) double periodSeconds,
            Optional<Double> detectionProbability,
            double clutterPerScan,
            @JsonProperty(required = true) double maxRangeMetres,
            boolean bent) {

        /** A simulated radar as a configuration tells of it. */
        public static RadarSettings of(RadarSite site) {
            Radar radar = site.radar();
            return new RadarSettings(
                    radar.id().name(),
                    Optional.of(site.town() + ", " + site.kind()),
                    site.sac(),
                    site.sic(),
                    radar.site().latitudeDegrees(),
                    radar.site().longitudeDegrees(),
                    radar.site().heightMetres(),
                    radar.rangeSigmaMetres(),
                    radar.azimuthSigmaRadians(),
                    radar.measuresElevation() ? Optional.of(radar.elevationSigmaRadians()) : Optional.empty(),
                    radar.measuresRangeRate() ? Optional.of(radar.rangeRateSigmaMps()) : Optional.empty(),
                    radar.periodSeconds(),
                    Optional.of(radar.detectionProbability()),
                    radar.clutterPerScan(),
                    radar.maxRangeMetres(),
                    site.bent());
        }

        /** The radar as the stages know it. */
        public Radar toRadar(NationId nation) {
            return new Radar(
                    new RadarId(nation, id),
                    Geodetic.ofDegrees(latitudeDegrees, longitudeDegrees, heightMetres),
                    rangeSigmaMetres,
                    azimuthSigmaRadians,
                    elevationSigmaRadians.orElse(Double.NaN),
                    rangeRateSigmaMps.orElse(Double.NaN),
                    periodSeconds,
                    detectionProbability.orElse(0.9),
                    clutterPerScan,
                    maxRangeMetres);
        }
    }

    /** What a feed can be. */
    public enum FeedKind {
        /** Datagrams on a port. */
        UDP,
        /** A recording, played at the node's clock. */
        REPLAY
    }

    /**
     * Where bytes come from.
     *
     * @param name for people
     * @param kind which
     * @param port of a UDP feed
     * @param bind address of a UDP feed
     * @param file of a replay: pcap, pcapng, FINAL, GPS or raw ASTERIX
     */
    public record FeedSettings(
            @JsonProperty(required = true) String name,
            @JsonProperty(required = true) FeedKind kind,
            int port,
            String bind,
            Optional<String> file) {
        @SuppressWarnings("ConstantValue") // as above
        public FeedSettings {
            bind = bind == null ? "127.0.0.1" : bind;
            if (kind == FeedKind.REPLAY && file.isEmpty()) {
                throw new IllegalArgumentException("feed " + name + " is a REPLAY without a file");
            }
        }
    }

    /**
     * Which edition of an ASTERIX category a source speaks.
     *
     * @param category such as 62
     * @param edition such as {@code "1.16"}
     * @param sac of the source; absent for every source
     * @param sic of the source; given with {@code sac}
     */
    public record EditionSettings(
            @JsonProperty(required = true) int category,
            @JsonProperty(required = true) String edition,
            Optional<Integer> sac,
            Optional<Integer> sic) {
        public EditionSettings {
            if (sac.isPresent() != sic.isPresent()) {
                throw new IllegalArgumentException("edition " + edition + " names only one of sac and sic");
            }
        }

        Catalogue applyTo(Catalogue catalogue) {
            return sac.isPresent()
                    ? catalogue.with(category, sac.get(), sic.orElseThrow(), edition)
                    : catalogue.with(category, edition);
        }
    }
}
