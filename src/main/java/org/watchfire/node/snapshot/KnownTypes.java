package org.watchfire.node.snapshot;

import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The types a graph may hold: ours, and those of the JDK that come back as they were. Refused are collections whose order is
 * that of a hash table, since it would be another one in the next process and so might the decisions be; collections of our
 * own making, of which only the elements would come back; and whatever is no data, such as threads, files and functions.
 * Bytes that name any other type are refused before anything is made of them.
 */
final class KnownTypes extends DefaultClassResolver {
    private static final String OURS = "org.watchfire.";

    private static final Set<Class<?>> OF_JDK = Set.of(
            ArrayList.class,
            LinkedList.class,
            ArrayDeque.class,
            PriorityQueue.class,
            LinkedHashMap.class,
            LinkedHashSet.class,
            TreeMap.class,
            TreeSet.class,
            EnumMap.class,
            BitSet.class,
            Optional.class,
            OptionalInt.class,
            OptionalLong.class,
            OptionalDouble.class,
            Object.class,
            List.of().getClass(),
            List.of(1).getClass(),
            Set.of().getClass(),
            Set.of(1).getClass(),
            Map.of().getClass(),
            Map.of(1, 1).getClass(),
            Arrays.asList(1).getClass(),
            Collections.emptyList().getClass(),
            Collections.emptySet().getClass(),
            Collections.emptyMap().getClass(),
            Collections.singletonList(1).getClass(),
            Collections.singleton(1).getClass(),
            Collections.singletonMap(1, 1).getClass());

    private final Set<Class<?>> handled = new HashSet<>(WrappedCollections.types());

    KnownTypes(List<StandIn<?, ?>> standIns) {
        standIns.forEach(standIn -> handled.add(standIn.type()));
    }

    @Override
    @SuppressWarnings("rawtypes") // as declared by the library
    public Registration registerImplicit(Class type) {
        Class<?> element = type;
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (!element.isPrimitive() && !isKnown(element)) {
            throw new IllegalArgumentException(type.getName()
                    + " would not come back as it is: use another type, or let something stand in for it");
        }
        return super.registerImplicit(type);
    }

    private boolean isKnown(Class<?> type) {
        if (handled.contains(type) || OF_JDK.contains(type) || EnumSet.class.isAssignableFrom(type)) {
            return true;
        }
        boolean isCollection = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
        boolean isOfJdk = Number.class.isAssignableFrom(type) || type == String.class || type == Boolean.class;
        return isOfJdk || (type.getName().startsWith(OURS) && !isCollection && !type.isHidden() && !type.isSynthetic());
    }
}
