package org.watchfire.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.watchfire.model.RadarId;

/** What {@code /metrics} says: Prometheus's text format, version 0.0.4. What is not known is left out. */
final class MetricsPage {
    private final StringBuilder text = new StringBuilder();

    /** One number of a kind of which there are several. */
    private record Sample(String labels, double value) {}

    /** A number of things now. */
    MetricsPage gauge(String name, String help, long value) {
        return family(name, "gauge", help, List.of(new Sample("", value)));
    }

    /** A number that only rises. */
    MetricsPage counter(String name, String help, long value) {
        return family(name, "counter", help, List.of(new Sample("", value)));
    }

    /** What the node last said of itself: what it counted, how its radars err, how its links carry. */
    MetricsPage node(PictureStatus status) {
        status.counters().forEach(each -> counter(each.name(), each.help(), each.value()));
        consistency(status.sensors());
        latency(status.links(), "p50", "Median", PictureStatus.Link::latencyP50Seconds);
        latency(status.links(), "p99", "99th percentile", PictureStatus.Link::latencyP99Seconds);
        return this;
    }

    private void consistency(List<PictureStatus.Sensor> sensors) {
        nis(
                sensors,
                "watchfire_radar_nis",
                "Normalised innovation squared for each measured quantity, mean of a radar's newest plots.",
                PictureStatus.Consistency::mean);
        nis(
                sensors,
                "watchfire_radar_nis_low",
                "Lower end of the band of 95 % for it, by chi-square.",
                PictureStatus.Consistency::low);
        nis(
                sensors,
                "watchfire_radar_nis_high",
                "Upper end of the band of 95 % for it, by chi-square.",
                PictureStatus.Consistency::high);
    }

    private void nis(
            List<PictureStatus.Sensor> sensors,
            String name,
            String help,
            ToDoubleFunction<PictureStatus.Consistency> value) {
        List<Sample> samples = new ArrayList<>();
        for (PictureStatus.Sensor sensor : sensors) {
            Optional<PictureStatus.Consistency> nis = sensor.consistency();
            nis.ifPresent(it -> samples.add(new Sample(labels(sensor.id()), value.applyAsDouble(it))));
        }
        family(name, "gauge", help, samples);
    }

    private void latency(
            List<PictureStatus.Link> links,
            String percentile,
            String inWords,
            Function<PictureStatus.Link, OptionalDouble> value) {
        List<Sample> samples = new ArrayList<>();
        for (PictureStatus.Link link : links) {
            String labels = "{from=\"" + link.from() + "\",to=\"" + link.to() + "\"}";
            value.apply(link).ifPresent(seconds -> samples.add(new Sample(labels, seconds)));
        }
        family(
                "watchfire_link_latency_" + percentile + "_seconds",
                "gauge",
                inWords + " of the time from a datagram's arrival at the origin to here.",
                samples);
    }

    /** The names of nations and radars hold nothing that would have to be escaped. */
    private static String labels(RadarId radar) {
        return "{nation=\"" + radar.nation() + "\",radar=\"" + radar.name() + "\"}";
    }

    private MetricsPage family(String name, String type, String help, List<Sample> samples) {
        if (!samples.isEmpty()) {
            text.append("# HELP ").append(name).append(' ').append(help).append('\n');
            text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        }
        for (Sample sample : samples) {
            text.append(name)
                    .append(sample.labels)
                    .append(' ')
                    .append(number(sample.value))
                    .append('\n');
        }
        return this;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
