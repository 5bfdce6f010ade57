package org.watchfire.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Notice;
import org.watchfire.model.Radar;
import org.watchfire.model.Realm;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Utf8;

/**
 * What happens and who watches, as read from YAML ({@code docs/formats/scenario.md}). The radar network is notional:
 * town-level places, assumed accuracy.
 *
 * @param name short, such as {@code 2023-05-31}
 * @param title one line for people
 * @param realm EXERCISE or TEST; a simulation is never ACTUAL
 * @param start second 0 of the scenario, a whole second
 * @param durationSeconds length, 1 s to 3 h
 * @param seed where the caller gives none
 * @param remark that the network is notional, in words to be shown with it
 * @param sources of the facts behind it
 * @param radars at most 200
 * @param rockets launches, at most 200
 * @param traffic air traffic
 * @param notices announced windows
 * @param faults of the network, in the order of the file
 */
public record Scenario(
        String name,
        String title,
        Realm realm,
        TimeTag start,
        double durationSeconds,
        long seed,
        String remark,
        List<String> sources,
        List<RadarSite> radars,
        List<Rocket> rockets,
        List<AirTraffic> traffic,
        List<Notice> notices,
        List<Fault> faults) {
    private static final List<String> BUILT_IN =
            List.of("2022-10-04", "2023-05-31", "2023-08-24", "2023-11-21", "salvo");

    public Scenario {
        sources = List.copyOf(sources);
        radars = List.copyOf(radars);
        rockets = List.copyOf(rockets);
        traffic = List.copyOf(traffic);
        notices = List.copyOf(notices);
        faults = List.copyOf(faults);
        if (!name.matches("[A-Za-z0-9._-]{1,40}")) {
            throw new IllegalArgumentException("name \"" + name + "\" is not 1 to 40 letters, digits, . _ or -");
        }
        if (realm == Realm.ACTUAL) {
            throw new IllegalArgumentException("a simulation is never of the realm actual; write exercise or test");
        }
        if (start.taiNanos() % TimeTag.NANOS != 0) {
            throw new IllegalArgumentException("start is not a whole second; plots are timed in 1/128 s from there");
        }
        if (!(durationSeconds >= 1 && durationSeconds <= 10_800)) {
            throw new IllegalArgumentException("duration " + durationSeconds + " s is outside 1 s to 3 h");
        }
        if (remark.isBlank()) {
            throw new IllegalArgumentException("remark is empty; say that the network is notional");
        }
        if (radars.size() > 200 || rockets.size() > 200) {
            throw new IllegalArgumentException("more than 200 radars or launches");
        }
        Set<String> codes = new HashSet<>();
        Set<String> names = new HashSet<>();
        for (RadarSite radar : radars) {
            if (!codes.add(radar.sac() + "/" + radar.sic())) {
                throw new IllegalArgumentException("two radars have SAC/SIC " + radar.sac() + "/" + radar.sic());
            }
            if (!names.add(radar.id().name())) {
                throw new IllegalArgumentException(
                        "two radars are called " + radar.id().name());
            }
        }
        for (Rocket rocket : rockets) {
            if (!(rocket.launchSeconds() >= 0 && rocket.launchSeconds() < durationSeconds)) {
                throw new IllegalArgumentException(rocket.name() + " is launched outside the scenario");
            }
        }
    }

    /** Names of the scenarios that come with the program. */
    public static List<String> builtIn() {
        return BUILT_IN;
    }

    /**
     * Loads a scenario that comes with the program, or a file.
     *
     * @param nameOrPath one of {@link #builtIn}, or a path of a YAML file
     * @throws ScenarioFault when there is none, or it is not as it should be: with file and line
     */
    public static Scenario load(String nameOrPath) {
        if (BUILT_IN.contains(nameOrPath)) {
            return ScenarioReader.read(nameOrPath + ".yaml", resource(nameOrPath + ".yaml"), Scenario::resource);
        }
        Path path;
        try {
            path = Path.of(nameOrPath);
        } catch (InvalidPathException e) {
            throw new ScenarioFault("\"" + nameOrPath + "\" is no path: " + e.getReason());
        }
        if (!Files.isRegularFile(path)) {
            throw new ScenarioFault("there is no scenario " + nameOrPath + ": neither a file nor one of " + BUILT_IN);
        }
        Path folder = Optional.ofNullable(path.toAbsolutePath().getParent()).orElse(path);
        return ScenarioReader.read(nameOrPath, text(path), name -> {
            Path beside = folder.resolve(name);
            return Files.isRegularFile(beside) ? text(beside) : resource(name);
        });
    }

    /** The radars as their users know them. */
    public List<Radar> modelRadars() {
        return radars.stream().map(RadarSite::radar).toList();
    }

    /** The rocket that is launched first, where there is one. */
    public Optional<Rocket> firstRocket() {
        return rockets.stream().min(Comparator.comparingDouble(Rocket::launchSeconds));
    }

    /** The first launch, where there is one: second 0 of reports. */
    public Optional<TimeTag> firstLaunch() {
        return firstRocket().map(rocket -> start.plusSeconds(rocket.launchSeconds()));
    }

    /** Where the first launch is from. */
    public Optional<Geodetic> firstSite() {
        return firstRocket().map(Rocket::site);
    }

    /** When the first failure of a rocket is, where one fails. */
    public Optional<TimeTag> firstFailure() {
        return rockets.stream()
                .flatMap(rocket ->
                        rocket.failure().map(failure -> rocket.launchSeconds() + failure.atSeconds()).stream())
                .min(Double::compare)
                .map(start::plusSeconds);
    }

    /** The same flights before other radars. */
    public Scenario withRadars(List<RadarSite> others) {
        return new Scenario(
                name,
                title,
                realm,
                start,
                durationSeconds,
                seed,
                remark,
                sources,
                others,
                rockets,
                traffic,
                notices,
                faults);
    }

    /** Last moment. */
    public TimeTag end() {
        return start.plusSeconds(durationSeconds);
    }

    private static String text(Path path) {
        try {
            return Utf8.file(path, YamlNode.MAX_CHARACTERS)
                    .orElseThrow(() -> new ScenarioFault(
                            path.toString(), 1, "the file is longer than " + YamlNode.MAX_CHARACTERS));
        } catch (IOException e) {
            throw new ScenarioFault(path.toString(), 1, "cannot be read as UTF-8: " + e.getMessage());
        }
    }

    private static String resource(String name) {
        try (InputStream in = Scenario.class.getResourceAsStream(name)) {
            if (in == null || name.contains("/")) {
                throw new ScenarioFault("there is no file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ScenarioFault("the resource " + name + " cannot be read");
        }
    }
}
