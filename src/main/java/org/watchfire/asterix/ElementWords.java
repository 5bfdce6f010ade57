package org.watchfire.asterix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.watchfire.asterix.DefinitionLines.Node;

/**
 * The words of an element's line after its name, read one after the other: bits, scale and unit, bounds. Numbers may be
 * fractions and powers, as the specifications write them ("1/2^8", "360/2^16").
 */
final class ElementWords {
    private final Node node;
    private final List<String> list;
    private int at;

    ElementWords(Node node, List<String> list) {
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
