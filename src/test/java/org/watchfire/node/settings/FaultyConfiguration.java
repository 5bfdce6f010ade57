package org.watchfire.node.settings;

import java.util.List;
import java.util.stream.Stream;

/**
 * A configuration with one fault in it, and what must be said of it.
 *
 * @param text the configuration
 * @param line of the fault
 * @param key at fault
 * @param remedy or a part of it
 */
public record FaultyConfiguration(String text, int line, String key, String remedy) {
    private static final String HASH = "pbkdf2-sha256$600000$c2FsdHNhbHRzYWx0c2FsdA==$" + "A".repeat(43) + "=";

    /** Without a fault, and with every section. */
    public static final String GOOD = """
            nation: KOR
            realm: EXERCISE
            title: A drill
            label: {level: 2, caveats: [LIMITED], releasableTo: [JPN, USA]}
            clock: {kind: EXERCISE, start: "2023-05-30T21:26:00Z", speed: 2}
            journal: KOR.db
            snapshotSeconds: 600
            keys: keys/KOR
            policy: KOR-policy.yaml
            peers: [JPN, USA]
            hub: {nation: USA, address: "amqps://127.0.0.1:5671"}
            serveHub: {port: 5671, directory: hub}
            acknowledge: OPERATOR
            picture:
              port: 8443
              operators:
                - {name: kim, role: WATCH_OFFICER, password: "HASH"}
                - {name: lee, role: VIEWER, password: "HASH"}
            radars:
              - id: K1
                sac: 200
                sic: 1
                latitudeDegrees: 36.5
                longitudeDegrees: 126.5
                heightMetres: 400
                rangeSigmaMetres: 50
                azimuthSigmaRadians: 0.001
                elevationSigmaRadians: 0.002
                rangeRateSigmaMps: 1.5
                periodSeconds: 2
                detectionProbability: 0.9
                clutterPerScan: 5
                maxRangeMetres: 800000
              - {id: K2, sac: 200, sic: 2, latitudeDegrees: 35, longitudeDegrees: 127, rangeSigmaMetres: 50,
                 azimuthSigmaRadians: 0.001, periodSeconds: 2, maxRangeMetres: 800000}
            feeds:
              - {name: north, kind: UDP, port: 8600}
              - {name: south, kind: UDP, port: 8601}
            editions:
              - {category: 48, edition: "1.32", sac: 200, sic: 1}
            """.replace("HASH", HASH);

    /** Without a fault, and actual. */
    public static final String ACTUAL = GOOD.replace("realm: EXERCISE", "realm: ACTUAL")
            .replace("clock: {kind: EXERCISE, start: \"2023-05-30T21:26:00Z\", speed: 2}", "clock: {kind: SYSTEM}");

    /** Each fault alone. */
    public static List<FaultyConfiguration> all() {
        return Stream.concat(anywhere().stream(), forDrills().stream()).toList();
    }

    /** What an actual node may not have. */
    static List<FaultyConfiguration> forDrills() {
        return List.of(
                actual("clock: {kind: SYSTEM}", "clock: {kind: EXERCISE}", 5, "clock.kind", "kind: SYSTEM"),
                actual("port: 8443", "notionalRadars: true", 15, "picture.notionalRadars", "real radars"),
                actual("port: 8443", "announceSignIn: true", 15, "picture.announceSignIn", "passwords"),
                actual("UDP, port: 8600", "REPLAY, file: a.pcap", 37, "feeds.0.kind", "kind: UDP"),
                actual("acknowledge: OPERATOR", "acknowledge: NODE", 13, "acknowledge", "OPERATOR"));
    }

