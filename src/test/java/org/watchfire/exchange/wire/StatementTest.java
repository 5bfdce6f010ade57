package org.watchfire.exchange.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.watchfire.exchange.Samples;
import org.watchfire.model.Lane;

class StatementTest {
    private static final Digest DIGEST = new Digest(Long.MIN_VALUE, -1);

    private static Statement statement(long from, long to, List<Digest> segments, List<Digest> detail) {
        return new Statement(
                Statement.Role.HELD,
                Samples.KOR,
                Lane.ASSURED,
                1_767_225_600_000_000_000L,
                5,
                from,
                to,
                7,
                2,
                1,
                0,
                Statement.Finding.DIFFERS,
                12,
                segments,
                Long.MIN_VALUE,
                detail);
    }

    @Test
    void comesBackAsItWas() {
        Statement statement = statement(3, 12, List.of(DIGEST, new Digest(1, 2)), List.of(DIGEST));
        assertThat(Statement.decode(statement.encode())).isEqualTo(new Decoded.Value<>(statement));
    }

    @Test
    void isOfABoundedSize() {
        List<Digest> most = Collections.nCopies(Statement.MOST_PARTS, DIGEST);
        assertThat(statement(1, Long.MAX_VALUE, most, most).encode().length).isLessThan(2300);
        List<Digest> more = Collections.nCopies(Statement.MOST_PARTS + 1, DIGEST);
        assertThatThrownBy(() -> statement(1, 2, more, List.of())).hasMessageContaining("65 segments");
    }

    @Test
    void refusesNumbersThatAreNoStretch() {
        assertThatThrownBy(() -> statement(5, 3, List.of(), List.of())).hasMessageContaining("5..3");
        assertThat(statement(5, 4, List.of(), List.of()).span()).isZero();
    }

    @Test
    void noBytesWhateverThrow() {
        Random random = new Random(4);
        byte[] whole = statement(3, 12, List.of(DIGEST), List.of(DIGEST)).encode();
        for (int i = 0; i < 20_000; i++) {
            byte[] bytes = whole.clone();
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            bytes = random.nextInt(4) == 0 ? java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            if (Statement.decode(bytes) instanceof Decoded.Value<Statement>(Statement read)) {
                assertThat(read.encode()).isEqualTo(bytes);
            }
        }
    }

    @Test
    void aVoidNamesWhatItStandsForAndOldOnesMayNot() {
        VoidNote whole = new VoidNote(VoidNote.REFUSED, new byte[32]);
        assertThat(VoidNote.decode(whole.encode())).isEqualTo(new Decoded.Value<>(whole));
        VoidNote old = new VoidNote(VoidNote.REFUSED);
        assertThat(VoidNote.decode(old.encode())).isEqualTo(new Decoded.Value<>(old));
        assertThat(VoidNote.decode(new CborWriter().array(0).toBytes())).isInstanceOf(Decoded.Malformed.class);
        byte[] another = new CborWriter()
                .array(2)
                .text(VoidNote.REFUSED)
                .bytes(new byte[0])
                .toBytes();
        assertThat(VoidNote.decode(another)).isInstanceOf(Decoded.Malformed.class);
    }
}
