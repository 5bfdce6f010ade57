package org.watchfire.node.snapshot;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.SerializerFactory.FieldSerializerFactory;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.FieldSerializer.FieldSerializerConfig;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import com.esotericsoftware.kryo.util.MapReferenceResolver;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.EnumMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Writes a graph of plain objects as bytes and reads it again, with every reference as it was. Only the build that wrote the
 * bytes can read them. A graph goes on exactly as the one it was made of, so what would not is refused when it is written:
 * see {@link KnownTypes}.
 */
public final class Graph {
    /** A chain of objects as long as a track's history is walked by calls within calls. */
    private static final long STACK_BYTES = 256L << 20;

    private static final int BUFFER_BYTES = 1 << 16;

    private final List<StandIn<?, ?>> standIns;

    /** @param standIns for what cannot be written field by field */
    public Graph(List<StandIn<?, ?>> standIns) {
        this.standIns = List.copyOf(standIns);
    }

    /**
     * Writes all that can be reached from {@code root}, which must not change meanwhile. The stream stays open.
     *
     * @throws GraphFailure if something in it would not come back as it is, or the stream fails
     */
    public void write(Object root, OutputStream stream) {
        onDeepStack(() -> {
            Output output = new Output(stream, BUFFER_BYTES);
            kryo().writeClassAndObject(output, root);
            output.flush();
            return root;
        });
    }

    /**
     * Reads what {@link #write} wrote.
     *
     * @throws GraphFailure if the bytes are no such graph, or the stream fails
     */
    public <T> T read(Class<T> type, InputStream stream) {
        return onDeepStack(() -> type.cast(kryo().readClassAndObject(new Input(stream, BUFFER_BYTES))));
    }

    private Kryo kryo() {
        Kryo kryo = new Kryo(new KnownTypes(standIns), new MapReferenceResolver());
        kryo.setRegistrationRequired(false);
        kryo.setInstantiatorStrategy(new DefaultInstantiatorStrategy(new StdInstantiatorStrategy()));
        FieldSerializerConfig fields = new FieldSerializerConfig();
        fields.setIgnoreSyntheticFields(false); // an inner object's outer one is such a field
        kryo.setDefaultSerializer(new FieldSerializerFactory(fields));
        kryo.addDefaultSerializer(EnumMap.class, new EnumMaps());
        WrappedCollections.types().forEach(type -> kryo.addDefaultSerializer(type, new WrappedCollections()));
        standIns.forEach(standIn -> kryo.addDefaultSerializer(standIn.type(), new StandInSerializer<>(standIn)));
        return kryo;
    }

    private static <T> T onDeepStack(Supplier<T> work) {
        CompletableFuture<T> done = new CompletableFuture<>();
        Thread thread = new Thread(
                null,
                () -> {
                    try {
                        done.complete(work.get());
                    } catch (KryoException
                            | IllegalArgumentException
                            | ClassCastException
                            | StackOverflowError failure) {
                        done.completeExceptionally(new GraphFailure(String.valueOf(failure.getMessage()), failure));
                    } catch (RuntimeException | Error broken) {
                        done.completeExceptionally(broken);
                    }
                },
                "graph",
                STACK_BYTES);
        thread.start();
        try {
            return done.join();
        } catch (CompletionException failure) {
            if (failure.getCause() instanceof GraphFailure known) {
                throw known;
            }
            throw failure;
        }
    }
}
