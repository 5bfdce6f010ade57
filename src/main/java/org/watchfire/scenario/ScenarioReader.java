package org.watchfire.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.watchfire.astro.Geodesic;
import org.watchfire.model.Geodetic;
import org.watchfire.model.Label;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.OneLine;
import org.watchfire.model.Radar;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;

/** YAML to {@link Scenario}. */
final class ScenarioReader {
    private static final int CIRCLE_CORNERS = 36;

    private ScenarioReader() {}

    /** Reads a scenario; {@code other} gives the text of files it names. */
    static Scenario read(String file, String text, UnaryOperator<String> other) {
        return Fields.build(file, YamlNode.read(file, text), fields -> scenario(fields, other));
    }

    private static Scenario scenario(Fields f, UnaryOperator<String> other) {
        List<RadarSite> radars = new ArrayList<>();
        if (f.has("network")) {
            String network = f.text("network");
            radars.addAll(Fields.build(
                    network,
                    YamlNode.read(network, other.apply(network)),
                    fields -> fields.list("radars", ScenarioReader::radar)));
        }
        radars.addAll(f.list("radars", ScenarioReader::radar));
        Realm realm = f.word("realm", Realm.class);
        NavigableSet<NationId> nations = new TreeSet<>();
        radars.forEach(radar -> nations.add(radar.id().nation()));
        List<Rocket> rockets = new ArrayList<>(f.list("launches", ScenarioReader::rocket));
        f.list("ballistic", ScenarioReader::ballistic).forEach(rockets::addAll);
        return new Scenario(
                f.text("name"),
                title(f),
                realm,
                f.utc("start"),
                f.quantity("duration", Unit.TIME),
                f.has("seed") ? f.integer("seed", 0, Integer.MAX_VALUE) : (long) f.number("seed", 1),
                f.text("remark"),
                f.texts("sources"),
                radars,
                rockets,
                f.list("traffic", ScenarioReader::traffic),
                f.list("notices", fields -> notice(fields, realm, nations)),
                f.list("faults", ScenarioReader::fault));
    }

    /** It stands in the banner of a node, which takes no other. */
    private static String title(Fields f) {
        String title = f.text("title");
        if (title.length() > OneLine.MOST_TITLE || !OneLine.is(title)) {
            throw f.fault(
                    "title", "title is not one line of at most " + OneLine.MOST_TITLE + " characters that can be seen");
        }
        return title;
    }

    private static RadarSite radar(Fields f) {
        double[] range = f.pair("range", Unit.LENGTH);
        double[] elevation = f.pair("elevation", Unit.ANGLE);
        double[] azimuth = f.has("azimuth") ? f.pair("azimuth", Unit.ANGLE) : new double[] {0, 2 * Math.PI};
        boolean rotates = f.has("rotation");
        if (rotates == f.has("look")) {
            throw f.fault("rotation", "give either rotation or look");
        }
        double period = rotates ? f.quantity("rotation", Unit.TIME) : f.quantity("look", Unit.TIME);
        List<String> reports = f.texts("reports");
        for (String word : reports) {
            if (!word.equals("aircraft") && !word.equals("missiles")) {
                throw f.fault("reports", "reports " + word + " is neither aircraft nor missiles");
            }
        }
        Sigmas sigmas = f.child("sigma", ScenarioReader::sigmas);
        Radar radar = new Radar(
                new RadarId(new NationId(f.text("nation")), f.text("id")),
                f.place(),
                sigmas.range,
                sigmas.azimuth,
                sigmas.elevation,
                sigmas.rangeRate,
                period,
                f.number("detection"),
                f.number("clutter", 0),
                range[1]);
        double sector = azimuth[1] - azimuth[0];
        return new RadarSite(
                radar,
                f.integer("sac", 0, 255),
                f.integer("sic", 0, 255),
                f.text("town"),
                f.text("kind"),
                new RadarSite.Coverage(
                        range[0],
                        range[1],
                        elevation[0],
                        elevation[1],
                        azimuth[0],
                        sector <= 0 ? sector + 2 * Math.PI : sector,
                        f.quantity("ceiling", Unit.LENGTH, Double.POSITIVE_INFINITY)),
                rotates,
                f.word("output", RadarSite.Output.class),
                f.quantity("dwell", Unit.TIME, 0.01),
                f.quantity("latency", Unit.TIME, 0.01),
                reports.isEmpty() || reports.contains("aircraft"),
                reports.isEmpty() || reports.contains("missiles"),
                f.flag("bent", false));
    }

    private record Sigmas(double range, double azimuth, double elevation, double rangeRate) {}

    private static Sigmas sigmas(Fields f) {
        return new Sigmas(
                f.quantity("range", Unit.LENGTH),
                f.quantity("azimuth", Unit.ANGLE),
                f.quantity("elevation", Unit.ANGLE, Double.NaN),
                f.quantity("rangeRate", Unit.SPEED, Double.NaN));
    }

    /** What a rocket can be. */
    private enum RocketClass {
        SPACE_LAUNCH(ObjectClass.SPACE_LAUNCH),
        BALLISTIC(ObjectClass.BALLISTIC);

        private final ObjectClass objectClass;

        RocketClass(ObjectClass objectClass) {
            this.objectClass = objectClass;
        }
    }

