package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.watchfire.asterix.DefinitionLines.Node;

/** Turns the lines of a definition into {@link Field}s, each with its {@link Places} in a record. Used once an edition. */
final class EditionBuilder {
    private final Places places;

    EditionBuilder(Places places) {
        this.places = places;
    }

    /** The field of one item; its unit is the next free one. */
    Item item(Node node, String title) {
        String name = node.word(0);
        int unit = places.unit(Places.NO_UNIT, name);
        return new Item(name, title, unit, field(node, name, unit));
    }

    /** The elements of a transponder register, which stands outside any edition. */
    Run register(List<Node> nodes, String path) {
        return Run.of(inner(nodes, path, 0, Places.NO_REPEAT), false, path);
    }

    private Field field(Node node, String path, int unit) {
        return switch (node.word(1)) {
            case "", "group" -> fixed(node.word(0), node.children(), path, unit, Places.NO_REPEAT);
            case "extended" -> extended(node, path, unit);
            case "repeat" -> repeat(node, path, unit);
            case "compound" -> compound(node.word(0), node.children(), path, unit, true);
            case "explicit" -> explicit(node, path, unit);
            case "random" -> places.keepBytes(unit, new Field.RandomSequence(node.word(0), unit, places.slot()));
            default -> scalar(node, path, unit, Places.NO_REPEAT);
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
        int partUnit = before.isEmpty() ? unit : places.unit(before.getLast().unit());
        List<Field> list = inner(nodes, path, partUnit, Places.NO_REPEAT);
        return new Field.Part(list, partUnit, Run.of(list, !last, path), last);
    }

    private Field repeat(Node node, String path, int unit) {
        int id = places.startRow();
        boolean byFx = node.word(2).equals("fx");
        List<Node> children = node.children();
        boolean scalar = children.size() == 1 && children.getFirst().word(0).equals(".");
        List<Field> list = scalar
                ? List.of(element(children.getFirst(), path, unit, id, List.of()))
                : inner(children, path, unit, id);
        places.endRow();
        Field.Fixed body = new Field.Fixed("", list, scalar, Run.of(list, byFx, path));
        int countOctets = byFx ? 0 : Integer.parseInt(node.word(2));
        return places.keep(new Field.Repeat(node.word(0), path, countOctets, body, unit, id));
    }

    private Field.Compound compound(String name, List<Node> nodes, String path, int unit, boolean byFx) {
        int octetsSlot = places.slot();
        List<Optional<Field.Subfield>> list = new ArrayList<>();
        for (Node n : nodes) {
            if (n.word(0).equals("-")) {
                list.add(Optional.empty());
                continue;
            }
            String below = path + "/" + n.word(0);
            int subUnit = places.unit(unit, below);
            list.add(Optional.of(new Field.Subfield(field(n, below, subUnit), subUnit)));
        }
        return new Field.Compound(name, list, octetsSlot, byFx);
    }

    private Field explicit(Node node, String path, int unit) {
        int lengthSlot = places.slot();
        int opaqueSlot = places.slot();
        Optional<Field.Compound> content = node.children().isEmpty()
                ? Optional.empty()
                : Optional.of(compound(node.word(0), node.children(), path, unit, false));
        return places.keepBytes(
                unit, new Field.Explicit(node.word(0), content, unit, lengthSlot, opaqueSlot, places.lastUnit()));
    }

    private Field.Element element(Node node, String path, int unit, int repeat, List<Field> before) {
        List<String> words = node.words();
        boolean spare = words.getFirst().equals("spare");
        ElementWords rest = new ElementWords(node, words.subList(1, words.size()));
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
                places.slot(),
                repeat,
                cases);
        if (!spare) {
            places.keep(e);
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
}
