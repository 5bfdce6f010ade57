package org.watchfire.picture;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.Connection;

/**
 * The open connections on which requests come. A screen is none of them: it has a session behind it and a bound of its own
 * ({@link Screens}).
 *
 * <p>Bound: {@value #MOST}. For one more the oldest is given up, and counted: whoever sits on connections keeps nobody out, and
 * an answer is cut short only where that many younger ones came while it was awaited. A browser whose idle connection went asks
 * by another. Of addresses nothing is thought: behind something that speaks TLS all have the same.
 */
final class Connections implements Connection.Listener {
    /** Of a hundred browsers with the six that each opens at most; under 100 KB each while an answer is not read. */
    static final int MOST = 600;

    private final AtomicLong malformed = new AtomicLong();
    private final AtomicLong givenUp = new AtomicLong();

    /** The oldest first; guarded by itself. */
    private final Set<Connection> open = new LinkedHashSet<>();

    @Override
    public void onOpened(Connection connection) {
        if (connection instanceof Connection.UpgradeFrom) { // a screen's is one that nothing comes after
            oldestBeyondBound(connection).ifPresent(oldest -> {
                givenUp.incrementAndGet();
                oldest.getEndPoint().close();
            });
        }
    }

    private Optional<Connection> oldestBeyondBound(Connection newest) {
        synchronized (open) {
            open.add(newest);
            if (open.size() <= MOST) {
                return Optional.empty();
            }
            Connection oldest = open.iterator().next();
            open.remove(oldest);
            return Optional.of(oldest);
        }
    }

    @Override
    public void onClosed(Connection connection) {
        synchronized (open) {
            open.remove(connection);
        }
        if (connection.getBytesIn() > 0 && connection.getMessagesIn() == 0) {
            malformed.incrementAndGet();
        }
    }

    /** Connections on which bytes came, but no request. */
    long malformed() {
        return malformed.get();
    }

    /** Connections given up for younger ones. */
    long givenUp() {
        return givenUp.get();
    }
}