    /** What no node may have. */
    private static List<FaultyConfiguration> anywhere() {
        return List.of(
                in("nation: KOR", "nation: kor", 1, "nation", "ISO 3166-1 alpha-3"),
                in("nation: KOR", "nation:", 1, "nation", "mend the value of nation"),
                in("realm: EXERCISE", "realm: REAL", 2, "realm", "mend the value of realm"),
                in("A drill", "\"A\\ndrill\"", 3, "title", "one line"),
                in("A drill", "\"A \\u202Edrill\"", 3, "title", "one line"),
                in("level: 2", "level: 42", 4, "label.level", "digit"),
                in("level: 2", "level: -1", 4, "label.level", "digit"),
                in("level: 2", "level: 2.7", 4, "label.level", "mend the value of label.level"),
                in("level: 2", "level: \"2\"", 4, "label.level", "mend the value of label.level"),
                in("[LIMITED]", "[\"\"]", 4, "label.caveats.0", "leave it out"),
                in("[LIMITED]", "[LIMITED, \"A\\nB\"]", 4, "label.caveats.1", "leave it out"),
                in("[LIMITED]", "[null]", 4, "label.caveats", "mend the value of label.caveats"),
                in("[JPN, USA]}", "[japan]}", 4, "label.releasableTo.0", "ISO 3166-1 alpha-3"),
                in("speed: 2", "speed: -1", 5, "clock.speed", "seconds of exercise"),
                in("speed: 2", "speed: .nan", 5, "clock.speed", "seconds of exercise"),
                in("2023-05-30T21:26:00Z", "yesterday", 5, "clock.start", "2023-05-30T21:26:00Z"),
                in("2023-05-30T21:26:00Z", "1900-05-30T21:26:00Z", 5, "clock.start", "1972"),
                in("2023-05-30T21:26:00Z", "9999-05-30T21:26:00Z", 5, "clock.start", "1972"),
                in("journal: KOR.db", "journal: \"\"", 6, "journal", "relative to the configuration"),
                in("keys: keys/KOR", "keys: keys/KOR\njournal: other.db", 9, "journal", "keep one of the two"),
                in("snapshotSeconds: 600", "snapshotSeconds: 90000", 7, "snapshotSeconds", "between two snapshots"),
                in("peers: [JPN", "peers: [jp", 10, "peers.0", "ISO 3166-1 alpha-3"),
                in("peers: [JPN", "peers: [KOR", 10, "peers.0", "only other nations"),
                in("peers: [JPN", "peers: [USA", 10, "peers.1", "once"),
                in("peers: [JPN", "peers: [null", 10, "peers", "mend the value of peers"),
                in("hub: {nation: USA", "hub: {nation: us", 11, "hub.nation", "ISO 3166-1 alpha-3"),
                in("amqps://127", "http://127", 11, "hub.address", "amqps://host:port"),
                in("127.0.0.1:5671", "127.0.0.1", 11, "hub.address", "amqps://host:port"),
                in("127.0.0.1:5671", "127.0.0.1:99999", 11, "hub.address", "amqps://host:port"),
                in("127.0.0.1:5671", "127.0.0.1:5671?trustAll=true", 11, "hub.address", "amqps://host:port"),
                in("\"amqps://127.0.0.1:5671\"", "[]", 11, "hub.address", "amqps://host:port"),
                in("serveHub: {port: 5671", "serveHub: {port: 70000", 12, "serveHub.port", "port from 1"),
                in("acknowledge: OPERATOR", "acknowledge: NOBODY", 13, "acknowledge", "value of acknowledge"),
                in("port: 8443", "port: -1", 15, "picture.port", "port from 0"),
                in("port: 8443", "port: 70000", 15, "picture.port", "port from 0"),
                in("port: 8443", "port: \"8443\"", 15, "picture.port", "mend the value of picture.port"),
                in("port: 8443", "prot: 8443", 15, "prot", "use one of [port, "),
                in("port: 8443", "announceSignIn: 1", 15, "picture.announceSignIn", "mend the value"),
                in("name: lee", "name: kim", 18, "picture.operators.1.name", "one name"),
                in("name: lee", "name: \"l\\nee\"", 18, "picture.operators.1.name", "letters, digits"),
                in("role: VIEWER", "role: BOSS", 18, "picture.operators.1.role", "WATCH_OFFICER"),
                in("pbkdf2-sha256$600000", "plain", 17, "picture.operators.0.password", "keys password"),
                in("$600000", "$99999999", 17, "picture.operators.0.password", "keys password"),
                in("AAAA=\"", "AAA==\"", 17, "picture.operators.0.password", "keys password"),
                in("pbkdf2-sha256$600000", "pbkdf2-sha256$10", 17, "picture.operators.0.password", "keys password"),
                in("id: K1", "id: K2", 34, "radars.1.id", "its own id"),
                in("id: K1", "id: \"\"", 20, "radars.0.id", "letters, digits"),
                in("id: K1", "id: \"K/1 \\n\"", 20, "radars.0.id", "letters, digits"),
                in("sic: 2,", "sic: 1,", 34, "radars.1.sic", "own records"),
                in("sac: 200", "sac: 256", 21, "radars.0.sac", "SAC of its records"),
                in("sac: 200", "sac: -1", 21, "radars.0.sac", "SAC of its records"),
                in("sic: 1\n", "sic: 300\n", 22, "radars.0.sic", "SIC of its records"),
                in("latitudeDegrees: 36.5", "latitudeDegrees: 136.5", 23, "radars.0.latitudeDegrees", "WGS84"),
                in("latitudeDegrees: 36.5", "latitudeDegrees: .nan", 23, "radars.0.latitudeDegrees", "WGS84"),
                in("latitudeDegrees: 36.5", "latitudeDegrees: 36N", 23, "radars.0.latitudeDegrees", "mend the value"),
                in("latitudeDegrees: 36.5", "latitudeDegrees:", 23, "radars.0.latitudeDegrees", "mend the value"),
                in("longitudeDegrees: 126.5", "longitudeDegrees: 400", 24, "radars.0.longitudeDegrees", "WGS84"),
                in("heightMetres: 400", "heightMetres: .inf", 25, "radars.0.heightMetres", "ellipsoid"),
                in("Metres: 50\n", "Metres: -50\n", 26, "radars.0.rangeSigmaMetres", "standard deviation"),
                in("Radians: 0.001\n", "Radians: 0\n", 27, "radars.0.azimuthSigmaRadians", "standard deviation"),
                in("Radians: 0.002", "Radians: -1", 28, "radars.0.elevationSigmaRadians", "leave it out"),
                in("Mps: 1.5", "Mps: -1", 29, "radars.0.rangeRateSigmaMps", "leave it out"),
                in("periodSeconds: 2\n", "periodSeconds: -1\n", 30, "radars.0.periodSeconds", "between two looks"),
                in("periodSeconds: 2\n", "periodSeconds: 0\n", 30, "radars.0.periodSeconds", "between two looks"),
                in("Probability: 0.9", "Probability: 1.1", 31, "radars.0.detectionProbability", "at most 1"),
                in("Probability: 0.9", "Probability: 0", 31, "radars.0.detectionProbability", "at most 1"),
                in("clutterPerScan: 5", "clutterPerScan: -5", 32, "radars.0.clutterPerScan", "false plots"),
                in("Metres: 800000\n", "Metres: 0\n", 33, "radars.0.maxRangeMetres", "instrumented range"),
                in("port: 8600", "port: 70000", 37, "feeds.0.port", "port from 1"),
                in("port: 8600", "port: -5", 37, "feeds.0.port", "port from 1"),
                in("port: 8601", "port: 8600", 38, "feeds.1.port", "port of its own"),
                in("kind: UDP, port: 8600", "kind: REPLAY", 37, "feeds.0.file", "name a recording"),
                in("kind: UDP, port: 8600", "kind: TCP", 37, "feeds.0.kind", "mend the value of feeds.0.kind"),
                in("\"1.32\"", "\"9.99\"", 40, "editions.0.edition", "at hand"),
                in("200, sic: 1}", "200}", 40, "editions.0.sic", "both or neither"),
                new FaultyConfiguration("", 1, "the document", "mend the document"),
                new FaultyConfiguration("KOR\n", 1, "the document", "mend the document"),
                new FaultyConfiguration("- a\n", 1, "the document", "mend the document"),
                new FaultyConfiguration(GOOD + "---\nfoo: 1\n", 42, "the document", "mend the document"),
                new FaultyConfiguration(
                        GOOD.replaceFirst("picture:\n( .*\n)+", "picture:\n"), 14, "picture", "value of picture"));
    }

    private static FaultyConfiguration in(String good, String bad, int line, String key, String remedy) {
        return of(GOOD, good, bad, line, key, remedy);
    }

    private static FaultyConfiguration actual(String good, String bad, int line, String key, String remedy) {
        return of(ACTUAL, good, bad, line, key, remedy);
    }

    private static FaultyConfiguration of(String text, String good, String bad, int line, String key, String remedy) {
        int at = text.indexOf(good);
        if (at < 0) {
            throw new IllegalArgumentException("\"" + good + "\" is not in the configuration");
        }
        return new FaultyConfiguration(
                text.substring(0, at) + bad + text.substring(at + good.length()), line, key, remedy);
    }

    /** The name of a case. */
    @Override
    public String toString() {
        return key + " in line " + line + ", " + remedy + ", " + Integer.toHexString(text.hashCode());
    }
}
