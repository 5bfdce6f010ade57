package org.watchfire.exchange.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A growing set of numbers from 1, kept as a {@link Receipt} states it: what is contiguous, and spans above it. Not safe for several
 * threads.
 */
public final class Numbers {
    /** Most spans kept; a number that would make one more is not taken. */
    public static final int MAX_SPANS = 10_000;

    private long contiguous;
    private final TreeMap<Long, Long> above = new TreeMap<>();

    /** The number up to which all are there; 0 for none. */
    public long contiguous() {
        return contiguous;
    }

    /** Whether a number is there. */
    public boolean contains(long number) {
        Map.Entry<Long, Long> span = above.floorEntry(number);
        return number <= contiguous || (span != null && number <= span.getValue());
    }

    /** The highest number that is there; 0 for none. */
    public long highest() {
        return above.isEmpty() ? contiguous : above.lastEntry().getValue();
    }

    /** False when it was there already, or there is no room for another span. */
    public boolean add(long number) {
        if (contains(number)) {
            return false;
        }
        Map.Entry<Long, Long> before = above.lowerEntry(number);
        long from = before != null && before.getValue() == number - 1 ? before.getKey() : number;
        Long after = above.get(number + 1);
        if (from == number && after == null && number != contiguous + 1 && above.size() >= MAX_SPANS) {
            return false;
        }
        long to = after == null ? number : after;
        above.remove(number + 1);
        above.put(from, to);
        Map.Entry<Long, Long> first = above.firstEntry();
        if (first.getKey() == contiguous + 1) {
            contiguous = first.getValue();
            above.remove(first.getKey());
        }
        return true;
    }

    /** The first spans above what is contiguous, lowest first. */
    public List<Receipt.Span> spans(int most) {
        List<Receipt.Span> spans = new ArrayList<>();
        for (Map.Entry<Long, Long> span : above.entrySet()) {
            if (spans.size() == most) {
                break;
            }
            spans.add(new Receipt.Span(span.getKey(), span.getValue()));
        }
        return spans;
    }

    /** How many there are. */
    public long size() {
        long size = contiguous;
        for (Map.Entry<Long, Long> span : above.entrySet()) {
            size += span.getValue() - span.getKey() + 1;
        }
        return size;
    }

    /** Whether any number may still be added. */
    public boolean hasRoom() {
        return above.size() < MAX_SPANS;
    }

    /** Forgets all of them. */
    public void clear() {
        contiguous = 0;
        above.clear();
    }
}
