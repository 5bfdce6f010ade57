package org.watchfire.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Plot;
import org.watchfire.track.Tracker;
import org.watchfire.track.TrackerSettings;

class BenchTrackTest {
    @Test
    void theTrafficItMeasuresOnIsTrafficThatTheTrackerHolds() {
        BenchTraffic traffic = new BenchTraffic(100, 1);
        Tracker tracker = new Tracker(
                new NationId("OWN"),
                new Label(0, new TreeSet<>(), new TreeSet<>()),
                List.of(traffic.radar()),
                TrackerSettings.defaults());
        for (List<Plot> scan : traffic.scans(12)) {
            tracker.accept(scan, scan.getFirst().time(), 0);
        }
        assertThat(tracker.counters().confirmed()).isBetween(97L, 103L);
        assertThat(tracker.counters().dropped()).isLessThan(3);
    }

    @Test
    void theSameSeedGivesTheSamePlots() {
        assertThat(new BenchTraffic(20, 3).scans(3)).isEqualTo(new BenchTraffic(20, 3).scans(3));
    }
}
