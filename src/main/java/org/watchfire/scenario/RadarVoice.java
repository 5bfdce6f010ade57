package org.watchfire.scenario;

import java.util.ArrayList;
import java.util.List;
import org.watchfire.astro.Tdm;
import org.watchfire.model.TimeTag;

/** Turns plots into the datagrams of their radar, and says when each is sent. */
final class RadarVoice {
    /** Farthest range that Cat 015 can say (24 bits with sign, of 0.1 m), less 1.8 km. */
    static final double CAT015_RANGE_METRES = 837_000;

    /** A radar says this often that it works, or once a period where that is longer. */
    private static final double SIGN_OF_LIFE_SECONDS = 2;

    /** So many plots of a look fit into a datagram. */
    private static final int MOST_IN_A_TDM = 150;

    private static final double LIGHT_MPS = 299_792_458;

    private final Scenario scenario;
    private final AsterixVoice asterix;

    RadarVoice(Scenario scenario) {
        this.scenario = scenario;
        this.asterix = new AsterixVoice(scenario);
    }

    /** The datagrams of one period, whose plots are given in order of time. */
    List<RadarDatagram> speak(RadarSite site, double startSeconds, List<Detection> plots) {
        if (site.output() == RadarSite.Output.ASTERIX048) {
            return asterix.sectors(site, startSeconds, plots);
        }
        List<RadarDatagram> out = new ArrayList<>();
        if (isSignDue(site, startSeconds)) {
            out.add(asterix.northMark(site, startSeconds));
        }
        List<Detection> together = new ArrayList<>();
        for (Detection plot : plots) {
            if (site.output() == RadarSite.Output.ASTERIX015 && plot.rangeMetres() <= CAT015_RANGE_METRES) {
                out.add(new RadarDatagram(sent(site, plot), site.id(), asterix.plot015(site, plot)));
            } else if (site.rotates()) {
                out.add(tdm(site, List.of(plot)));
            } else {
                together.add(plot);
            }
        }
        for (int i = 0; i < together.size(); i += MOST_IN_A_TDM) {
            out.add(tdm(site, together.subList(i, Math.min(together.size(), i + MOST_IN_A_TDM))));
        }
        return out;
    }

    private static boolean isSignDue(RadarSite site, double startSeconds) {
        double before = startSeconds - site.radar().periodSeconds();
        return site.output() == RadarSite.Output.ASTERIX015
                && Math.floor(startSeconds / SIGN_OF_LIFE_SECONDS) > Math.floor(before / SIGN_OF_LIFE_SECONDS);
    }

    /** One message of a radar about one look; originator and realm are in the clear. */
    private RadarDatagram tdm(RadarSite site, List<Detection> plots) {
        TimeTag sent = sent(site, plots.getLast());
        List<Tdm.Observation> observations = new ArrayList<>();
        for (Detection plot : plots) {
            observations.add(new Tdm.Observation(
                    scenario.start().plusSeconds(plot.seconds()),
                    plot.rangeMetres(),
                    plot.azimuthRadians(),
                    plot.elevationRadians(),
                    plot.rangeRateMps()));
        }
        Tdm.Segment segment = new Tdm.Segment(site.id().toString(), "UNKNOWN", site.dwellSeconds(), observations, 0);
        Tdm.Message message = new Tdm.Message(site.id().nation() + " " + scenario.realm(), sent, List.of(segment));
        return new RadarDatagram(sent, site.id(), Tdm.write(message, Tdm.Form.KVN));
    }

    /** The echo is back after range / c, and the datagram out after the radar's latency. */
    private TimeTag sent(RadarSite site, Detection plot) {
        return scenario.start().plusSeconds(plot.seconds() + plot.rangeMetres() / LIGHT_MPS + site.latencySeconds());
    }
}
