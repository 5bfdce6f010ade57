package org.watchfire.node.snapshot;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The JDK's unmodifiable collections: what they show is written, and wrapped again. A change of the collection behind one
 * would not show any more; ours wrap copies.
 */
final class WrappedCollections extends Serializer<Object> {
    /** What {@code Collections.unmodifiable...} returns. */
    static List<Class<?>> types() {
        return List.of(
                Collections.unmodifiableList(new ArrayList<>()).getClass(),
                Collections.unmodifiableSet(new LinkedHashSet<>()).getClass(),
                Collections.unmodifiableSortedSet(new TreeSet<>()).getClass(),
                Collections.unmodifiableNavigableSet(new TreeSet<>()).getClass(),
                Collections.unmodifiableMap(new LinkedHashMap<>()).getClass(),
                Collections.unmodifiableSortedMap(new TreeMap<>()).getClass(),
                Collections.unmodifiableNavigableMap(new TreeMap<>()).getClass());
    }

    @Override
    public void write(Kryo kryo, Output output, Object wrapped) {
        kryo.writeClassAndObject(
                output,
                switch (wrapped) {
                    case java.util.SortedSet<?> set -> new TreeSet<>(set);
                    case Set<?> set -> new LinkedHashSet<>(set);
                    case java.util.SortedMap<?, ?> map -> new TreeMap<>(map);
                    case Map<?, ?> map -> new LinkedHashMap<>(map);
                    default -> new ArrayList<>((List<?>) wrapped);
                });
    }

    @Override
    public Object read(Kryo kryo, Input input, Class<? extends Object> type) {
        Object shown = kryo.readClassAndObject(input);
        return switch (shown) {
            case NavigableSet<?> set -> Collections.unmodifiableNavigableSet(set);
            case Set<?> set -> Collections.unmodifiableSet(set);
            case NavigableMap<?, ?> map -> Collections.unmodifiableNavigableMap(map);
            case Map<?, ?> map -> Collections.unmodifiableMap(map);
            default -> Collections.unmodifiableList((List<?>) shown);
        };
    }
}
