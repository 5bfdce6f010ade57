package org.watchfire.node.settings;

import java.util.List;

/** What must hold between the sections of one configuration. Each refuses with a {@link SettingFault}. */
final class Together {
    private static final String REAL_FEEDS = "give an ACTUAL node kind: UDP, or make this an EXERCISE";

    private Together() {}

    /** Other nations, each once. */
    static void requirePeers(String nation, List<String> peers) {
        Require.nations("peers", peers);
        int own = peers.indexOf(nation);
        if (own >= 0) {
            throw new SettingFault("peers." + own, "is this node's own nation " + nation, "name only other nations");
        }
    }

    /** What is decided of a plot goes by the radar it came from: two may not look like one. */
    static void requireRadars(List<RadarSettings> radars) {
        Require.noneTwice(radars, RadarSettings::id, i -> "radars." + i + ".id", "give each radar its own id");
        Require.noneTwice(
                radars,
                radar -> "sac " + radar.sac() + ", sic " + radar.sic(),
                i -> "radars." + i + ".sic",
                "give each radar the sac and sic of its own records");
    }

    /** No port is listened on twice. */
    static void requireFeeds(List<FeedSettings> feeds) {
        Require.noneTwice(
                feeds,
                feed -> switch (feed.kind()) {
                    case UDP -> feed.bind() + ":" + feed.port();
                    case REPLAY -> feed.name() + " of " + feed.file().orElse("");
                },
                i -> "feeds." + i + ".port",
                "give each feed a port of its own");
    }

    /** An actual node lives by the machine's clock, real radars, real feeds and people: what is for drills is refused. */
    static void requireActual(
            ClockSettings clock,
            PictureSection picture,
            List<FeedSettings> feeds,
            NodeSettings.Acknowledge acknowledge) {
        if (clock.kind() == ClockSettings.Kind.EXERCISE) {
            throw new SettingFault(
                    "clock.kind",
                    "EXERCISE is not for the realm ACTUAL",
                    "give an ACTUAL node kind: SYSTEM, or make this an EXERCISE");
        }
        if (picture.notionalRadars()) {
            throw new SettingFault(
                    "picture.notionalRadars",
                    "true is not for the realm ACTUAL",
                    "give an ACTUAL node real radars and leave this out, or make this an EXERCISE");
        }
        if (picture.announceSignIn()) {
            throw new SettingFault(
                    "picture.announceSignIn",
                    "true is not for the realm ACTUAL",
                    "name picture.operators with passwords and leave this out, or make this an EXERCISE");
        }
        for (int i = 0; i < feeds.size(); i++) {
            if (feeds.get(i).kind() == FeedSettings.Kind.REPLAY) {
                throw new SettingFault("feeds." + i + ".kind", "REPLAY is not for the realm ACTUAL", REAL_FEEDS);
            }
        }
        if (acknowledge == NodeSettings.Acknowledge.NODE) {
            throw new SettingFault(
                    "acknowledge",
                    "NODE is not for the realm ACTUAL",
                    "leave it to an OPERATOR, or make this an EXERCISE");
        }
    }
}
