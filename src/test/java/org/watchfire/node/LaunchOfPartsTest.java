package org.watchfire.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.watchfire.astro.Wgs84;
import org.watchfire.model.Assessment;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.NationId;
import org.watchfire.model.SystemTrackId;

/** Stages and debris come from where their rocket did: each says the launch point of the launch it is part of. */
class LaunchOfPartsTest {
    /** Of 2023-05-31, see the scenario. */
    private static final Geodetic SITE = Geodetic.ofDegrees(39.66, 124.705, 60);

    private static final double NEAR_METRES = 10e3;
    private static final double SECONDS = 300;

    @Test
    void everyPartSaysTheLaunchPointOfItsLaunch() {
        ScenarioPlay play = new ScenarioPlay("2023-05-31", new NationId("JPN"));
        Engine engine = play.engine();
        Map<SystemTrackId, List<GroundPoint>> launches = new TreeMap<>();
        play.play(SECONDS, (input, now) -> {
            for (Assessment assessment : engine.accept(input, now, 0).assessments()) {
                assessment
                        .launch()
                        .ifPresent(launch -> launches.computeIfAbsent(assessment.track(), track -> new ArrayList<>())
                                .add(launch));
            }
        });
        assertThat(launches).hasSizeGreaterThan(2);
        launches.forEach((track, said) ->
                assertThat(metres(said.getLast())).as("track %s", track).isLessThan(NEAR_METRES));
    }

    private static double metres(GroundPoint launch) {
        double[] said = Wgs84.toEcef(launch.region().centre());
        double[] site = Wgs84.toEcef(SITE);
        return Math.sqrt(
                Math.pow(said[0] - site[0], 2) + Math.pow(said[1] - site[1], 2) + Math.pow(said[2] - site[2], 2));
    }
}