    private static Rocket rocket(Fields f) {
        String name = f.text("name");
        return new Rocket(
                name,
                f.has("class") ? f.word("class", RocketClass.class).objectClass : ObjectClass.SPACE_LAUNCH,
                f.quantity("at", Unit.TIME),
                f.child("site", Fields::place),
                f.list("stages", ScenarioReader::stage),
                f.table("pitch", Unit.TIME, Unit.ANGLE),
                f.table("azimuth", Unit.TIME, Unit.ANGLE),
                f.list("drops", fields -> new Rocket.Drop(fields.quantity("at", Unit.TIME), part(fields))),
                f.optional("failure", ScenarioReader::failure),
                f.quantity("drag", Unit.BALLISTIC_COEFFICIENT));
    }

    private static Stage stage(Fields f) {
        double[] thrust = f.pair("thrust", Unit.ACCELERATION);
        return new Stage(
                f.text("name"),
                f.quantity("coast", Unit.TIME, 0),
                f.quantity("burn", Unit.TIME),
                thrust[0],
                thrust[1],
                f.quantity("drag", Unit.BALLISTIC_COEFFICIENT),
                f.optional("remains", ScenarioReader::part));
    }

    private static Stage.Part part(Fields f) {
        return new Stage.Part(
                f.text("name"), f.quantity("drag", Unit.BALLISTIC_COEFFICIENT), f.quantity("kick", Unit.SPEED, 0));
    }

    private static Rocket.Failure failure(Fields f) {
        return new Rocket.Failure(
                f.quantity("at", Unit.TIME),
                f.has("pieces") ? f.integer("pieces", 0, 20) : (int) f.number("pieces", 0),
                f.quantity("spread", Unit.SPEED, 0),
                f.quantity("drag", Unit.BALLISTIC_COEFFICIENT, 500),
                f.text("cause"));
    }

    /** One or several missiles of the same kind. */
    private static List<Rocket> ballistic(Fields f) {
        String name = f.text("name");
        Geodetic site = f.child("site", Fields::place);
        double azimuth = f.quantity("azimuth", Unit.ANGLE);
        double range = f.quantity("range", Unit.LENGTH);
        double apogee = f.quantity("apogee", Unit.LENGTH);
        double burn = f.quantity("burn", Unit.TIME, defaultBurnSeconds(range, apogee));
        double drag = f.quantity("drag", Unit.BALLISTIC_COEFFICIENT, 6000);
        Optional<Stage.Part> booster = f.optional("booster", ScenarioReader::part);
        double at = f.quantity("at", Unit.TIME);
        int count = f.has("count") ? f.integer("count", 1, 50) : (int) f.number("count", 1);
        double interval = f.quantity("interval", Unit.TIME, 0);
        double fan = f.quantity("fan", Unit.ANGLE, 0);
        List<Rocket> rockets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double turn = count == 1 ? 0 : fan * (i / (count - 1.0) - 0.5);
            rockets.add(BallisticSolver.solve(new BallisticSolver.Report(
                    count == 1 ? name : name + " " + (i + 1),
                    at + i * interval,
                    site,
                    azimuth + turn,
                    range,
                    apogee,
                    burn,
                    drag,
                    booster)));
        }
        return rockets;
    }

    /** Generic burn times by size of flight: 75 s to 1,200 km of range or apogee, 150 s to 5,000 km, 250 s above. */
    private static double defaultBurnSeconds(double rangeMetres, double apogeeMetres) {
        double size = Math.max(rangeMetres, apogeeMetres);
        return size <= 1200e3 ? 75 : size <= 5000e3 ? 150 : 250;
    }

    private static AirTraffic traffic(Fields f) {
        double[] levels = f.pair("levels", Unit.LENGTH);
        double[] speeds = f.pair("speeds", Unit.SPEED);
        return new AirTraffic(
                f.integer("count", 0, 5000),
                f.child("centre", Fields::place),
                f.quantity("radius", Unit.LENGTH),
                levels[0],
                levels[1],
                speeds[0],
                speeds[1],
                f.text("callsigns"));
    }

    private static Notice notice(Fields f, Realm realm, NavigableSet<NationId> nations) {
        List<Notice.HazardArea> areas = f.list("areas", ScenarioReader::area);
        return new Notice(
                new NoticeId(f.text("id")),
                new NationId(f.text("origin")),
                realm,
                new Label(0, new TreeSet<>(), nations),
                f.child("site", Fields::place),
                f.utc("from"),
                f.utc("to"),
                areas,
                f.texts("corridor"),
                f.flag("derived", false),
                f.text("confidence"),
                f.text("source"));
    }

    /** A hazard area by its corners, or a circle turned into corners. */
    private static Notice.HazardArea area(Fields f) {
        String name = f.text("name");
        if (f.has("radius")) {
            Geodetic centre = f.child("centre", Fields::place);
            double radius = f.quantity("radius", Unit.LENGTH);
            List<Geodetic> corners = new ArrayList<>();
            for (int i = 0; i < CIRCLE_CORNERS; i++) {
                corners.add(Geodesic.direct(centre, 2 * Math.PI * i / CIRCLE_CORNERS, radius));
            }
            return new Notice.HazardArea(name, corners);
        }
        return new Notice.HazardArea(name, f.list("corners", Fields::place));
    }

    private static Fault fault(Fields f) {
        double at = f.quantity("at", Unit.TIME);
        if (f.has("link")) {
            String[] ends = f.text("link").split("-", -1);
            if (ends.length != 2) {
                throw f.fault("link", "link needs two nations as KOR-USA");
            }
            return new Fault.LinkCut(new NationId(ends[0]), new NationId(ends[1]), at, f.quantity("until", Unit.TIME));
        }
        if (f.has("node")) {
            return new Fault.NodeKill(new NationId(f.text("node")), at, f.quantity("restart", Unit.TIME));
        }
        return new Fault.ClockShift(new NationId(f.text("clock")), at, f.quantity("shift", Unit.TIME));
    }
}
