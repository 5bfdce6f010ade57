package org.watchfire.node.snapshot;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Maps by enumeration. An empty one does not tell of which; the JDK's own serialization of it does. */
@SuppressWarnings({"rawtypes", "unchecked"}) // of whichever enumeration
final class EnumMaps extends Serializer<EnumMap> {
    private static final int MOST_BYTES = 4096;

    @Override
    public void write(Kryo kryo, Output output, EnumMap map) {
        EnumMap empty = map.clone();
        empty.clear();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream stream = new ObjectOutputStream(bytes)) {
            stream.writeObject(empty);
        } catch (IOException failure) {
            throw new KryoException("an empty map by enumeration cannot be written", failure);
        }
        output.writeInt(bytes.size());
        output.writeBytes(bytes.toByteArray());
        kryo.writeClassAndObject(output, new LinkedHashMap<>(map));
    }

    @Override
    @SuppressWarnings("BanSerializableRead") // of bytes whose hash is known, see Graph; an empty map, and nothing else
    public EnumMap read(Kryo kryo, Input input, Class<? extends EnumMap> type) {
        int length = input.readInt();
        if (length < 0 || length > MOST_BYTES) {
            throw new KryoException("an empty map by enumeration of " + length + " bytes");
        }
        EnumMap map;
        try (ObjectInputStream stream = new ObjectInputStream(new ByteArrayInputStream(input.readBytes(length)))) {
            stream.setObjectInputFilter(info -> info.serialClass() == null
                            || info.serialClass() == EnumMap.class
                            || info.serialClass().isEnum()
                            || info.serialClass() == Class.class
                            || info.serialClass() == Enum.class
                            || info.serialClass() == Object[].class
                    ? java.io.ObjectInputFilter.Status.ALLOWED
                    : java.io.ObjectInputFilter.Status.REJECTED);
            map = (EnumMap) stream.readObject();
        } catch (IOException | ClassNotFoundException failure) {
            throw new KryoException("an empty map by enumeration cannot be read", failure);
        }
        kryo.reference(map);
        map.putAll((Map) kryo.readClassAndObject(input));
        return map;
    }
}
