package org.watchfire.picture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.watchfire.model.RadarId;
import org.watchfire.model.TimeTag;

/** The text of Prometheus, line by line: a family's help and type once, then its samples. */
class MetricsPageTest {
    private static final PictureStatus.LaneCounters NOTHING =
            new PictureStatus.LaneCounters(-1, -1, -1, -1, -1, -1, -1, -1);

    @Test
    void saysWhatTheNodeCountedHowItsRadarsErrAndHowItsLinksCarry() {
        PictureStatus status = new PictureStatus(
                TimeTag.of(0),
                1,
                0,
                List.of(
                        sensor("K1", Optional.of(new PictureStatus.Consistency(1.25, 0.9, 1.1))),
                        sensor("K2", Optional.empty())),
                List.of(link(OptionalDouble.of(0.021), OptionalDouble.of(2))),
                Optional.empty(),
                OptionalLong.empty(),
                List.of(new PictureStatus.Counter("watchfire_track_late_total", "Late plots.", 7)));

        String text = new MetricsPage()
                .gauge("watchfire_picture_screens", "Open screens.", 3)
                .node(status)
                .toString();

        assertThat(text).isEqualTo("""
                # HELP watchfire_picture_screens Open screens.
                # TYPE watchfire_picture_screens gauge
                watchfire_picture_screens 3
                # HELP watchfire_track_late_total Late plots.
                # TYPE watchfire_track_late_total counter
                watchfire_track_late_total 7
                # HELP watchfire_radar_nis Normalised innovation squared for each measured quantity, mean of a radar's newest plots.
                # TYPE watchfire_radar_nis gauge
                watchfire_radar_nis{nation="KOR",radar="K1"} 1.25
                # HELP watchfire_radar_nis_low Lower end of the band of 95 % for it, by chi-square.
                # TYPE watchfire_radar_nis_low gauge
                watchfire_radar_nis_low{nation="KOR",radar="K1"} 0.9
                # HELP watchfire_radar_nis_high Upper end of the band of 95 % for it, by chi-square.
                # TYPE watchfire_radar_nis_high gauge
                watchfire_radar_nis_high{nation="KOR",radar="K1"} 1.1
                # HELP watchfire_link_latency_p50_seconds Median of the time from a datagram's arrival at the origin to here.
                # TYPE watchfire_link_latency_p50_seconds gauge
                watchfire_link_latency_p50_seconds{from="JPN",to="KOR"} 0.021
                # HELP watchfire_link_latency_p99_seconds 99th percentile of the time from a datagram's arrival at the origin to here.
                # TYPE watchfire_link_latency_p99_seconds gauge
                watchfire_link_latency_p99_seconds{from="JPN",to="KOR"} 2
                """);
    }

    @Test
    void leavesOutWhatIsNotKnown() {
        PictureStatus status = new PictureStatus(
                TimeTag.of(0),
                1,
                0,
                List.of(sensor("K1", Optional.empty())),
                List.of(link(OptionalDouble.empty(), OptionalDouble.empty())),
                Optional.empty(),
                OptionalLong.empty(),
                List.of());
        assertThat(new MetricsPage().node(status).toString()).isEmpty();
    }

    private static PictureStatus.Sensor sensor(String name, Optional<PictureStatus.Consistency> consistency) {
        return new PictureStatus.Sensor(
                new RadarId(Synthetic.KOR, name),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                -1,
                -1,
                -1,
                consistency);
    }

    private static PictureStatus.Link link(OptionalDouble p50, OptionalDouble p99) {
        return new PictureStatus.Link(
                Synthetic.JPN, Synthetic.KOR, PictureStatus.LinkState.UP, p50, p99, NOTHING, NOTHING, List.of(), 0, 0);
    }
}
