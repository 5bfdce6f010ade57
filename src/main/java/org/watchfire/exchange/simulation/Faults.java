package org.watchfire.exchange.simulation;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.watchfire.exchange.simulation.SeedResult.Fault;
import org.watchfire.model.NationId;

/**
 * What goes wrong, and when it is mended: in one seed up to twelve faults of any kind, in each hour of a long run one of every kind
 * that can be mended and some more, over each other as they fall.
 */
final class Faults {
    private static final int MOST = 12;
    private static final Fault[] KINDS =
            EnumSet.complementOf(EnumSet.of(Fault.GONE)).toArray(Fault[]::new);
    private static final Set<Fault> DEATHS = EnumSet.of(Fault.KILL, Fault.TORN_WRITE);
    /** In an hour of a long run, beyond one of each kind. */
    private static final int MORE_AN_HOUR = 6;

    private static final int LONG_ONE_IN = 8;
    private static final int SAID_BEFORE_DEATH = 3;
    private static final int MOST_BEFORE_DEATH_MS = 100;

    private static final int GONE_ONE_IN = 6;
    /** Of what keeps nothing from arriving. */
    private static final Set<Fault> HARMLESS = EnumSet.of(Fault.CLOCK, Fault.POLICY, Fault.SWITCH);

    private final Timeline timeline;
    private final Random random;
    private final Wire wire;
    private final Hub hub;
    private final List<Node> nodes;
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private Optional<NationId> gone = Optional.empty();
    private boolean shiftStays;
    private int active;
    private long mendedAt = Long.MIN_VALUE;

    Faults(Timeline timeline, Random random, Wire wire, Hub hub, List<Node> nodes) {
        this.timeline = timeline;
        this.random = random;
        this.wire = wire;
        this.hub = hub;
        this.nodes = nodes;
    }

    /** How many of each kind were injected so far. */
    Map<Fault, Integer> counts() {
        return counts;
    }

    /** Whether nothing was broken from a moment of simulated time until now. */
    boolean isWholeSince(long moment) {
        return active == 0 && mendedAt < moment;
    }

    /** Which nation's node will never be there again. */
    boolean isGone(NationId nation) {
        return gone.filter(nation::equals).isPresent();
    }

    /** In some seeds a node leaves for good; {@code then} hears of it. */
    void planLeaving(long troubleEnds, Consumer<Node> then) {
        if (random.nextInt(GONE_ONE_IN) == 0) {
            Node node = nodes.get(random.nextInt(nodes.size()));
            timeline.at(Simulation.SECOND + (long) (random.nextDouble() * (troubleEnds - Simulation.SECOND)), () -> {
                counts.merge(Fault.GONE, 1, Integer::sum);
                leave(node);
                then.accept(node);
            });
        }
    }

    private void leave(Node node) {
        gone = Optional.of(node.nation());
        wire.setGone(node);
        if (node.isAlive() && random.nextBoolean()) {
            node.kill(random.nextInt(node.journal().pending() + 1));
        }
    }

    void plan(long troubleEnds) {
        int count = random.nextInt(MOST + 1);
        for (int i = 0; i < count; i++) {
            long begin = Simulation.SECOND + (long) (random.nextDouble() * (troubleEnds - 12 * Simulation.SECOND));
            long length = (200 + random.nextInt(9000)) * Simulation.MS;
            plan(KINDS[random.nextInt(KINDS.length)], begin, Math.min(length, troubleEnds - begin));
        }
    }

    /**
     * In a long run: the faults of some time from now on, which are mended when it is over. Most last a minute at most, some up to a
     * quarter of the time.
     *
     * @param spared never dies: what its process keeps too long would be gone with it
     * @param speak makes a node say something: just before a death, so that it finds things half done
     */
    void planHour(long nanos, NationId spared, Consumer<Node> speak) {
        List<Node> mortal =
                nodes.stream().filter(node -> !node.nation().equals(spared)).toList();
        for (int i = 0; i < KINDS.length + MORE_AN_HOUR; i++) {
            Fault kind = KINDS[i < KINDS.length ? i : random.nextInt(KINDS.length)];
            boolean isLong = random.nextInt(LONG_ONE_IN) == 0;
            long most = isLong ? nanos / 4 : Math.min(Simulation.MINUTE, nanos / 4);
            long length = Simulation.SECOND + (long) (random.nextDouble() * (most - Simulation.SECOND));
            long begin = Simulation.SECOND + (long) (random.nextDouble() * (nanos - length - Simulation.SECOND));
            boolean isDeath = DEATHS.contains(kind);
            Node node = any(isDeath ? mortal : nodes);
            for (int said = 0; isDeath && said < SAID_BEFORE_DEATH; said++) {
                timeline.at(begin - random.nextInt(MOST_BEFORE_DEATH_MS) * Simulation.MS, () -> speak.accept(node));
            }
            plan(kind, node, any(nodes), begin, length);
        }
    }

