package org.watchfire.asterix;

import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the lines that {@link JsonLines} writes. The {@code BDSxx} objects beside MBDATA are explanations and are not
 * read; everything else must be a name of the edition, so that a slip of the pen does not vanish.
 */
public final class JsonRecords {
    /** What a line holds. */
    public sealed interface Line permits Filled, Block, Note {}

    /** A record, ready to be written; overwritten by the next line of its edition. */
    public record Filled(DataRecord record) implements Line {}

    /** A block kept as bytes, header included. */
    @SuppressWarnings("ArrayRecordComponent") // copied in and out
    public record Block(byte[] bytes) implements Line {
        public Block {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
            return bytes.clone();
        }
    }

    /** An error line, which writes nothing. */
    public record Note(String error) implements Line {}

    /** What a line may hold. */
    private static final List<String> KEYS = List.of("category", "edition", "offset", "items", "hex", "error", "item");

    private final Catalogue catalogue;
    private final Map<Edition, DataRecord> records = new HashMap<>();
    private DataRecord record;

    /** Reads by the editions the lines name, or else by those the catalogue chooses. */
    public JsonRecords(Catalogue catalogue) {
        this.catalogue = catalogue;
        this.record = new DataRecord(catalogue.all().getFirst());
    }

    /** Reads one line; throws {@link IllegalArgumentException}, naming the item or column, when it cannot be written. */
    public Line read(String line) {
        Map<String, Object> top = JsonIn.object(line);
        top.keySet().stream().filter(key -> !KEYS.contains(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("\"" + key + "\" is none of " + KEYS);
        });
        if (top.get("error") instanceof String error) {
            return new Note(error);
        }
        if (top.get("hex") instanceof String hex && !top.containsKey("items")) {
            return block(hex, top.get("category"));
        }
        if (!(top.get("category") instanceof Double category) || category != Math.rint(category)) {
            throw new IllegalArgumentException("\"category\" is missing, or no whole number");
        }
        Edition edition = edition(category.intValue(), top.get("edition"));
        record = records.computeIfAbsent(edition, DataRecord::new).clear();
        Map<String, Object> items = JsonIn.asObject(Optional.ofNullable(top.get("items"))
                .orElseThrow(() -> new IllegalArgumentException("\"items\" is missing")));
        items.forEach((number, value) -> {
            Item item = edition.itemNamed(number)
                    .orElseThrow(() -> new IllegalArgumentException(edition + " has no item " + number));
            field(item.field(), number, item.unit(), value);
        });
        return new Filled(record);
    }

    private Edition edition(int category, @Nullable Object name) {
        if (name == null) {
            return catalogue.edition(category);
        }
        if (!(name instanceof String text)) {
            throw new IllegalArgumentException("\"edition\" is a text, as in \"1.32\", not " + name);
        }
        return catalogue.edition(category, text);
    }

    private static Block block(String hex, @Nullable Object category) {
        byte[] bytes = bytes("\"hex\"", hex);
        if (bytes.length < 3 || ((bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF)) != bytes.length) {
            throw new IllegalArgumentException("\"hex\" is no block: its second and third octet are to say its length");
        }
        if (category instanceof Double number && number != (bytes[0] & 0xFF)) {
            throw new IllegalArgumentException("\"hex\" is a block of category " + (bytes[0] & 0xFF)
                    + ", not of \"category\" " + number.intValue());
        }
        return new Block(bytes);
    }

