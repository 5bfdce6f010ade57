package org.watchfire.ingest;

import org.watchfire.model.TimeTag;

/**
 * Takes the bytes of one datagram or block and says what is in them. The format is recognised by its first bytes: a CCSDS
 * tracking data message begins with {@code <} or {@code CCSDS_TDM}, anything else is read as ASTERIX.
 *
 * <p>A plain object of the engine thread: the same bytes give the same plots.
 */
public final class Ingest {
    private final AsterixIngest asterix;
    private final TdmIngest tdm;
    private final IngestCounts counts;
    private final Straightening straightening;

    /**
     * What it knows from bytes that came before.
     *
     * @param counts of everything
     * @param systemTracks the tracks of other systems
     */
    public record Memory(IngestCounts counts, SystemTrackRecords.Memory systemTracks) {}

    /** @param sources the radars and systems whose bytes are expected */
    public Ingest(Sources sources) {
        this(sources, new Memory(new IngestCounts(), SystemTrackRecords.Memory.empty()));
    }

    /** One that goes on where another stopped, whose {@code memory} becomes its own. */
    public Ingest(Sources sources, Memory memory) {
        this.counts = memory.counts;
        this.straightening = new Straightening(sources);
        this.asterix = new AsterixIngest(sources, counts, memory.systemTracks);
        this.tdm = new TdmIngest(sources, counts);
    }

    /** What it knows now: not a copy, it goes on changing with the next bytes. */
    public Memory memory() {
        return new Memory(counts, asterix.memory());
    }

    /**
     * Reads one datagram.
     *
     * @param feed name of the feed, for what is said of bad input
     * @param payload as received; not changed
     * @param arrivedUnixNanos wall time of arrival
     * @param now node time; tells the day of a time of day
     */
    public Ingested accept(String feed, byte[] payload, long arrivedUnixNanos, TimeTag now) {
        counts.datagram();
        Ingested.Builder found = new Ingested.Builder();
        if (isTdm(payload)) {
            tdm.read(feed, payload, arrivedUnixNanos, found);
        } else {
            asterix.read(feed, payload, arrivedUnixNanos, now, found);
        }
        return found.build(straightening);
    }

    /** What came in so far, good and bad. */
    public IngestCounts counts() {
        return counts;
    }

    private static boolean isTdm(byte[] payload) {
        return payload.length > 0 && (payload[0] == '<' || (payload[0] == 'C' && startsWith(payload, "CCSDS_TDM")));
    }

    private static boolean startsWith(byte[] payload, String text) {
        if (payload.length < text.length()) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (payload[i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
