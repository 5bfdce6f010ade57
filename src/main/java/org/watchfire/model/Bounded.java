package org.watchfire.model;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that forgets what was touched longest ago: the bound on what a stage remembers of things that come without end. */
public final class Bounded<K, V> extends LinkedHashMap<K, V> {
    private static final long serialVersionUID = 1L;

    private final int most;

    /**
     * Empty.
     *
     * @param most entries it keeps, at least 1
     */
    public Bounded(int most) {
        super(16, 0.75f, true);
        this.most = most;
    }

    /** How many entries it keeps. */
    public int most() {
        return most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > most;
    }
}
