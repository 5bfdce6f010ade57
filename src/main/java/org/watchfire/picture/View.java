package org.watchfire.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.watchfire.model.Item;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;

/**
 * The newest state of everything one role may see, in order of last change. Each change gets the next revision, so that
 * a screen needs to remember one number only: what it lacks is what changed after it. A slow screen therefore never has
 * a queue; it gets the newest state of each thing when it is ready again.
 *
 * <p>Safe for use by several threads.
 */
final class View {
    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>();
    private final Map<Class<? extends Op>, Integer> counts = new HashMap<>();
    private final Map<SystemTrackId, Trail> trails = new HashMap<>();
    private long revision;

    /**
     * One thing on the picture.
     *
     * @param revision of its last change
     * @param changedNanos monotonic time of its last change
     * @param op what to say of it
     * @param unshown items in it that no frame has carried yet; emptied by the first that does
     * @param json the encoded form, made when first needed
     */
    record Entry(long revision, long changedNanos, Op op, Unshown unshown, Encoded json) {}

    /** What is shown, in a form that outlives the process: how long ago it changed instead of when, and nothing of screens. */
    record Memory(List<Shown> shown, Map<SystemTrackId, Trail> trails) {
        /** One thing on the picture and for how long it has been as it is. */
        record Shown(String key, Op op, long ageNanos) {}
    }

    /** What is shown now. The trails are no copies. */
    synchronized Memory memory(long nowNanos) {
        List<Memory.Shown> shown = new ArrayList<>(entries.size());
        entries.forEach((key, entry) -> shown.add(new Memory.Shown(key, entry.op, nowNanos - entry.changedNanos)));
        return new Memory(shown, new LinkedHashMap<>(trails));
    }

    /** A view that shows what another did. */
    static View of(Memory memory, long nowNanos) {
        View view = new View();
        for (Memory.Shown shown : memory.shown) {
            view.put(shown.key, shown.op, Optional.empty(), nowNanos - shown.ageNanos);
        }
        view.trails.putAll(memory.trails);
        return view;
    }

    /** Puts {@code op} in the place of what was at {@code key}. */
    synchronized void put(String key, Op op, Optional<Item> item, long nowNanos) {
        remove(key);
        add(key, new Entry(++revision, nowNanos, op, new Unshown(item), new Encoded(op)));
    }

    /** Changes the event at {@code key}; items of it that were not shown yet are carried along. */
    synchronized void update(
            String key, EventView empty, UnaryOperator<EventView> change, Optional<Item> item, long nowNanos) {
        Optional<Entry> before = remove(key);
        EventView event =
                before.map(Entry::op).orElse(new Op.EventIs(empty)) instanceof Op.EventIs is ? is.event() : empty;
        Unshown unshown = new Unshown(item);
        before.ifPresent(entry -> unshown.takeOver(entry.unshown()));
        Op op = new Op.EventIs(change.apply(event));
        add(key, new Entry(++revision, nowNanos, op, unshown, new Encoded(op)));
    }

    synchronized Optional<Op> get(String key) {
        return Optional.ofNullable(entries.get(key)).map(Entry::op);
    }

    /** Takes away what is at {@code key}, if anything; screens are not told. */
    synchronized Optional<Entry> remove(String key) {
        Optional<Entry> gone = Optional.ofNullable(entries.remove(key));
        gone.ifPresent(entry -> counts.merge(entry.op().getClass(), -1, Integer::sum));
        return gone;
    }

    /** Takes away all that is so; says whether there was anything. Screens are not told. */
    synchronized boolean removeAll(Predicate<Op> isSo) {
        List<String> keys = entries.entrySet().stream()
                .filter(entry -> isSo.test(entry.getValue().op()))
                .map(Map.Entry::getKey)
                .toList();
        for (String key : keys) {
            remove(key).ifPresent(entry -> {
                if (entry.op() instanceof Op.TrackIs is) {
                    untrace(is.track().id());
                }
            });
        }
        return !keys.isEmpty();
    }

    /** Takes note of where a track is; its trail lives as long as the track. */
    synchronized void trace(SystemTrack track) {
        trails.computeIfAbsent(track.id(), id -> new Trail()).add(track);
    }

    /** Drops the trail of a track that is no more. */
    synchronized void untrace(SystemTrackId id) {
        trails.remove(id);
    }

    /** All trails as ops {@code ["h", n, [t, x, y, z, ...]]}, for a screen that opens. */
    List<String> trails() {
        Map<SystemTrackId, Trail> now;
        synchronized (this) {
            now = new HashMap<>(trails);
        }
        List<String> ops = new ArrayList<>(now.size());
        now.forEach((id, trail) -> ops.add("[\"h\"," + id.number() + ",[" + trail.json() + "]]"));
        return ops;
    }

    private void add(String key, Entry entry) {
        entries.put(key, entry);
        counts.merge(entry.op().getClass(), 1, Integer::sum);
    }

    synchronized int size() {
        return entries.size();
    }

    /** Everything that changed after revision {@code since}, oldest change first. */
    synchronized List<Entry> changedAfter(long since) {
        List<Entry> changed = new ArrayList<>();
        for (Entry entry : entries.sequencedValues().reversed()) {
            if (entry.revision() <= since) {
                break;
            }
            changed.add(entry);
        }
        return changed.reversed();
    }

    /** What last changed before {@code nanos} and is of this kind, by key, oldest first. */
    synchronized Map<String, Op> unchangedSince(long nanos, Class<? extends Op> kind) {
        Map<String, Op> old = new LinkedHashMap<>();
        for (var entry : entries.entrySet()) {
            if (entry.getValue().changedNanos() - nanos >= 0) {
                break;
            }
            if (kind.isInstance(entry.getValue().op())) {
                old.put(entry.getKey(), entry.getValue().op());
            }
        }
        return old;
    }

    /** Key of the thing of this kind that has gone unchanged longest. */
    synchronized Optional<String> oldest(Predicate<Op> kind) {
        return entries.entrySet().stream()
                .filter(entry -> kind.test(entry.getValue().op()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether there is anything at {@code key}. */
    synchronized boolean has(String key) {
        return entries.containsKey(key);
    }

    /** How many things of this kind there are. */
    synchronized int count(Class<? extends Op> kind) {
        return counts.getOrDefault(kind, 0);
    }

    /** Items waiting for their first frame, at most {@value #MOST}; beyond that the oldest go unreported. */
    static final class Unshown {
        private static final int MOST = 64;
        private final List<Item> items = new ArrayList<>(1);

        private Unshown(Optional<Item> item) {
            item.ifPresent(items::add);
        }

        /** The items, once: a second caller gets none. */
        synchronized List<Item> take() {
            List<Item> taken = List.copyOf(items);
            items.clear();
            return taken;
        }

        private void takeOver(Unshown other) {
            List<Item> older = other.take();
            synchronized (this) {
                items.addAll(0, older.subList(Math.max(0, older.size() - MOST + 1), older.size()));
            }
        }
    }

    /** The JSON of an op, made once however many screens it goes to. */
    static final class Encoded {
        private final Op op;
        private Optional<String> json = Optional.empty();

        private Encoded(Op op) {
            this.op = op;
        }

        synchronized String json() {
            if (json.isEmpty()) {
                json = Optional.of(OpJson.encode(op));
            }
            return json.get();
        }
    }
}
