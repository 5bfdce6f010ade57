package org.watchfire.node.snapshot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.watchfire.model.Lane;

/** A graph comes back as it was, or is refused when it is written. */
class GraphTest {
    private static final int LONG_CHAIN = 100_000;

    /** One link of a chain, or of a ring. */
    private static final class Chain {
        private final int number;
        private Chain next = this;

        private Chain(int number) {
            this.number = number;
        }
    }

    /** An object within another, which it knows. */
    private static final class Outer {
        private final List<Inner> inners = new ArrayList<>();
        private int asked;

        private final class Inner {
            private int ask() {
                return ++asked;
            }
        }
    }

    private record Pair(Object one, Object other) {}

    static Stream<Object> whatComesBack() {
        Map<Lane, String> byUnit = new EnumMap<>(Map.of(Lane.ASSURED, "a", Lane.LIVE, "b"));
        BitSet bits = new BitSet();
        bits.set(70);
        return Stream.of(
                byUnit,
                new EnumMap<>(Lane.class),
                Collections.unmodifiableMap(byUnit),
                EnumSet.of(Lane.LIVE),
                Collections.unmodifiableNavigableSet(new TreeSet<>(Set.of("b", "a"))),
                new TreeMap<>(Map.of(2, List.of(), 1, List.of("x", "y", "z"))),
                Optional.of(new Pair(1.5, Optional.empty())),
                bits,
                new Pair(Map.of(), Map.of("k", 1L)),
                new Pair("text", 'c'));
    }

    @ParameterizedTest
    @MethodSource
    void whatComesBack(Object value) {
        assertThat(again(value)).isEqualTo(value).hasSameClassAs(value);
    }

    @Test
    void whatStoodInTwoPlacesIsOneThingAgain() {
        List<String> shared = new ArrayList<>(List.of("x"));
        Pair pair = (Pair) again(new Pair(shared, shared));
        assertThat(pair.one()).isEqualTo(shared).isSameAs(pair.other()).isNotSameAs(shared);
    }

    @Test
    void aRingIsARingAgain() {
        Chain one = new Chain(1);
        Chain two = new Chain(2);
        one.next = two;
        two.next = one;
        Chain back = (Chain) again(one);
        assertThat(back.next.number).isEqualTo(2);
        assertThat(back.next.next).isSameAs(back);
    }

    @Test
    void aLongChainIsNoLimit() {
        Chain first = new Chain(0);
        Chain last = first;
        for (int i = 1; i < LONG_CHAIN; i++) {
            last.next = new Chain(i);
            last = last.next;
        }
        Chain back = (Chain) again(first);
        for (int i = 1; i < LONG_CHAIN; i++) {
            back = back.next;
        }
        assertThat(back.number).isEqualTo(LONG_CHAIN - 1);
    }

    @Test
    void anInnerObjectStillKnowsItsOuterOne() {
        Outer outer = new Outer();
        outer.inners.add(outer.new Inner());
        Outer back = (Outer) again(outer);
        assertThat(back.inners.getFirst().ask()).isEqualTo(1);
        assertThat(back.asked).isEqualTo(1);
        assertThat(outer.asked).isZero();
    }

    @Test
    void somethingStandsInForWhatCannotBeWritten() {
        Graph graph = new Graph(List.of(new StandIn<>(Thread.class, Thread::getName, GraphTest::thread)));
        Thread back = (Thread) ((Pair) again(graph, new Pair(thread("t"), 1))).one();
        assertThat(back.getName()).isEqualTo("t");
    }

    static Stream<Object> whatWouldComeBackOtherwise() {
        IntSupplier function = () -> 1;
        return Stream.of(
                new HashMap<>(Map.of(1, 2)),
                new HashSet<>(Set.of(1)),
                new LinkedHashMap<>(Map.of(1, 2)).sequencedKeySet(),
                new ArrayList<>(List.of(1, 2, 3)).subList(1, 2),
                new OwnList(),
                function,
                new Object[] {thread("t")},
                new Pair(1, new ArrayDeque<>(List.of(Thread.currentThread()))));
    }

    private static final class OwnList extends ArrayList<Integer> {
        private static final long serialVersionUID = 1L;
    }

    @ParameterizedTest
    @MethodSource
    void whatWouldComeBackOtherwise(Object value) {
        assertThatThrownBy(() -> again(value))
                .isInstanceOf(GraphFailure.class)
                .hasMessageContaining("would not come back as it is");
    }

    @Test
    void bytesThatNameAnotherTypeMakeNothing() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        graph().write(new Pair(new Chain(1), 2), bytes);
        String text = new String(bytes.toByteArray(), StandardCharsets.ISO_8859_1);
        String name = "org.watchfire.node.snapshot.GraphTest$Chai"; // the last letter carries the end mark
        assertThat(text).contains(name);
        String other = "java.util.concurrent.atomic.AtomicReferenc".substring(0, name.length());
        byte[] altered = text.replace(name, other).getBytes(StandardCharsets.ISO_8859_1);
        assertThatThrownBy(() -> graph().read(Pair.class, new ByteArrayInputStream(altered)))
                .isInstanceOf(GraphFailure.class);
    }

    @Test
    void bytesCutShortAreRefused() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        graph().write(new Pair("a long enough text", List.of(1, 2, 3)), bytes);
        byte[] whole = bytes.toByteArray();
        for (int length = 0; length < whole.length; length++) {
            ByteArrayInputStream cut = new ByteArrayInputStream(whole, 0, length);
            assertThatThrownBy(() -> graph().read(Pair.class, cut)).isInstanceOf(GraphFailure.class);
        }
    }

    private static Thread thread(String name) {
        return Thread.ofPlatform().name(name).unstarted(() -> {});
    }

    private static Graph graph() {
        return new Graph(List.of());
    }

    private static Object again(Object value) {
        return again(graph(), value);
    }

    private static Object again(Graph graph, Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        graph.write(value, bytes);
        return graph.read(Object.class, new ByteArrayInputStream(bytes.toByteArray()));
    }
}
