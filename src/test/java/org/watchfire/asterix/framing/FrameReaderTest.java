package org.watchfire.asterix.framing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.watchfire.asterix.BlockWriter;
import org.watchfire.asterix.Catalogue;
import org.watchfire.asterix.DataRecord;
import org.watchfire.asterix.Edition;

class FrameReaderTest {
    private static final byte[] BLOCK = HexFormat.of().parseHex("220010f6081002356db4602c4180f6");
    private static final byte[] SERVICE = block();

    /** A Cat 034 block of 11 octets: source 25/13, sector, time of day. */
    private static byte[] block() {
        Edition e = Catalogue.standard().edition(34);
        DataRecord r = new DataRecord(e)
                .setRaw(e.field("010/SAC"), 25)
                .setRaw(e.field("010/SIC"), 13)
                .setRaw(e.field("000"), 2)
                .set(e.field("030"), 27_355.953125);
        return BlockWriter.canonical(34).add(r).bytes();
    }

    private record Seen(Framing framing, List<byte[]> frames, List<Long> times, long skipped) {}

    private static Seen read(byte[] file) throws IOException {
        List<byte[]> frames = new ArrayList<>();
        List<Long> times = new ArrayList<>();
        try (FrameReader in = FrameReader.open(new ByteArrayInputStream(file))) {
            while (in.next()) {
                frames.add(java.util.Arrays.copyOfRange(in.bytes(), in.start(), in.start() + in.length()));
                times.add(in.timeNanos());
                assertThat(in.fileOffset()).isBetween(0L, (long) file.length);
            }
            return new Seen(in.framing(), frames, times, in.skippedOctets());
        }
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] p : parts) {
            out.writeBytes(p);
        }
        return out.toByteArray();
    }

    @Test
    void readsRawBlocks() throws IOException {
        Seen seen = read(join(SERVICE, SERVICE, SERVICE));
        assertThat(seen.framing).isEqualTo(Framing.RAW);
        assertThat(seen.frames).hasSize(3).allSatisfy(f -> assertThat(f).isEqualTo(SERVICE));
        assertThat(seen.times).containsOnly(FrameReader.NO_TIME);
    }

    @Test
    void findsTheNextBlocksAfterGarbageInARawFile() throws IOException {
        Seen seen = read(join(SERVICE, new byte[] {0, 0, 0, 1, 2}, SERVICE, SERVICE));
        assertThat(seen.frames).hasSize(4);
        assertThat(seen.frames.get(1)).hasSize(5);
        assertThat(seen.frames.get(2)).isEqualTo(SERVICE);
        assertThat(seen.frames.get(3)).isEqualTo(SERVICE);
    }

    @Test
    void readsFinalFramesWithTheirTimeAndPassesOverWhatIsBetween() throws IOException {
        byte[] head = {0, (byte) (SERVICE.length + 12), 0, 0, 31, 0x34, 0x6C, (byte) 0xDE};
        byte[] frame = join(head, SERVICE, HexFormat.of().parseHex("a5a5a5a5"));
        Seen seen = read(join(frame, new byte[] {1, 2, 3}, frame));
        assertThat(seen.framing).isEqualTo(Framing.FINAL);
        assertThat(seen.frames).hasSize(2).allSatisfy(f -> assertThat(f).isEqualTo(SERVICE));
        assertThat(seen.times).containsOnly(0x346CDE * 10_000_000L);
        assertThat(seen.skipped).isEqualTo(3);
    }

    @Test
    void readsGpsBlocksWithTheirTime() throws IOException {
        byte[] preamble = new byte[2200];
        java.util.Arrays.fill(preamble, (byte) 0xCD);
        byte[] trailer = HexFormat.of().parseHex("11d28f0a000000011700");
        Seen seen = read(join(preamble, SERVICE, trailer, SERVICE, trailer));
        assertThat(seen.framing).isEqualTo(Framing.GPS);
        assertThat(seen.frames).hasSize(2).allSatisfy(f -> assertThat(f).isEqualTo(SERVICE));
        assertThat(seen.times).containsOnly(0x000117 * 7_812_500L);
    }

    @Test
    void readsBackTheCaptureItWrites() throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PacketCaptureWriter out = new PacketCaptureWriter(file)) {
            out.write(1_700_000_000_123_456_789L, SERVICE);
            out.write(1_700_000_001_000_000_000L, join(SERVICE, SERVICE));
        }
        Seen seen = read(file.toByteArray());
        assertThat(seen.framing).isEqualTo(Framing.PCAP);
        assertThat(seen.frames.get(0)).isEqualTo(SERVICE);
        assertThat(seen.frames.get(1)).isEqualTo(join(SERVICE, SERVICE));
        assertThat(seen.times).containsExactly(1_700_000_000_123_456_789L, 1_700_000_001_000_000_000L);
    }

    @Test
    void readsTheNextGenerationCaptureInBothByteOrders() throws IOException {
        for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
            ByteBuffer b = ByteBuffer.allocate(400).order(order);
            b.putInt(0x0A0D0D0A)
                    .putInt(28)
                    .putInt(0x1A2B3C4D)
                    .putShort((short) 1)
                    .putShort((short) 0);
            b.putLong(-1).putInt(28);
            b.putInt(1).putInt(32).putShort((short) 1).putShort((short) 0).putInt(0);
            b.putShort((short) 9)
                    .putShort((short) 1)
                    .put(new byte[] {9, 0, 0, 0})
                    .putInt(0)
                    .putInt(32);
            byte[] packet = join(new byte[12], HexFormat.of().parseHex("8100000a0800"), ipv4(SERVICE));
            int padded = (packet.length + 3) / 4 * 4;
            b.putInt(6).putInt(32 + padded).putInt(0).putInt(0x17979CFE).putInt(0x362A0000);
            b.putInt(packet.length).putInt(packet.length).put(packet).put(new byte[padded - packet.length]);
            b.putInt(32 + padded);
            Seen seen = read(java.util.Arrays.copyOf(b.array(), b.position()));
            assertThat(seen.framing).isEqualTo(Framing.PCAPNG);
            assertThat(seen.frames).hasSize(1);
            assertThat(seen.frames.getFirst()).isEqualTo(SERVICE);
            // Resolution 10^-9: the stamp is in nanoseconds; doubles keep it to 256 ns.
            assertThat((double) seen.times.getFirst()).isEqualTo((double) 0x17979CFE362A0000L);
        }
    }

    private static byte[] ipv4(byte[] payload) {
        ByteBuffer b = ByteBuffer.allocate(28 + payload.length);
        b.putShort((short) 0x4500)
                .putShort((short) (28 + payload.length))
                .putInt(0)
                .putInt(0x40110000);
        b.putInt(0x7F000001).putInt(0x7F000001).putShort((short) 1).putShort((short) 8600);
        b.putShort((short) (8 + payload.length)).putShort((short) 0).put(payload);
        return b.array();
    }

    @Test
    void unwrapsDatagramsThatCarryLengthAndTimeBeforeEachBlock() throws IOException {
        byte[] wrapped = join(new byte[] {0, (byte) (SERVICE.length + 6), 2, (byte) 0xBB, 0x40, 0x35}, SERVICE);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (PacketCaptureWriter out = new PacketCaptureWriter(file)) {
            out.write(0, join(wrapped, wrapped));
        }
        Seen seen = read(file.toByteArray());
        assertThat(seen.frames).hasSize(2).allSatisfy(f -> assertThat(f).isEqualTo(SERVICE));
    }

    @Test
    void keepsOnlyAWindowOfAFileOfAnySize() throws IOException {
        long octets = 64L << 20;
        InputStream endless = new InputStream() {
            private long at;

            @Override
            public int read() {
                return at >= octets ? -1 : SERVICE[(int) (at++ % SERVICE.length)] & 0xFF;
            }

            @Override
            public int read(byte[] to, int from, int count) {
                int n = (int) Math.min(Math.min(count, 8192), octets - at);
                for (int i = 0; i < n; i++) {
                    to[from + i] = SERVICE[(int) ((at + i) % SERVICE.length)];
                }
                at += n;
                return n == 0 ? -1 : n;
            }
        };
        long frames = 0;
        try (FrameReader in = FrameReader.open(endless)) {
            byte[] window = in.bytes();
            while (in.next()) {
                frames++;
                assertThat(in.bytes()).isSameAs(window);
            }
        }
        assertThat(frames).isEqualTo((octets + SERVICE.length - 1) / SERVICE.length);
    }

    @Test
    void noiseIsReadToItsEndWhateverItLooksLike() throws IOException {
        java.util.SplittableRandom random = new java.util.SplittableRandom(2);
        byte[][] heads = {
            {},
            HexFormat.of().parseHex("d4c3b2a1"),
            HexFormat.of().parseHex("0a0d0d0a"),
            BLOCK,
            {0, 40, 0, 0, 0, 0, 0, 0}
        };
        for (int i = 0; i < 2000; i++) {
            byte[] noise = new byte[random.nextInt(400)];
            random.nextBytes(noise);
            int octets = read(join(heads[i % heads.length], noise)).frames.stream()
                    .mapToInt(f -> f.length)
                    .sum();
            assertThat(octets).isLessThanOrEqualTo(noise.length + 40);
        }
    }
}
