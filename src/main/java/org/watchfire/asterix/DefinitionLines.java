package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a definition as a tree: one node a line (or part of a line between semicolons), children indented by two
 * more spaces. The form is described in docs/formats/asterix.md.
 */
final class DefinitionLines {
    /** One line: its words, its title if it has one, its children. */
    record Node(int line, List<String> words, String title, List<Node> children) {
        String word(int i) {
            return i < words.size() ? words.get(i) : "";
        }

        IllegalArgumentException wrong(String what) {
            return new IllegalArgumentException(
                    "line " + line + ": " + what + " in \"" + String.join(" ", words) + "\"");
        }
    }

    private DefinitionLines() {}

    /** Reads a whole text; the result's children are the lines at the margin. */
    static List<Node> parse(String text) {
        List<Node> top = new ArrayList<>();
        List<List<Node>> open = new ArrayList<>(List.of(top));
        int number = 0;
        for (String raw : text.lines().toList()) {
            number++;
            String line = raw.stripTrailing();
            if (line.isBlank() || line.stripLeading().startsWith("#")) {
                continue;
            }
            int depth = (line.length() - line.stripLeading().length()) / 2;
            if (depth >= open.size()) {
                throw new IllegalArgumentException("line " + number + ": indented too far");
            }
            while (open.size() > depth + 1) {
                open.removeLast();
            }
            List<Node> siblings = open.getLast();
            for (String part : line.strip().split(";", -1)) {
                siblings.add(node(number, part.strip()));
            }
            open.add(siblings.getLast().children());
        }
        return top;
    }

    private static Node node(int number, String text) {
        int quote = text.indexOf('"');
        String title = quote < 0 ? "" : text.substring(quote + 1, text.lastIndexOf('"'));
        String head = quote < 0 ? text : text.substring(0, quote);
        return new Node(number, List.of(head.strip().split(" +", -1)), title, new ArrayList<>());
    }
}
