package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.watchfire.asterix.DefinitionLines.Node;

/** Turns the lines of items into {@link Field}s and gives each its unit, slot and repetition. Used once an edition. */
final class EditionBuilder {
    /** Repetition id of elements that stand in the record itself. */
    static final int NO_REPEAT = -1;

    private final Map<String, ItemHandle> items = new HashMap<>();
    private final Map<String, FieldHandle> fields = new HashMap<>();
    private final Map<String, RepeatHandle> repeats = new HashMap<>();
    private final List<Integer> parents = new ArrayList<>(List.of(-1));
    private final List<Integer> rowWidths = new ArrayList<>();
    private final List<Field.Repeat> repeatFields = new ArrayList<>();
    private final Map<Integer, Field> kept = new HashMap<>();
    private int slots;

    /** The field of one item; its unit is the next free one. */
    Item item(Node node, String title) {
        int unit = newUnit(-1);
        String name = node.word(0);
        items.put(name, new ItemHandle(name, unit));
        return new Item(name, title, unit, field(node, name, unit));
    }

    /** The elements of a transponder register, which stands outside any edition. */
    Run register(List<Node> nodes, String path) {
        return Run.of(inner(nodes, path, 0, NO_REPEAT), false, path);
    }

    int units() {
        return parents.size();
    }

    int slots() {
        return slots;
    }

    int[] parents() {
        return parents.stream().mapToInt(Integer::intValue).toArray();
    }

    int[] rowWidths() {
        return rowWidths.stream().mapToInt(Integer::intValue).toArray();
    }

    Map<String, ItemHandle> items() {
        return Map.copyOf(items);
    }

    Map<String, FieldHandle> fields() {
        return Map.copyOf(fields);
    }

    Map<String, RepeatHandle> repeats() {
        return Map.copyOf(repeats);
    }

    /** By id. */
    Field.Repeat[] repeatFields() {
        return repeatFields.toArray(Field.Repeat[]::new);
    }

    /** By unit: the explicit items and random sequences. */
    @Nullable
    Field[] fieldOfUnit() {
        @Nullable Field[] all = new Field[parents.size()];
        kept.forEach((unit, field) -> all[unit] = field);
        return all;
    }

    private Field keep(int unit, Field field) {
        kept.put(unit, field);
        return field;
    }

    private int newUnit(int parent) {
        parents.add(parent);
        return parents.size() - 1;
    }

    private Field field(Node node, String path, int unit) {
        return switch (node.word(1)) {
            case "", "group" -> fixed(node.word(0), node.children(), path, unit, NO_REPEAT);
            case "extended" -> extended(node, path, unit);
            case "repeat" -> repeat(node, path, unit);
            case "compound" -> compound(node.word(0), node.children(), path, unit, true);
            case "explicit" -> explicit(node, path, unit);
            case "random" -> keep(unit, new Field.RandomSequence(node.word(0), unit, slots++));
            default -> scalar(node, path, unit, NO_REPEAT);
        };
    }

    private Field.Fixed scalar(Node node, String path, int unit, int repeat) {
        List<Field> one = List.of(element(node, path, unit, repeat, List.of()));
        return new Field.Fixed(node.word(0), one, true, Run.of(one, false, path));
    }

    private Field.Fixed fixed(String name, List<Node> nodes, String path, int unit, int repeat) {
        List<Field> list = inner(nodes, path, unit, repeat);
        return new Field.Fixed(name, list, false, Run.of(list, false, path));
    }

    private List<Field> inner(List<Node> nodes, String path, int unit, int repeat) {
        List<Field> list = new ArrayList<>();
        for (Node n : nodes) {
            String below = path + "/" + n.word(0);
            list.add(
                    n.word(1).isEmpty()
                            ? new Field.Group(n.word(0), inner(n.children(), below, unit, repeat))
                            : element(n, below, unit, repeat, list));
        }
        return list;
    }

    private Field extended(Node node, String path, int unit) {
        List<Field.Part> parts = new ArrayList<>();
        List<Node> open = new ArrayList<>();
        for (Node n : node.children()) {
            if (n.word(0).equals("fx")) {
                parts.add(part(open, path, unit, parts, false));
                open.clear();
            } else {
                open.add(n);
            }
        }
        if (!open.isEmpty()) {
            parts.add(part(open, path, unit, parts, true));
        }
        if (parts.isEmpty()) {
            throw node.wrong("no parts");
        }
        return new Field.Extended(node.word(0), parts);
    }

    private Field.Part part(List<Node> nodes, String path, int unit, List<Field.Part> before, boolean last) {
        int partUnit = before.isEmpty() ? unit : newUnit(before.getLast().unit());
        List<Field> list = inner(nodes, path, partUnit, NO_REPEAT);
        return new Field.Part(list, partUnit, Run.of(list, !last, path), last);
    }

    private Field repeat(Node node, String path, int unit) {
        int id = rowWidths.size();
        rowWidths.add(0);
        boolean byFx = node.word(2).equals("fx");
        int outer = slots;
        slots = 0;
        List<Node> children = node.children();
        boolean scalar = children.size() == 1 && children.getFirst().word(0).equals(".");
        List<Field> list = scalar
                ? List.of(element(children.getFirst(), path, unit, id, List.of()))
                : inner(children, path, unit, id);
        rowWidths.set(id, slots);
        slots = outer;
        repeats.put(path, new RepeatHandle(path, unit, id));
        Field.Fixed body = new Field.Fixed("", list, scalar, Run.of(list, byFx, path));
        int countOctets = byFx ? 0 : Integer.parseInt(node.word(2));
        Field.Repeat repeat = new Field.Repeat(node.word(0), path, countOctets, body, unit, id);
        repeatFields.add(repeat);
        return repeat;
    }

