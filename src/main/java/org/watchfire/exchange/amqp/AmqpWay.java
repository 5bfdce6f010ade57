package org.watchfire.exchange.amqp;

import jakarta.jms.BytesMessage;
import jakarta.jms.CompletionListener;
import jakarta.jms.DeliveryMode;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import jakarta.jms.MessageProducer;
import jakarta.jms.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.qpid.jms.JmsConnection;
import org.apache.qpid.jms.JmsConnectionFactory;
import org.watchfire.exchange.keys.ClientTls;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.outside.Transport.Arrival;
import org.watchfire.exchange.outside.Transport.Post;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.model.NationId;

/**
 * One channel's connection. A thread connects, sends what is queued, and begins anew when the connection fails; it alone
 * ever blocks. On the assured channel a full queue refuses; on the others the oldest makes room.
 */
final class AmqpWay {
    private static final Logger LOG = Logger.getLogger(AmqpWay.class.getName());
    /** Qpid JMS: each message by itself; the JMS standard has no name for it. */
    private static final int INDIVIDUAL_ACKNOWLEDGE = 101;

    private static final int ASSURED_QUEUE = 2048;
    private static final int SHORT_LIVED_QUEUE = 128;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long LONGEST_PAUSE_MILLIS = 2000;
    private static final String OPTIONS =
            "?transport.verifyHost=true&transport.tcpNoDelay=true&transport.connectTimeout=5000"
                    + "&amqp.saslMechanisms=EXTERNAL&amqp.idleTimeout=10000&jms.connectTimeout=5000&jms.requestTimeout=10000"
                    + "&jms.sendTimeout=10000&jms.closeTimeout=2000&jms.prefetchPolicy.all=1000&jms.validatePropertyNames=false";

    private final Channel channel;
    private final KeyRing ring;
    private final NationId hub;
    private final List<HubAddress> addresses;
    private final ExchangeClock clock;
    private final BlockingQueue<Post> queue;
    private final AtomicBoolean up = new AtomicBoolean();
    private final Object stateLock = new Object();
    private volatile boolean closing;
    private volatile Thread thread = Thread.currentThread();

    AmqpWay(Channel channel, KeyRing ring, NationId hub, List<HubAddress> addresses, ExchangeClock clock) {
        this.channel = channel;
        this.ring = ring;
        this.hub = hub;
        this.addresses = List.copyOf(addresses);
        this.clock = clock;
        this.queue = new LinkedBlockingDeque<>(channel == Channel.ASSURED ? ASSURED_QUEUE : SHORT_LIVED_QUEUE);
    }

    void start(Transport.Listener listener) {
        thread = Thread.ofPlatform()
                .daemon()
                .name("amqp-" + ring.nation() + "-" + channel.addressPart())
                .start(() -> run(listener));
    }

    void send(Post post) {
        synchronized (stateLock) {
            if (up.get()) {
                while (!queue.offer(post)) {
                    Post out = channel == Channel.ASSURED ? post : queue.poll();
                    if (out != null) {
                        out.outcome().accept(false);
                    }
                    if (channel == Channel.ASSURED) {
                        return;
                    }
                }
                return;
            }
        }
        post.outcome().accept(false);
    }

    private void run(Transport.Listener listener) {
        long pause = FIRST_PAUSE_MILLIS;
        String lastTrouble = "";
        for (int attempt = 0; !closing; attempt++) {
            HubAddress address = addresses.get(attempt % addresses.size());
            String trouble;
            try (Line line = new Line(address, listener)) {
                pause = FIRST_PAUSE_MILLIS;
                lastTrouble = "";
                setUp(true);
                listener.link(channel, true, "connected to " + hub + " at " + address);
                trouble = line.sendUntilItFails();
            } catch (JMSException | RuntimeException failure) {
                trouble = String.valueOf(failure.getMessage());
            }
            if (setUp(false)) {
                listener.link(channel, false, trouble);
            }
            failQueued();
            if (!closing && !trouble.equals(lastTrouble)) {
                lastTrouble = trouble;
                String text = trouble;
                LOG.info(() -> ring.nation() + " " + channel + ": no link to " + hub + " at " + address + ": " + text);
            }
            pause(pause);
            pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
        }
    }

    /** Whether it was up before. */
    private boolean setUp(boolean value) {
        synchronized (stateLock) {
            return up.getAndSet(value);
        }
    }

    private void failQueued() {
        List<Post> left = new ArrayList<>();
        queue.drainTo(left);
        left.forEach(post -> post.outcome().accept(false));
    }

