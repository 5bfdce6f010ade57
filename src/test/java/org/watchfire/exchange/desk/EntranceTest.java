package org.watchfire.exchange.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.watchfire.exchange.Samples.JPN;
import static org.watchfire.exchange.Samples.KOR;
import static org.watchfire.exchange.Samples.USA;

import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.watchfire.exchange.Samples;
import org.watchfire.exchange.TestNode;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeSettings;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.exchange.wire.Kind;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/** Envelopes that KOR has signed for JPN, before the door of one nation or another. */
class EntranceTest {
    private static Envelope warning;
    private static Envelope receipt;
    private static Envelope refusal;

    @TempDir
    private static Path root;

    @BeforeAll
    static void sign() {
        TestSealer sealer = TestSealer.of(root, KOR, JPN);
        warning = sealer.numbered(1, Samples.warning(KOR, 1, 1));
        receipt = sealer.note(Kind.RECEIPT, new byte[0]);
        refusal = sealer.note(Kind.REFUSAL, new byte[0]);
    }

    /** The door of a nation that has a partner and a hub. */
    private static Entrance of(NationId nation, Realm realm, NationId partner, NationId hub) {
        KeyRing ring = KeyRing.open(root.resolve(nation.code()), nation, realm);
        return new Entrance(ExchangeSettings.of(ring, Set.of(partner), hub), TestNode.CLOCK);
    }

    private static Entrance ofJapan() {
        return of(JPN, Realm.EXERCISE, KOR, USA);
    }

    @Test
    void letsInWhatAPartnerSignedForThisNation() {
        assertThat(ofJapan().refusal(warning, Channel.ASSURED)).isEmpty();
        assertThat(ofJapan().refusal(receipt, Channel.RECEIPT)).isEmpty();
    }

    @Test
    void refusesWhatIsForAnotherNation() {
        assertThat(of(KOR, Realm.EXERCISE, JPN, USA).refusal(warning, Channel.ASSURED))
                .contains("it is for JPN");
    }

    @Test
    void refusesWhatComesByTheChannelOfAnotherKind() {
        assertThat(ofJapan().refusal(warning, Channel.LIVE)).contains("it came by LIVE");
        assertThat(ofJapan().refusal(receipt, Channel.ASSURED)).contains("it came by ASSURED");
    }

    @Test
    void refusesANationThatIsNoPartner() {
        assertThat(of(JPN, Realm.EXERCISE, USA, USA).refusal(warning, Channel.ASSURED))
                .contains("KOR may not send this");
    }

    @Test
    void takesARefusalFromTheHubAlone() {
        assertThat(ofJapan().refusal(refusal, Channel.RECEIPT)).contains("KOR may not send this");
        assertThat(of(JPN, Realm.EXERCISE, USA, KOR).refusal(refusal, Channel.RECEIPT))
                .isEmpty();
    }

    @Test
    void refusesWhatWasSignedInAnotherRealm() {
        assertThat(of(JPN, Realm.ACTUAL, KOR, USA).refusal(warning, Channel.ASSURED))
                .isPresent();
    }
}
