package org.watchfire.asterix.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Datagrams that IP has cut into fragments, in captures without link layer. */
class FragmentsTest {
    private static final int RAW_IP = 101;

    private static byte[] blocks(int octets) {
        byte[] bytes = new byte[octets];
        new SplittableRandom(octets).nextBytes(bytes);
        bytes[0] = 48;
        bytes[1] = (byte) (octets >> 8);
        bytes[2] = (byte) octets;
        return bytes;
    }

    private static byte[] udp(byte[] payload) {
        ByteBuffer b = ByteBuffer.allocate(8 + payload.length);
        b.putShort((short) 8600).putShort((short) 8600).putShort((short) b.capacity());
        return b.putShort((short) 0).put(payload).array();
    }

    private static List<byte[]> ipv4(byte[] datagram, int identification, int octets) {
        List<byte[]> list = new ArrayList<>();
        for (int at = 0; at < datagram.length; at += octets) {
            int here = Math.min(octets, datagram.length - at);
            int more = at + here < datagram.length ? 0x2000 : 0;
            ByteBuffer b = ByteBuffer.allocate(20 + here).putShort((short) 0x4500);
            b.putShort((short) (20 + here)).putShort((short) identification);
            b.putShort((short) (more | at / 8)).putInt(0x40110000).putInt(0x7F000001);
            list.add(b.putInt(0x7F000001).put(datagram, at, here).array());
        }
        return list;
    }

    /** Each fragment behind a hop-by-hop header. */
    private static List<byte[]> ipv6(byte[] datagram, int identification, int octets) {
        List<byte[]> list = new ArrayList<>();
        for (int at = 0; at < datagram.length; at += octets) {
            int here = Math.min(octets, datagram.length - at);
            int more = at + here < datagram.length ? 1 : 0;
            ByteBuffer b = ByteBuffer.allocate(40 + 16 + here).putInt(0x60000000);
            b.putShort((short) (16 + here)).putShort((short) 0x0040).put(new byte[32]);
            b.putInt(0x2C000104).putInt(0).putShort((short) 0x1100);
            list.add(b.putShort((short) (at | more))
                    .putInt(identification)
                    .put(datagram, at, here)
                    .array());
        }
        return list;
    }

    private static FrameReader capture(List<byte[]> packets) throws IOException {
        ByteBuffer b = ByteBuffer.allocate(
                24 + packets.stream().mapToInt(p -> 16 + p.length).sum());
        b.putInt(0xA1B2C3D4)
                .putInt(0x00020004)
                .putInt(0)
                .putInt(0)
                .putInt(262_144)
                .putInt(RAW_IP);
        packets.forEach(p -> b.putInt(1_700_000_000)
                .putInt(0)
                .putInt(p.length)
                .putInt(p.length)
                .put(p));
        return FrameReader.open(new ByteArrayInputStream(b.array()));
    }

    private static byte[] frame(FrameReader in) {
        return Arrays.copyOfRange(in.bytes(), in.start(), in.start() + in.length());
    }

    @Test
    void putsAnIpv4DatagramTogetherWhateverTheOrder() throws IOException {
        byte[] blocks = blocks(5000);
        List<byte[]> packets = ipv4(udp(blocks), 7, 1480);
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(packets, new java.util.Random(i));
            try (FrameReader in = capture(packets)) {
                assertThat(in.next()).isTrue();
                assertThat(frame(in)).isEqualTo(blocks);
                assertThat(in.next()).isFalse();
                assertThat(in.skippedOctets()).isZero();
            }
        }
    }

    @Test
    void putsAnIpv6DatagramTogether() throws IOException {
        byte[] blocks = blocks(3000);
        try (FrameReader in = capture(ipv6(udp(blocks), 9, 1232))) {
            assertThat(in.next()).isTrue();
            assertThat(frame(in)).isEqualTo(blocks);
            assertThat(in.next()).isFalse();
        }
    }

    @Test
    void keepsDatagramsThatComeTogetherApart() throws IOException {
        List<byte[]> first = ipv4(udp(blocks(2000)), 1, 1480);
        List<byte[]> second = ipv4(udp(blocks(2008)), 2, 1480);
        List<byte[]> whole = ipv4(udp(blocks(100)), 3, 1480);
        try (FrameReader in =
                capture(List.of(first.get(0), second.get(0), whole.get(0), second.get(1), first.get(1)))) {
            for (int octets : List.of(100, 2008, 2000)) {
                assertThat(in.next()).isTrue();
                assertThat(frame(in)).isEqualTo(blocks(octets));
            }
            assertThat(in.next()).isFalse();
        }
    }

    @Test
    void countsTheFragmentsOfDatagramsThatAreNeverWholeAndHoldsOnlySome() throws IOException {
        List<byte[]> heads = new ArrayList<>();
        int many = Fragments.MOST + 5;
        for (int i = 0; i < many; i++) {
            heads.add(ipv4(udp(blocks(2000)), i, 1480).getFirst());
        }
        // The rest of the first comes when the first has been given up.
        heads.add(ipv4(udp(blocks(2000)), 0, 1480).getLast());
        try (FrameReader in = capture(heads)) {
            assertThat(in.next()).isFalse();
            assertThat(in.skippedOctets()).isEqualTo(many * (16L + 1500) + 16 + 548);
        }
    }
}
