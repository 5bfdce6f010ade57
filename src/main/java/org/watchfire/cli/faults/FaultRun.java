package org.watchfire.cli.faults;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.watchfire.cli.demo.CuttableLink;
import org.watchfire.cli.failure.CommandFailure;
import org.watchfire.exchange.amqp.FreePort;
import org.watchfire.exchange.keys.KeyMaker;
import org.watchfire.model.NationId;

/**
 * Two nations and a hub as processes under full load, while one thing after another is done to them:
 *
 * <pre>
 * JPN ══ wire ══╗         ╔══ wire ══ KOR       seed ─► kinds in shuffled order, pauses, lengths
 *               hub (USA) ╝                     end  ─► all receipted ─► {@link FaultVerdict} from the journals alone
 * </pre>
 */
public final class FaultRun implements AutoCloseable {
    private static final long LONG_CUT_MILLIS = 30_000;
    /** A run shorter than this has no long cut. */
    private static final int LONG_RUN = 20;

    private static final long DRAIN_SECONDS = 240;

    private final Path root;
    private final Path journals;
    private final Random random;
    private final PrintWriter notes;
    private final boolean fillsDisk;
    private final Map<NationId, CuttableLink> wires = new HashMap<>();
    private final List<MemberProcess> nations = new ArrayList<>();
    private final MemberProcess hub;
    private boolean owesLongCut;

    /**
     * Makes keys and starts all processes.
     *
     * @param root an empty folder
     * @param smallDisk a folder of a file system that may be filled to the brim; where there is none no disk is full
     * @param items warnings in all, half of them each way
     * @param rate track updates a second each way
     * @param seed of order, pauses and lengths
     * @param notes where each fault is told
     */
    public FaultRun(Path root, Optional<Path> smallDisk, long items, int rate, long seed, PrintWriter notes)
            throws IOException, InterruptedException {
        this.root = root;
        this.journals = smallDisk.orElse(root);
        this.fillsDisk = smallDisk.isPresent();
        this.random = new Random(seed);
        this.notes = notes;
        List<NationId> all = new ArrayList<>(Member.NATIONS);
        all.add(Member.HUB);
        new KeyMaker(root.resolve("keys"), Instant.now()).init(all, Map.of());
        int hubPort = FreePort.on("127.0.0.1");
        hub = new MemberProcess(root, List.of("hub", root.toString(), Integer.toString(hubPort)));
        for (NationId nation : Member.NATIONS) {
            CuttableLink wire = new CuttableLink(hubPort);
            wires.put(nation, wire);
            nations.add(new MemberProcess(
                    root,
                    List.of(
                            nation.code(),
                            root.toString(),
                            Integer.toString(wire.port()),
                            journals.toString(),
                            Long.toString(items / 2),
                            Integer.toString(rate))));
        }
    }

    /** Does {@code count} faults, each kind as often as the next, one after the other, and tells how many of each. */
    public Map<FaultKind, Integer> inject(int count) throws IOException, InterruptedException {
        List<FaultKind> kinds = Stream.of(FaultKind.values())
                .filter(kind -> fillsDisk || kind != FaultKind.DISK_FULL)
                .toList();
        List<FaultKind> order = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            order.add(kinds.get(i % kinds.size()));
        }
        Collections.shuffle(order, random);
        owesLongCut = count >= LONG_RUN;
        Map<FaultKind, Integer> done = new EnumMap<>(FaultKind.class);
        for (FaultKind kind : order) {
            TimeUnit.MILLISECONDS.sleep(200 + random.nextInt(1300));
            inject(kind);
            done.merge(kind, 1, Integer::sum);
        }
        return done;
    }

    private void inject(FaultKind kind) throws IOException, InterruptedException {
        int which = random.nextInt(nations.size());
        MemberProcess nation = nations.get(which);
        long millis = 200L + random.nextInt(2800);
        notes.println(kind + " " + Member.NATIONS.get(which) + " " + millis + " ms");
        notes.flush();
        switch (kind) {
            case NATION_KILLED -> nation.killAndRestart();
            case HUB_KILLED -> hub.killAndRestart();
            case NATION_FROZEN -> nation.freeze(millis);
            case HUB_FROZEN -> hub.freeze(millis);
            case WIRE_CUT -> {
                CuttableLink wire = Optional.ofNullable(wires.get(Member.NATIONS.get(which)))
                        .orElseThrow();
                wire.cut();
                TimeUnit.MILLISECONDS.sleep(owesLongCut ? LONG_CUT_MILLIS : millis);
                owesLongCut = false;
                wire.restore();
            }
            case DISK_FULL -> {
                Path ballast = journals.resolve("ballast");
                try {
                    DiskFiller.fill(ballast);
                    TimeUnit.MILLISECONDS.sleep(500 + millis);
                } finally {
                    Files.deleteIfExists(ballast);
                }
            }
        }
    }

    /** Waits until every warning is receipted, ends all processes and reads their journals. */
    public FaultVerdict judge() throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(DRAIN_SECONDS);
        while (!nations.stream().allMatch(MemberProcess::isDone)) {
            if (System.nanoTime() > end || !nations.stream().allMatch(MemberProcess::isAlive) || !hub.isAlive()) {
                throw new CommandFailure("not every warning was receipted within " + DRAIN_SECONDS
                        + " s of the last fault, or a process ended by itself; its log is in " + root);
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
        close();
        return FaultVerdict.of(journals);
    }

    @Override
    public void close() {
        nations.forEach(MemberProcess::close);
        hub.close();
        wires.values().forEach(CuttableLink::close);
    }
}
