package org.watchfire.release;

import java.util.Map;
import org.watchfire.model.Assessment;
import org.watchfire.model.Bounded;
import org.watchfire.model.Item;
import org.watchfire.model.Lane;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

/**
 * Remembers, for each recipient and track, the newest time slot in which a report was given. Holds 100,000 of them; at
 * that bound the one unused for longest is forgotten, which can let one more report of that track through.
 */
final class Thinning {
    private static final int MAX_REMEMBERED = 100_000;

    private final Map<Key, Given> given = new Bounded<>(MAX_REMEMBERED);

    /**
     * Whether this report may go. The same report asked about again gets the same answer; the end of a track goes once
     * even when its slot is used.
     */
    boolean admits(Item item, Recipient to, double everySeconds) {
        if (everySeconds <= 0 || item.lane() != Lane.LIVE) {
            return true;
        }
        TimeTag time = Facts.time(item);
        long slot = Reducer.floor(time, everySeconds).taiNanos();
        boolean ends = isDropped(item);
        Key key = new Key(to, Kind.of(item), about(item));
        Given before = given.get(key);
        boolean admitted = before == null
                || slot > before.slot
                || (time.taiNanos() == before.time && ends == before.ended)
                || (ends && !before.ended && slot == before.slot);
        if (admitted) {
            given.put(key, new Given(slot, time.taiNanos(), ends));
        }
        return admitted;
    }

    private static boolean isDropped(Item item) {
        return (item instanceof Track track && track.status() == Track.Status.DROPPED)
                || (item instanceof SystemTrack system && system.status() == Track.Status.DROPPED);
    }

    private static Object about(Item item) {
        return item instanceof Track track
                ? track.id()
                : item instanceof SystemTrack system
                        ? system.id()
                        : item instanceof Assessment assessment ? assessment.track() : Facts.subject(item);
    }

    private record Key(Recipient to, Kind kind, Object about) {}

    private record Given(long slot, long time, boolean ended) {}
}
