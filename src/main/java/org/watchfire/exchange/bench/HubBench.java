package org.watchfire.exchange.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.watchfire.exchange.amqp.AmqpTransport;
import org.watchfire.exchange.amqp.Hub;
import org.watchfire.exchange.amqp.HubAddress;
import org.watchfire.exchange.amqp.HubSettings;
import org.watchfire.exchange.amqp.HubStatus;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.Channel;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.exchange.outside.Transport;
import org.watchfire.exchange.wire.Decoded;
import org.watchfire.exchange.wire.Envelope;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;

/**
 * Measures what a hub costs as nations join: N of them in one process with it, each pair in turn sending signed blocks of 100 tracks
 * and every tenth time a warning, at a stated rate over all. Processor time is that of the broker's own threads, relay included.
 */
public final class HubBench {
    private static final Realm REALM = Realm.TEST;
    private static final int ENVELOPES_PER_WARNING = 10;
    private static final long WARM_UP_SECONDS = 8;
    private static final long SHORTEST_WAIT_NANOS = 5_000_000L;

    private final Path folder;
    private final List<NationId> nations = new ArrayList<>();
    private final ExchangeClock clock = ExchangeClock.system(() -> System.currentTimeMillis() * 1_000_000, 0);
    private final List<Long> tookNanos = new ArrayList<>();
    private long bytes;
    private volatile boolean measuring;

    private HubBench(Path folder, int count) {
        this.folder = folder;
        for (int number = 0; number < count; number++) {
            nations.add(new NationId("Q" + (char) ('A' + number / 26) + (char) ('A' + number % 26)));
        }
    }

    /**
     * What was measured.
     *
     * @param perSecond envelopes passed on
     * @param bytes of an envelope, mean
     * @param hubMicros processor time of the hub for each, microseconds
     * @param took from signing to the recipient, ms; not verified there
     */
    public record Result(long perSecond, long bytes, double hubMicros, Percentiles took) {}

    /**
     * Runs.
     *
     * @param folder empty; for keys and the broker's files
     * @param nations 2 to 300, the hub's among them
     * @param rate envelopes a second over all pairs
     * @param seconds measured, after 8 s of warming up
     */
    public static Result run(Path folder, int nations, int rate, long seconds)
            throws IOException, InterruptedException {
        HubBench bench = new HubBench(folder, nations);
        new KeyMaker(folder.resolve("keys"), Instant.now()).init(bench.nations, Map.of());
        return bench.run(rate, seconds);
    }

    private Result run(int rate, long seconds) throws InterruptedException {
        List<Member> members = new ArrayList<>();
        KeyRing ring = ring(nations.getFirst());
        HubSettings settings = new HubSettings(ring, new TreeSet<>(nations), "127.0.0.1", 0, folder.resolve("hub"));
        try (Hub hub = Hub.start(settings, clock)) {
            for (NationId nation : nations) {
                members.add(new Member(ring(nation), hub.address()));
            }
            for (Member member : members) {
                member.awaitLinks();
            }
            Load load = new Load(nations, REALM, clock);
            drive(load, members, rate, WARM_UP_SECONDS);
            long passed = passed(hub);
            long processor = hubNanos();
            measuring = true;
            drive(load, members, rate, seconds);
            measuring = false;
            passed = passed(hub) - passed;
            processor = hubNanos() - processor;
            synchronized (tookNanos) {
                return new Result(
                        passed / seconds,
                        bytes / Math.max(1, tookNanos.size()),
                        processor * 1e-3 / passed,
                        Percentiles.of(tookNanos));
            }
        } finally {
            members.forEach(member -> member.transport.close());
        }
    }

    private KeyRing ring(NationId nation) {
        return KeyRing.open(folder.resolve("keys").resolve(nation.code()), nation, REALM);
    }

    private static long passed(Hub hub) {
        HubStatus status = hub.status();
        return status.passedAssured() + status.passedLive();
    }

    /** Processor time of the broker's threads; they bear its name, the clients' do not. */
    private static long hubNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long nanos = 0;
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null
                    && thread.getThreadName().toLowerCase(Locale.ROOT).contains("activemq")) {
                nanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        return nanos;
    }

    /** Every pair in turn, at the rate. */
    private static void drive(Load load, List<Member> members, int rate, long seconds) throws InterruptedException {
        int count = members.size();
        Pace pace = new Pace(rate, SHORTEST_WAIT_NANOS);
        for (long number = 0; number < rate * seconds; number++) {
            Member from = members.get((int) (number % count));
            Member to = members.get((int) ((number + 1 + number / count % (count - 1)) % count));
            from.send(load, to.ring.nation(), number % ENVELOPES_PER_WARNING == 0);
            pace.await();
        }
    }

    /** One nation: its connections, and no more. */
    private final class Member {
        private final KeyRing ring;
        private final Transport transport;
        private final AtomicInteger links = new AtomicInteger();

        Member(KeyRing ring, HubAddress hub) {
            this.ring = ring;
            this.transport = new AmqpTransport(ring, nations.getFirst(), List.of(hub), clock);
            transport.start(new Transport.Listener() {
                @Override
                public void received(Transport.Arrival arrival) {
                    arrival.acknowledge().run();
                    if (measuring
                            && Envelope.parse(arrival.bytes()) instanceof Decoded.Value<Envelope>(Envelope envelope)) {
                        long took =
                                arrival.receivedUnixNanos() - envelope.header().sentUnixNanos();
                        synchronized (tookNanos) {
                            tookNanos.add(took);
                            bytes += arrival.bytes().length;
                        }
                    }
                }

                @Override
                public void link(Channel channel, boolean up, String why) {
                    links.addAndGet(up ? 1 : -1);
                }
            });
        }

        void awaitLinks() throws InterruptedException {
            while (links.get() < Channel.values().length) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
        }

        void send(Load load, NationId to, boolean warning) {
            byte[] bytes = warning ? load.assured(ring, to) : load.block(ring, to);
            Channel channel = warning ? Channel.ASSURED : Channel.LIVE;
            transport.send(new Transport.Post(channel, bytes, "", 5000, sent -> {}));
        }
    }
}