    /** All is mended, and was judged: a clock that has stayed off is set right. */
    void settled() {
        nodes.forEach(node -> node.clock().shift(0));
        shiftStays = false;
    }

    private void plan(Fault kind, long begin, long length) {
        Node node = any(nodes);
        plan(kind, node, any(nodes), begin, length);
    }

    private Node any(List<Node> among) {
        return among.get(random.nextInt(among.size()));
    }

    private void plan(Fault kind, Node node, Node other, long begin, long length) {
        timeline.at(begin, () -> {
            counts.merge(kind, 1, Integer::sum);
            Runnable mending = begin(kind, node, other.nation());
            active += HARMLESS.contains(kind) ? 0 : 1;
            timeline.at(length, () -> mended(kind, mending));
        });
    }

    private void mended(Fault kind, Runnable mending) {
        mending.run();
        if (!HARMLESS.contains(kind)) {
            active--;
            mendedAt = timeline.time().nanos();
        }
    }

    /** Does the damage; returns what mends it. */
    private Runnable begin(Fault kind, Node node, NationId partner) {
        return switch (kind) {
            case CUT -> {
                wire.setCut(node, true);
                wire.disconnect(node);
                yield () -> wire.setCut(node, false);
            }
            case SILENCE -> {
                wire.setCut(node, true);
                yield () -> {
                    wire.setCut(node, false);
                    wire.disconnect(node);
                };
            }
            case DEAF -> {
                wire.setDeaf(node, true);
                yield () -> {
                    wire.setDeaf(node, false);
                    wire.disconnect(node);
                };
            }
            case MUTE -> {
                wire.setMute(node, true);
                yield () -> {
                    wire.setMute(node, false);
                    wire.disconnect(node);
                };
            }
            case SLOW -> {
                wire.setSlow(node, true);
                yield () -> wire.setSlow(node, false);
            }
            case KILL -> {
                node.kill(0);
                yield () -> restart(node);
            }
            case TORN_WRITE -> {
                node.kill(random.nextInt(node.journal().pending() + 1));
                yield () -> restart(node);
            }
            case HUB_KILLED -> {
                wire.killHub();
                yield hub::restart;
            }
            case BUSY -> {
                node.engineQueue().setBusy(true);
                yield () -> node.engineQueue().setBusy(false);
            }
            case DISK_FULL -> {
                node.journal().setFull(true);
                yield () -> node.journal().setFull(false);
            }
            case CLOCK -> shift(node);
            case POLICY -> cutOff(node, partner);
            case SWITCH -> {
                if (node.isAlive()) {
                    node.propose();
                }
                yield () -> approve(node);
            }
            case HOSTILE_HUB -> {
                hub.setHostile(true);
                yield () -> hub.setHostile(false);
            }
            case GONE -> {
                leave(node);
                yield () -> {};
            }
        };
    }

    /** Persons act at a node that runs; one that is dead is started again at the latest when all else is mended. */
    private Runnable cutOff(Node node, NationId partner) {
        if (!node.isAlive() || node.nation().equals(partner)) {
            return () -> {};
        }
        node.cutOff(partner);
        return () -> bringBack(node);
    }

    /** By the next version of the policy. */
    private void bringBack(Node node) {
        whenAlive(node, () -> {
            node.propose();
            node.approve();
        });
    }

    private void approve(Node node) {
        whenAlive(node, node::approve);
    }

    private void whenAlive(Node node, Runnable action) {
        if (node.isAlive()) {
            action.run();
        } else if (!isGone(node.nation())) {
            timeline.at(Simulation.SECOND, () -> whenAlive(node, action));
        }
    }

    private Runnable shift(Node node) {
        long size = (200 + random.nextInt(800)) * Simulation.MS;
        if (shiftStays) {
            return () -> {};
        }
        shiftStays = random.nextBoolean();
        node.clock().shift(random.nextBoolean() ? size : -size);
        return shiftStays ? () -> {} : () -> node.clock().shift(0);
    }

    /** Persons may be waiting for a node that comes back: a partner is cut off before anything else happens there. */
    private void restart(Node node) {
        if (node.isAlive() || isGone(node.nation())) {
            return;
        }
        node.start();
        if (random.nextInt(3) == 0) {
            Runnable mending =
                    cutOff(node, nodes.get(random.nextInt(nodes.size())).nation());
            counts.merge(Fault.POLICY, 1, Integer::sum);
            timeline.at((1 + random.nextInt(3)) * Simulation.SECOND, mending);
        }
        wire.connect(node);
    }
}
