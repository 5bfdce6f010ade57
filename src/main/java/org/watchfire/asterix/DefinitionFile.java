package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.watchfire.asterix.DefinitionLines.Node;

/**
 * Reads one definition file: the items of the newest edition of a category, then, edition by edition, what is different
 * in older ones. The form is described in docs/formats/asterix.md.
 */
final class DefinitionFile {
    private DefinitionFile() {}

    /** The editions of a text, newest first; {@code file} is for the message when it is wrong. */
    static List<Edition> read(String text, String file) {
        try {
            return editions(DefinitionLines.parse(text));
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("definition " + file + ": " + e.getMessage(), e);
        }
    }

    private static List<Edition> editions(List<Node> lines) {
        Node category = lines.getFirst();
        int number = Integer.parseInt(category.word(1));
        List<Edition> list = new ArrayList<>();
        Map<String, Node> items = new LinkedHashMap<>();
        List<Node> uaps = new ArrayList<>();
        Optional<Node> select = Optional.empty();
        List<String> names = List.of();
        boolean uapsAreOfOlder = false;
        Set<String> ofThisEdition = new HashSet<>();
        for (Node n : lines.subList(1, lines.size())) {
            switch (n.word(0)) {
                case "edition" -> {
                    make(list, number, category.title(), names, items, uaps, select);
                    names = n.words().subList(1, n.words().size());
                    uapsAreOfOlder = true;
                    ofThisEdition.clear();
                }
                case "uap" -> {
                    if (uapsAreOfOlder) {
                        uaps.clear();
                    }
                    uapsAreOfOlder = false;
                    uaps.add(n);
                }
                case "select" -> select = Optional.of(n);
                case "without" -> n.words().stream().skip(1).forEach(items::remove);
                default -> {
                    if (!ofThisEdition.add(n.word(0))) {
                        throw n.wrong("the item is defined twice");
                    }
                    items.put(n.word(0), n);
                }
            }
        }
        make(list, number, category.title(), names, items, uaps, select);
        return list;
    }

    private static void make(
            List<Edition> to,
            int category,
            String title,
            List<String> names,
            Map<String, Node> items,
            List<Node> uaps,
            Optional<Node> select) {
        for (String name : names) {
            to.add(new Edition(category, title, name, List.copyOf(items.values()), uaps, select));
        }
    }
}
