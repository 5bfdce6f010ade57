package org.watchfire.exchange.outside;

import java.util.function.Consumer;

/** Carries signed bytes between this node and its hub. Two exist: AMQP, and the simulated one. */
public interface Transport extends AutoCloseable {
    /** Connects, and keeps trying until closed. Calls back on threads of its own. */
    void start(Listener listener);

    /**
     * Takes an envelope to this node's own address at the hub. Never blocks.
     *
     * @param post what and how
     */
    void send(Post post);

    /** Ends; nothing is called back afterwards. */
    @Override
    void close();

    /**
     * An envelope on its way out.
     *
     * @param channel it goes by
     * @param bytes all of it
     * @param duplicateId the hub keeps only the first of those with the same id; empty where that does not matter
     * @param lifeMillis after which the hub throws it away; 0 for never
     * @param outcome told once whether the hub has it; on any thread
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Post(Channel channel, byte[] bytes, String duplicateId, int lifeMillis, Consumer<Boolean> outcome) {}

    /**
     * An envelope that came in.
     *
     * @param channel it came by
     * @param bytes all of it
     * @param hubInUnixNanos when the hub took it, by the hub's clock; 0 when not known. Not signed by anybody.
     * @param hubOutUnixNanos when the hub passed it on; likewise
     * @param receivedUnixNanos when it arrived here, by this node's clock
     * @param acknowledge lets the hub forget it; to be called once the node holds it
     */
    @SuppressWarnings("ArrayRecordComponent") // carried, never compared
    record Arrival(
            Channel channel,
            byte[] bytes,
            long hubInUnixNanos,
            long hubOutUnixNanos,
            long receivedUnixNanos,
            Runnable acknowledge) {}

    /** Who is told. */
    interface Listener {
        /** An envelope came. */
        void received(Arrival arrival);

        /**
         * A way to the hub opened or closed.
         *
         * @param channel which
         * @param up whether it is open now
         * @param why one sentence
         */
        void link(Channel channel, boolean up, String why);
    }
}
