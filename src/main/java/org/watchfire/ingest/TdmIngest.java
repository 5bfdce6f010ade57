package org.watchfire.ingest;

import java.util.Optional;
import org.watchfire.astro.Tdm;
import org.watchfire.model.Identity;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;

/** CCSDS tracking data messages to plots. The radar is PARTICIPANT_1, by its configured name. */
final class TdmIngest {
    private final Sources.Index radars;
    private final IngestCounts counts;

    TdmIngest(Sources sources, IngestCounts counts) {
        this.radars = sources.index();
        this.counts = counts;
    }

    void read(String feed, byte[] payload, long arrivedUnixNanos, Ingested.Builder found) {
        switch (Tdm.read(payload)) {
            case Tdm.Message message -> {
                for (Tdm.Segment segment : message.segments()) {
                    segment(segment, arrivedUnixNanos, found);
                }
            }
            case Tdm.Malformed malformed -> {
                counts.bad();
                String where = malformed.line() > 0 ? "line " + malformed.line() + ": " : "";
                found.bad(new BadInput(feed, "TDM", 0, where + malformed.reason()));
            }
        }
    }

    private void segment(Tdm.Segment segment, long arrivedUnixNanos, Ingested.Builder found) {
        Optional<Radar> radar = radars.named(segment.radar());
        if (radar.isEmpty()) {
            segment.observations().forEach(observation -> counts.unknownSource());
            return;
        }
        for (Tdm.Observation seen : segment.observations()) {
            found.plot(new Plot(
                    radar.get().id(),
                    seen.time(),
                    seen.rangeMetres(),
                    seen.azimuthRadians(),
                    seen.elevationRadians(),
                    Double.NaN,
                    seen.rangeRateMps(),
                    Identity.NONE,
                    arrivedUnixNanos));
            counts.plot(radar.get().id(), seen.time());
        }
        for (int i = 0; i < segment.unused(); i++) {
            counts.unusable();
        }
    }
}
