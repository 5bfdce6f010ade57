package org.watchfire.exchange.bench;

import java.util.ArrayList;
import java.util.List;
import org.watchfire.exchange.desk.TimeBudget;

/** Times of what came over a link, whole and by stage; for any thread. */
public final class LinkTimes {
    private final List<Long> whole = new ArrayList<>();
    private final List<Long> toHub = new ArrayList<>();
    private final List<Long> inHub = new ArrayList<>();
    private final List<Long> toPeer = new ArrayList<>();

    /**
     * Where the time goes.
     *
     * @param toHub from signing to the hub; on the assured lane with the origin's journal
     * @param inHub judged by the hub
     * @param toPeer from there to the recipient; on the assured lane with the broker's journal
     */
    public record Stages(Percentiles toHub, Percentiles inHub, Percentiles toPeer) {}

    /** Takes one time without stages. */
    synchronized void add(long wholeNanos) {
        whole.add(wholeNanos);
    }

    /** Takes one arrival that was handed on at {@code takenUnixNanos}. */
    synchronized void add(TimeBudget times, long takenUnixNanos) {
        whole.add(takenUnixNanos - times.sentUnixNanos());
        toHub.add(times.hubInUnixNanos() - times.sentUnixNanos());
        inHub.add(times.hubOutUnixNanos() - times.hubInUnixNanos());
        toPeer.add(times.receivedUnixNanos() - times.hubOutUnixNanos());
    }

    /** From signing to the moment the recipient has verified and decoded. */
    synchronized Percentiles whole() {
        return Percentiles.of(whole);
    }

    synchronized Stages stages() {
        return new Stages(Percentiles.of(toHub), Percentiles.of(inHub), Percentiles.of(toPeer));
    }
}
