package org.watchfire.node.snapshot;

import java.util.function.Function;

/**
 * What is written in the place of objects of one type that cannot be written field by field: compiled rules, large tables
 * that every process has anyway, collections of another's making.
 *
 * @param type exactly; not its subtypes
 * @param kept what is written of one
 * @param restored makes one of that
 */
public record StandIn<T, K>(Class<T> type, Function<T, K> kept, Function<K, T> restored) {}