    private Field.Compound compound(String name, List<Node> nodes, String path, int unit, boolean byFx) {
        int octetsSlot = slots++;
        List<Optional<Field.Subfield>> list = new ArrayList<>();
        for (Node n : nodes) {
            if (n.word(0).equals("-")) {
                list.add(Optional.empty());
                continue;
            }
            String below = path + "/" + n.word(0);
            int subUnit = newUnit(unit);
            items.put(below, new ItemHandle(below, subUnit));
            list.add(Optional.of(new Field.Subfield(field(n, below, subUnit), subUnit)));
        }
        return new Field.Compound(name, list, octetsSlot, byFx);
    }

    private Field explicit(Node node, String path, int unit) {
        int lengthSlot = slots++;
        int opaqueSlot = slots++;
        Optional<Field.Compound> content = node.children().isEmpty()
                ? Optional.empty()
                : Optional.of(compound(node.word(0), node.children(), path, unit, false));
        return keep(unit, new Field.Explicit(node.word(0), content, unit, lengthSlot, opaqueSlot, parents.size() - 1));
    }

    private Field.Element element(Node node, String path, int unit, int repeat, List<Field> before) {
        List<String> words = node.words();
        boolean spare = words.getFirst().equals("spare");
        Words rest = new Words(node, words.subList(1, words.size()));
        int bits = Integer.parseInt(rest.next());
        Encoding encoding = spare ? Encoding.SPARE : Encoding.RAW;
        Scale scale = Scale.NONE;
        List<Field.Case> cases = List.of();
        switch (rest.peek()) {
            case "u", "s" -> {
                encoding = rest.next().equals("u") ? Encoding.UNSIGNED : Encoding.SIGNED;
                scale = rest.scale();
            }
            case "octal", "ascii", "icao", "hex", "bds" ->
                encoding = Encoding.valueOf(rest.next().toUpperCase(java.util.Locale.ROOT));
            case "case" -> {
                encoding = Encoding.UNSIGNED;
                cases = rest.cases(selector(node, before, words.get(3)));
            }
            default -> {}
        }
        if (encoding == Encoding.RAW && bits > 32) {
            encoding = Encoding.HEX;
        }
        Field.Element e = new Field.Element(
                spare ? "spare" : node.word(0),
                path,
                bits,
                encoding,
                scale,
                rest.bounds(),
                unit,
                slots++,
                repeat,
                cases);
        if (!spare) {
            fields.put(path, new FieldHandle(e, this));
        }
        return e;
    }

    private static int selector(Node node, List<Field> before, String name) {
        return before.stream()
                .filter(f -> f.name().equals(name))
                .map(f -> ((Field.Element) f).slot())
                .findFirst()
                .orElseThrow(() -> node.wrong("no element " + name + " before this one"));
    }

    /** The words of an element after its name, read one after the other. */
    private static final class Words {
        private final Node node;
        private final List<String> list;
        private int at;

        Words(Node node, List<String> list) {
            this.node = node;
            this.list = list;
        }

        String peek() {
            return at < list.size() ? list.get(at) : "";
        }

        String next() {
            if (at >= list.size()) {
                throw node.wrong("a word is missing");
            }
            return list.get(at++);
        }

        Scale scale() {
            double[] fraction = fraction(next());
            return new Scale(fraction[0], fraction[1], next());
        }

        List<Field.Case> cases(int selectorSlot) {
            at += 2;
            List<Field.Case> cases = new ArrayList<>();
            do {
                long value = Long.parseLong(next());
                if (!next().equals("u")) {
                    throw node.wrong("a case is not unsigned");
                }
                cases.add(new Field.Case(selectorSlot, value, scale()));
            } while (peek().equals("|") && at++ >= 0);
            return cases;
        }

        Bounds bounds() {
            double low = Double.NEGATIVE_INFINITY;
            double high = Double.POSITIVE_INFINITY;
            boolean excluded = false;
            while (!peek().isEmpty()) {
                String sign = next();
                double[] fraction = fraction(next());
                double value = fraction[0] / fraction[1];
                switch (sign) {
                    case ">=" -> low = value;
                    case "<=" -> high = value;
                    case "<" -> {
                        high = value;
                        excluded = true;
                    }
                    default -> throw node.wrong("\"" + sign + "\" is no bound");
                }
            }
            return low == Double.NEGATIVE_INFINITY && high == Double.POSITIVE_INFINITY
                    ? Bounds.NONE
                    : new Bounds(low, high, excluded);
        }

        private double[] fraction(String word) {
            double[] parts =
                    Arrays.stream(word.split("/", -1)).mapToDouble(this::power).toArray();
            return new double[] {parts[0], parts.length > 1 ? parts[1] : 1};
        }

        private double power(String word) {
            int hat = word.indexOf('^');
            return hat < 0
                    ? Double.parseDouble(word)
                    : Math.pow(Double.parseDouble(word.substring(0, hat)), Double.parseDouble(word.substring(hat + 1)));
        }
    }
}
