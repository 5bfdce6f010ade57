package org.watchfire.journal;

import java.time.Duration;

/**
 * The bounds of a journal.
 *
 * @param queueRows most rows waiting for the writer, at least 1
 * @param queueBytes most bytes waiting for the writer, at least 1
 * @param patience how long appending waits at those bounds before it fails
 * @param maxBytes size the file may grow to; 0 for as far as the disk goes
 * @param reserveBytes disk set aside for assured rows when it is full; 10,000 warnings take about 25 MB
 */
public record JournalLimits(int queueRows, long queueBytes, Duration patience, long maxBytes, long reserveBytes) {
    /** For a node. */
    public static final JournalLimits USUAL = new JournalLimits(65_536, 64L << 20, Duration.ofSeconds(5), 0, 32L << 20);

    public JournalLimits {
        if (queueRows < 1 || queueBytes < 1 || maxBytes < 0 || reserveBytes < 0) {
            throw new IllegalArgumentException("limits " + queueRows + ", " + queueBytes + ", " + maxBytes + ", "
                    + reserveBytes + " are too small");
        }
    }
}
