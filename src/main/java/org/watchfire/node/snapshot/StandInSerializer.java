package org.watchfire.node.snapshot;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;

/** Writes what stands in for an object, and makes the object of it again. */
final class StandInSerializer<T, K> extends Serializer<T> {
    private final StandIn<T, K> standIn;

    StandInSerializer(StandIn<T, K> standIn) {
        this.standIn = standIn;
    }

    @Override
    public void write(Kryo kryo, Output output, T object) {
        kryo.writeClassAndObject(output, standIn.kept().apply(object));
    }

    @Override
    @SuppressWarnings("unchecked") // what was written by the method above
    public T read(Kryo kryo, Input input, Class<? extends T> type) {
        return standIn.restored().apply((K) kryo.readClassAndObject(input));
    }
}