    private static byte[] bytes(String path, String hex) {
        try {
            return HexFormat.of().parseHex(hex);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    path + ": \"" + hex + "\" is no even number of hexadecimal digits, as in \"01ff\"", e);
        }
    }

    private void field(Field field, String path, int unit, Object value) {
        record.mark(unit);
        switch (field) {
            case Field.Fixed f -> {
                if (f.scalar()) {
                    element((Field.Element) f.fields().getFirst(), record.raw, 0, value);
                } else {
                    members(f.fields(), path, record.raw, 0, value);
                }
            }
            case Field.Extended x -> extended(x, path, value);
            case Field.Repeat r -> rows(r, path, value);
            case Field.Compound c -> compound(c, path, value);
            case Field.Explicit x -> explicit(x, path, value);
            case Field.RandomSequence s -> random(s, path, value);
            case Field.Element e -> throw new IllegalStateException(e.path());
            case Field.Group g -> throw new IllegalStateException(g.name());
        }
    }

    private void members(List<Field> fields, String path, long[] into, int shift, Object value) {
        Map<String, Object> left = JsonIn.asObject(value);
        take(fields, path, into, shift, left, 0);
        nothingLeft(left, path);
    }

    /** Takes the members of some fields out of an object; returns how many unused stretches were passed. */
    private int take(
            List<Field> fields, String path, long[] into, int shift, Map<String, Object> left, int sparesBefore) {
        int spares = sparesBefore;
        for (Field f : fields) {
            String name = f.name();
            if (f instanceof Field.Element e && e.encoding() == Encoding.SPARE) {
                name = spares++ > 0 ? "spare" + spares : "spare";
            }
            Object value = left.remove(name);
            if (value == null) {
                continue;
            }
            switch (f) {
                case Field.Element e -> element(e, into, shift, value);
                case Field.Group g -> members(g.fields(), path + "/" + name, into, shift, value);
                default -> throw new IllegalStateException(path);
            }
        }
        return spares;
    }

    private static void nothingLeft(Map<String, Object> left, String path) {
        left.keySet().removeIf(name -> name.startsWith("BDS") && name.length() == 5 && path.matches("250|380/\\w+"));
        if (!left.isEmpty()) {
            throw new IllegalArgumentException(path + " has no " + left.keySet());
        }
    }

    private void extended(Field.Extended x, String path, Object value) {
        Map<String, Object> left = JsonIn.asObject(value);
        int spares = 0;
        for (Field.Part p : x.parts()) {
            int before = left.size();
            spares = take(p.fields(), path, record.raw, 0, left, spares);
            if (left.size() < before) {
                record.mark(p.unit());
            }
        }
        nothingLeft(left, path);
    }

    private void rows(Field.Repeat r, String path, Object value) {
        if (!(value instanceof List<?> list)) {
            throw new IllegalArgumentException(path + " is no array");
        }
        record.mark(r.unit());
        record.rows[r.id()] = 0;
        if (list.isEmpty() && r.countOctets() == 0) {
            throw new IllegalArgumentException(path + " needs a row at least");
        }
        RepeatHandle handle = new RepeatHandle(path, r.unit(), r.id());
        for (Object row : list) {
            int shift = record.addRow(handle) * record.edition.rowWidth[r.id()] + record.base[r.id()];
            if (r.body().scalar()) {
                element((Field.Element) r.body().fields().getFirst(), record.pool, shift, row);
            } else {
                members(r.body().fields(), path, record.pool, shift, row);
            }
        }
    }

    private void compound(Field.Compound c, String path, Object value) {
        Map<String, Object> left = JsonIn.asObject(value);
        c.subfields().stream().flatMap(Optional::stream).forEach(s -> {
            Object sub = left.remove(s.field().name());
            if (sub != null) {
                field(s.field(), path + "/" + s.field().name(), s.unit(), sub);
            }
        });
        nothingLeft(left, path);
    }

    private void explicit(Field.Explicit x, String path, Object value) {
        if (JsonIn.asObject(value).get("hex") instanceof String hex) {
            record.setBytes(new ItemHandle(path, x.unit()), bytes(path, hex));
        } else {
            compound(x.content().orElseThrow(() -> new IllegalArgumentException(path + " is no \"hex\"")), path, value);
        }
    }

    private void random(Field.RandomSequence s, String path, Object value) {
        if (!(JsonIn.asObject(value).get("hex") instanceof String hex)) {
            throw new IllegalArgumentException(path + " is no \"hex\"");
        }
        byte[] bytes = bytes(path, hex);
        if (bytes.length == 0) {
            throw new IllegalArgumentException(path + " needs its count, an octet at least");
        }
        record.at[s.unit()] = record.append(bytes);
        record.raw[s.lengthSlot()] = bytes.length;
    }

    private void element(Field.Element e, long[] into, int shift, Object value) {
        long number = switch (value) {
            case Double d -> raw(e, record.scaleOf(e, shift), d);
            case String text -> ElementText.number(e, text);
            case Map<?, ?> m when m.get("hex") instanceof String hex -> ElementText.hexadecimal(e, hex);
            default -> throw new IllegalArgumentException(e.path() + ": " + value + " is no value");
        };
        boolean text = e.encoding() == Encoding.OCTAL
                || e.encoding() == Encoding.HEX
                || e.encoding() == Encoding.BDS
                || e.encoding() == Encoding.ASCII
                || e.encoding() == Encoding.ICAO;
        if (text == value instanceof Double) {
            throw new IllegalArgumentException(
                    e.path() + ": " + value + (text ? " is to be a text in quotes" : " is to be a number"));
        }
        e.checkFits(number);
        into[shift + e.slot()] = number;
    }

    /** A quantity goes to the nearest bit; a number without unit is to be whole. */
    private static long raw(Field.Element e, Scale scale, double value) {
        if (!e.quantity() && value != Math.rint(value)) {
            throw new IllegalArgumentException(e.path() + ": " + value + " is no whole number");
        }
        return scale.raw(value);
    }
}
