package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the 56 bits of a Mode S transponder register mean (ICAO Doc 9871). A register without definition here stays
 * hexadecimal.
 */
public final class BdsRegister {
    /** No register has more fields. */
    public static final int MAX_FIELDS = 56;

    private static final int MESSAGE_BITS = 56;
    private static final @Nullable BdsRegister[] BY_CODE = load();

    private final int code;
    private final String title;
    final Run run;
    private final double[] lsb;

    private BdsRegister(int code, String title, Run run) {
        this.code = code;
        this.title = title;
        this.run = run;
        this.lsb = Arrays.stream(run.elements).mapToDouble(e -> e.scale().lsb()).toArray();
    }

    private static @Nullable BdsRegister[] load() {
        @Nullable BdsRegister[] all = new BdsRegister[256];
        for (DefinitionLines.Node n : DefinitionLines.parse(Catalogue.text("bds.txt"))) {
            int code = Integer.parseInt(n.word(0), 16);
            String path = "BDS" + n.word(0);
            Run run = new EditionBuilder(new Places()).register(n.children(), path);
            if (run.bits != MESSAGE_BITS) {
                throw new IllegalStateException(path + " has " + run.bits + " bits, not " + MESSAGE_BITS);
            }
            all[code] = new BdsRegister(code, n.title(), run);
        }
        return all;
    }

    /**
     * The register of an address.
     *
     * @param bds1 first half of the address, 0 to 15
     * @param bds2 second half, 0 to 15
     */
    public static Optional<BdsRegister> of(int bds1, int bds2) {
        return Optional.ofNullable(BY_CODE[((bds1 & 0xF) << 4) | (bds2 & 0xF)]);
    }

    static @Nullable BdsRegister at(int code) {
        return BY_CODE[code & 0xFF];
    }

    /** All registers with a definition. */
    public static List<BdsRegister> all() {
        List<BdsRegister> list = new ArrayList<>();
        Arrays.stream(BY_CODE).filter(r -> r != null).forEach(list::add);
        return list;
    }

    /** Both halves of the address: 0x40 for register 4,0. */
    public int code() {
        return code;
    }

    /** What it reports. */
    public String title() {
        return title;
    }

    /** Names of its fields, in order, unused bits left out. */
    public List<String> names() {
        return Arrays.stream(run.elements)
                .filter(e -> e.encoding() != Encoding.SPARE)
                .map(Field.Element::name)
                .toList();
    }

    /**
     * The value of a field, in its unit; throws for a name it does not have. Where the register has a field
     * {@code STAT_name}, the value means something only when that is 1.
     *
     * @param message the 56 bits, right-aligned
     */
    public double value(long message, String name) {
        for (int i = 0; i < run.elements.length; i++) {
            if (run.elements[i].name().equals(name)) {
                return run.elements[i].scale().value(raw(message, i));
            }
        }
        throw new IllegalArgumentException("register " + Integer.toHexString(code) + " has no field " + name);
    }

    /**
     * All values, in their units, in the order of the register's bits (unused bits too); returns how many.
     *
     * @param message the 56 bits, right-aligned
     * @param into where they go: {@link #MAX_FIELDS} places
     */
    public int values(long message, double[] into) {
        int count = run.elements.length;
        for (int i = 0; i < count; i++) {
            into[i] = raw(message, i) * lsb[i];
        }
        return count;
    }

    long raw(long message, int index) {
        long word = message << (64 - MESSAGE_BITS) << (run.octet[index] * 8 + run.left[index]);
        return run.signed[index] ? word >> run.right[index] : word >>> run.right[index];
    }
}
