package org.watchfire.picture;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Item;
import org.watchfire.model.Notice;
import org.watchfire.model.Recall;
import org.watchfire.model.Relation;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.Track;
import org.watchfire.model.Warning;

/**
 * The time from the datagram's arrival to the frame sent, over the newest {@value #MOST} items shown. A track that was
 * only predicted onward, with no new datagram behind it, does not count.
 */
final class Latency {
    private static final int MOST = 2048;
    private static final int MOST_TRACKS = 100_000;
    private final Map<SystemTrackId, Long> arrivals = new HashMap<>();
    private final long[] nanos = new long[MOST];
    private long timed;
    private long count;
    private long reported;

    /** Takes note of an item that has left in a frame. */
    synchronized void sent(Item item, long sentUnixNanos) {
        count++;
        stampsOf(item).map(Stamps::arrivedUnixNanos).ifPresent(arrived -> {
            if (arrived > 0 && isNews(item, arrived)) {
                nanos[(int) (timed % MOST)] = sentUnixNanos - arrived;
                timed++;
            }
        });
    }

    private boolean isNews(Item item, long arrived) {
        if (!(item instanceof SystemTrack track)) {
            return true;
        }
        if (arrivals.size() > MOST_TRACKS) {
            arrivals.clear();
        }
        long before = Optional.ofNullable(arrivals.put(track.id(), arrived)).orElse(0L);
        return arrived > before;
    }

    /** How it stands, and how many items left since the last question. */
    synchronized Op.Timing report() {
        long[] sorted = Arrays.copyOf(nanos, (int) Math.min(timed, MOST));
        Arrays.sort(sorted);
        int items = (int) (count - reported);
        reported = count;
        return new Op.Timing(percentile(sorted, 0.5), percentile(sorted, 0.95), percentile(sorted, 0.99), items);
    }

    private static OptionalDouble percentile(long[] sorted, double part) {
        return sorted.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(sorted[(int) Math.ceil(part * sorted.length) - 1] * 1e-9);
    }

    private static Optional<Stamps> stampsOf(Item item) {
        return switch (item) {
            case Track track -> Optional.of(track.stamps());
            case SystemTrack track -> Optional.of(track.stamps());
            case Warning warning -> Optional.of(warning.stamps());
            case AllClear clear -> Optional.of(clear.stamps());
            case Retraction retraction -> Optional.of(retraction.stamps());
            case Acknowledgement acknowledgement -> Optional.of(acknowledgement.stamps());
            case Relation relation -> Optional.of(relation.stamps());
            case Assessment assessment -> Optional.empty();
            case Recall recall -> Optional.empty();
            case Notice notice -> Optional.empty();
        };
    }
}