    private void pause(long millis) {
        if (!closing) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException interrupted) {
                closing = true;
            }
        }
    }

    void close() {
        closing = true;
        if (thread != Thread.currentThread()) {
            thread.interrupt();
            try {
                thread.join(3000);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** An open connection with its sender and receiver. */
    private final class Line implements AutoCloseable {
        private final ClientTls tls = ring.client(hub);
        private final JmsConnection connection;
        private final Session sending;
        private final MessageProducer producer;
        private volatile String trouble = "";

        Line(HubAddress address, Transport.Listener listener) throws JMSException {
            String presettle = channel == Channel.ASSURED ? "" : "&jms.presettlePolicy.presettleAll=true";
            JmsConnectionFactory factory = new JmsConnectionFactory(address + OPTIONS + presettle);
            factory.setSslContext(tls.context());
            connection = (JmsConnection) factory.createConnection();
            try {
                connection.setExceptionListener(failure -> trouble = String.valueOf(failure.getMessage()));
                sending = connection.createSession(false, Session.AUTO_ACKNOWLEDGE);
                producer = sending.createProducer(
                        sending.createQueue("from." + ring.nation() + "." + channel.addressPart()));
                producer.setDisableMessageTimestamp(true);
                Session receiving = connection.createSession(
                        channel == Channel.ASSURED ? INDIVIDUAL_ACKNOWLEDGE : Session.AUTO_ACKNOWLEDGE);
                MessageConsumer consumer = receiving.createConsumer(
                        receiving.createQueue("to." + ring.nation() + "." + channel.addressPart()));
                consumer.setMessageListener(message -> deliver(message, listener));
                connection.start();
            } catch (JMSException | RuntimeException failure) {
                closeConnection();
                throw failure;
            }
        }

        private void deliver(Message message, Transport.Listener listener) {
            long received = clock.wallUnixNanos();
            try {
                byte[] bytes = body(message);
                listener.received(new Arrival(
                        channel,
                        bytes,
                        property(message, Relay.HUB_IN),
                        property(message, Relay.HUB_OUT),
                        received,
                        () -> acknowledge(message)));
            } catch (JMSException | IllegalStateException failure) {
                LOG.log(Level.WARNING, ring.nation() + " " + channel + ": a message could not be taken", failure);
            }
        }

        private void acknowledge(Message message) {
            if (channel == Channel.ASSURED) {
                try {
                    message.acknowledge();
                } catch (JMSException gone) {
                    LOG.log(Level.FINE, "the hub will send it again", gone);
                }
            }
        }

        /** Returns why it ended. */
        String sendUntilItFails() throws JMSException {
            while (!closing && trouble.isEmpty()) {
                try {
                    Post post = queue.poll(50, TimeUnit.MILLISECONDS);
                    if (tls.isRevoked().getAsBoolean()) {
                        return "the certificate of " + hub + " was revoked";
                    }
                    if (post != null) {
                        send(post);
                    }
                } catch (InterruptedException interrupted) {
                    return "closed";
                }
            }
            return closing ? "closed" : trouble;
        }

        private void send(Post post) throws JMSException {
            try {
                BytesMessage message = sending.createBytesMessage();
                message.writeBytes(post.bytes());
                if (!post.duplicateId().isEmpty()) {
                    message.setStringProperty("_AMQ_DUPL_ID", post.duplicateId());
                }
                if (channel == Channel.ASSURED) {
                    producer.send(message, DeliveryMode.PERSISTENT, 4, 0, new Told(post));
                } else {
                    producer.send(message, DeliveryMode.NON_PERSISTENT, 4, post.lifeMillis());
                    post.outcome().accept(true);
                }
            } catch (JMSException failure) {
                post.outcome().accept(false);
                throw failure;
            }
        }

        private void closeConnection() {
            try {
                connection.close();
            } catch (JMSException failure) {
                LOG.log(Level.FINE, "closing a connection that failed", failure);
            }
        }

        @Override
        public void close() {
            closeConnection();
        }
    }

    /** Passes the hub's word on. */
    private record Told(Post post) implements CompletionListener {
        @Override
        public void onCompletion(Message message) {
            post.outcome().accept(true);
        }

        @Override
        public void onException(Message message, Exception exception) {
            post.outcome().accept(false);
        }
    }

    private static byte[] body(Message message) throws JMSException {
        if (!(message instanceof BytesMessage bytesMessage) || bytesMessage.getBodyLength() > Envelope.MAX_BYTES) {
            return new byte[0];
        }
        byte[] bytes = new byte[(int) bytesMessage.getBodyLength()];
        bytesMessage.readBytes(bytes);
        return bytes;
    }

    private static long property(Message message, String name) throws JMSException {
        return message.propertyExists(name) ? message.getLongProperty(name) : 0;
    }
}
