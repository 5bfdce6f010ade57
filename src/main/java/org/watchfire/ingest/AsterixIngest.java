package org.watchfire.ingest;

import java.util.Locale;
import java.util.Optional;
import org.watchfire.asterix.BlockReader;
import org.watchfire.asterix.DataRecord;
import org.watchfire.asterix.Fault;
import org.watchfire.asterix.FieldHandle;
import org.watchfire.model.Plot;
import org.watchfire.model.Radar;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;

/** ASTERIX blocks to plots (Cat 015, 048), signs of life (Cat 034) and other systems' tracks (Cat 062). */
final class AsterixIngest {
    private final Sources.Index radars;
    private final IngestCounts counts;
    private final BlockReader reader;
    private final PlotRecords plots = new PlotRecords();
    private final SystemTrackRecords systemTracks;

    AsterixIngest(Sources sources, IngestCounts counts, SystemTrackRecords.Memory memory) {
        this.radars = sources.index();
        this.counts = counts;
        this.reader = new BlockReader(sources.editions());
        this.systemTracks = new SystemTrackRecords(sources.nation(), sources.label(), memory);
    }

    SystemTrackRecords.Memory memory() {
        return systemTracks.memory();
    }

    void read(String feed, byte[] payload, long arrivedUnixNanos, TimeTag now, Ingested.Builder found) {
        reader.wrap(payload, 0, payload.length);
        for (BlockReader.Step step = reader.next(); step != BlockReader.Step.END; step = reader.next()) {
            switch (step) {
                case RECORD -> record(reader.record(), arrivedUnixNanos, now, found);
                case FAULT -> {
                    counts.bad();
                    found.bad(bad(feed, reader.fault()));
                }
                case UNKNOWN_CATEGORY -> counts.unusable();
                case END -> {}
            }
        }
    }

    private void record(DataRecord record, long arrivedUnixNanos, TimeTag now, Ingested.Builder found) {
        switch (record.edition().category()) {
            case 15, 48 -> plot(record, arrivedUnixNanos, now, found);
            case 34 -> alive(record, now, found);
            case 62 -> systemTrack(record, arrivedUnixNanos, now, found);
            default -> counts.unusable();
        }
    }

    private void plot(DataRecord record, long arrivedUnixNanos, TimeTag now, Ingested.Builder found) {
        Optional<Radar> radar = radarOf(record);
        if (radar.isEmpty()) {
            counts.unknownSource();
            return;
        }
        Optional<Plot> plot = plots.read(record, radar.get().id(), arrivedUnixNanos, now);
        if (plot.isEmpty()) {
            counts.unusable();
            return;
        }
        found.plot(plot.get());
        counts.plot(radar.get().id(), plot.get().time());
    }

    private void alive(DataRecord record, TimeTag now, Ingested.Builder found) {
        Optional<Radar> radar = radarOf(record);
        if (radar.isEmpty()) {
            counts.unknownSource();
            return;
        }
        counts.alive(radar.get().id(), now);
        found.alive(radar.get().id());
    }

    private void systemTrack(DataRecord record, long arrivedUnixNanos, TimeTag now, Ingested.Builder found) {
        Optional<Track> track = systemTracks.read(record, arrivedUnixNanos, now);
        if (track.isEmpty()) {
            counts.unusable();
            return;
        }
        found.track(track.get());
        counts.track();
    }

    private Optional<Radar> radarOf(DataRecord record) {
        FieldHandle sac = record.edition().field("010/SAC");
        return record.has(sac)
                ? radars.at(
                        (int) record.raw(sac), (int) record.raw(record.edition().field("010/SIC")))
                : Optional.empty();
    }

    private static BadInput bad(String feed, Fault fault) {
        return new BadInput(
                feed, String.format(Locale.ROOT, "Cat %03d", fault.category()), fault.offset(), fault.text());
    }
}
