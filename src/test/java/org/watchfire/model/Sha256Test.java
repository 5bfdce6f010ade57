package org.watchfire.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class Sha256Test {
    /** NIST, "Descriptions of SHA-256", example 1: the hash of "abc". */
    private static final String ABC = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

    @Test
    void aTextHasItsPublishedHash() {
        assertThat(Sha256.hex("abc")).isEqualTo(ABC);
    }

    @Test
    void itsPartsHaveTheSame() {
        MessageDigest parts = Sha256.begin();
        parts.update((byte) 'a');
        parts.update("bc".getBytes(StandardCharsets.UTF_8));
        assertThat(Sha256.hex(parts)).isEqualTo(ABC);
    }
}
