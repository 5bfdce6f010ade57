package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The floor for any reader: walks records by tables of lengths, touches every item and decodes none. What a reader costs
 * above it is the price of the values. It trusts its input: only for bytes that a {@link BlockReader} has read without
 * a fault. Hand-flattened on purpose.
 */
public final class SkipWalk {
    private static final int EXTENDED = -1;
    private static final int EXPLICIT = -2;
    private static final int FIRST_REPEAT = -100;
    private static final int FIRST_TABLE = -10_000;

    /** By category: lengths by FRN (from 0), or a code below 0. */
    private final int[][] items = new int[256][];
    /** Lengths by bit of compounds, found by code. */
    private final int[][] tables;

    private long checksum;

    /** Flattens the editions that a catalogue chooses (the first profile of each). */
    public SkipWalk(Catalogue catalogue) {
        List<int[]> made = new ArrayList<>();
        for (int c = 1; c < 256; c++) {
            Optional<Edition> edition = catalogue.find(c);
            if (edition.isPresent()) {
                List<Optional<Item>> byFrn = edition.get().profiles[0].byFrn();
                int[] codes = new int[byFrn.size()];
                for (int frn = 1; frn < codes.length; frn++) {
                    codes[frn - 1] =
                            byFrn.get(frn).map(i -> code(i.field(), made)).orElse(0);
                }
                items[c] = codes;
            }
        }
        tables = made.toArray(int[][]::new);
    }

    private static int code(Field field, List<int[]> tables) {
        return switch (field) {
            case Field.Fixed f -> f.run().octets;
            case Field.Extended x -> EXTENDED;
            case Field.Explicit x -> EXPLICIT;
            case Field.Repeat r ->
                r.countOctets() == 0
                        ? FIRST_REPEAT + 1 - 2 * r.body().run().octets
                        : FIRST_REPEAT - 2 * r.body().run().octets;
            case Field.Compound c -> {
                int[] codes = new int[c.subfields().size()];
                for (int i = 0; i < codes.length; i++) {
                    codes[i] = c.subfields()
                            .get(i)
                            .map(s -> code(s.field(), tables))
                            .orElse(0);
                }
                tables.add(codes);
                yield FIRST_TABLE - (tables.size() - 1);
            }
            case Field.RandomSequence s -> 0;
            case Field.Element e -> 0;
            case Field.Group g -> 0;
        };
    }

    /** Walks the blocks in a stretch of bytes and returns the number of records. */
    public int walk(byte[] in, int start, int length) {
        int records = 0;
        int end = start + length;
        int at = start;
        long sum = 0;
        while (at < end) {
            int[] codes = items[in[at] & 0xFF];
            int blockEnd = at + (((in[at + 1] & 0xFF) << 8) | (in[at + 2] & 0xFF));
            if (codes == null) {
                at = blockEnd;
                continue;
            }
            at += 3;
            while (at < blockEnd) {
                at = flagged(in, at, codes);
                sum += at;
                records++;
            }
        }
        checksum += sum;
        return records;
    }

    /** Skips what octets of seven flags announce. */
    private int flagged(byte[] in, int from, int[] codes) {
        int at = from;
        while ((in[at] & 1) != 0) {
            at++;
        }
        at++;
        long sum = 0;
        int first = 0;
        for (int octet = from; ; octet++, first += 7) {
            int bits = in[octet] & 0xFE;
            while (bits != 0) {
                int bit = Integer.numberOfLeadingZeros(bits) - 24;
                bits &= ~(0x80 >>> bit);
                int code = codes[first + bit];
                if (code > 0) {
                    sum += RunReader.word(in, at);
                    at += code;
                } else {
                    at = skip(in, at, code);
                }
            }
            if ((in[octet] & 1) == 0) {
                break;
            }
        }
        checksum += sum;
        return at;
    }

    private int skip(byte[] in, int from, int code) {
        int at = from;
        if (code <= FIRST_TABLE) {
            return flagged(in, at, tables[FIRST_TABLE - code]);
        }
        if (code == EXTENDED) {
            while ((in[at] & 1) != 0) {
                at++;
            }
            return at + 1;
        }
        if (code == EXPLICIT) {
            return at + (in[at] & 0xFF);
        }
        int octets = (FIRST_REPEAT + 1 - code) / 2;
        if (((FIRST_REPEAT - code) & 1) == 0) {
            return at + 1 + (in[at] & 0xFF) * octets;
        }
        do {
            at += octets;
        } while ((in[at - 1] & 1) != 0);
        return at;
    }

    /** Depends on every item, so that no compiler can leave one out. */
    public long checksum() {
        return checksum;
    }
}
