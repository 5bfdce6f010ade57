package org.watchfire.exchange.desk;

import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.model.Realm;

/** Two desks with keys of KOR and JPN, new for each test, whose warnings about what a test does to them stay unsaid. */
abstract class DeskPairFixture {
    private static final Logger LOG = Logger.getLogger("org.watchfire.exchange");

    @TempDir
    static Path root;

    static KeyRing kor;
    static KeyRing jpn;

    DeskPair pair;

    @BeforeAll
    static void makeKeys() {
        LOG.setLevel(Level.OFF);
        new KeyMaker(root, Instant.parse("2025-12-31T00:00:00Z")).init(List.of(JPN, KOR), Map.of());
        kor = KeyRing.open(root.resolve("KOR"), KOR, Realm.EXERCISE);
        jpn = KeyRing.open(root.resolve("JPN"), JPN, Realm.EXERCISE);
    }

    @AfterAll
    static void logAgain() {
        LOG.setLevel(null);
    }

    @BeforeEach
    void startBoth() {
        pair = new DeskPair(kor, jpn);
    }
}
