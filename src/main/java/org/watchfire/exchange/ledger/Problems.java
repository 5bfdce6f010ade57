package org.watchfire.exchange.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.logging.Logger;
import org.watchfire.model.NationId;

/** What went wrong lately, a sentence each, for ledger and log; the newest are kept. Mutable, for one thread. */
public final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class.getName());
    private static final int MOST = 100;

    private final NationId nation;
    private final Deque<String> newest = new ArrayDeque<>();

    /** Of a nation, that its log lines name. */
    public Problems(NationId nation) {
        this.nation = nation;
    }

    /** Takes one; logged unless it is the one before it again. */
    public void add(String sentence) {
        if (newest.isEmpty() || !newest.getLast().equals(sentence)) {
            LOG.warning(() -> nation + ": " + sentence);
        }
        newest.addLast(sentence);
        if (newest.size() > MOST) {
            newest.removeFirst();
        }
    }

    /** The oldest kept first. */
    public List<String> all() {
        return List.copyOf(newest);
    }
}
