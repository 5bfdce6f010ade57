package org.watchfire.release;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.watchfire.model.Acknowledgement;
import org.watchfire.model.AllClear;
import org.watchfire.model.Assessment;
import org.watchfire.model.Contribution;
import org.watchfire.model.Ellipse;
import org.watchfire.model.EventId;
import org.watchfire.model.Geodetic;
import org.watchfire.model.GroundPoint;
import org.watchfire.model.Identity;
import org.watchfire.model.Item;
import org.watchfire.model.Label;
import org.watchfire.model.Lineage;
import org.watchfire.model.Motion;
import org.watchfire.model.NationId;
import org.watchfire.model.Notice;
import org.watchfire.model.NoticeId;
import org.watchfire.model.ObjectClass;
import org.watchfire.model.RadarId;
import org.watchfire.model.Realm;
import org.watchfire.model.Retraction;
import org.watchfire.model.Stamps;
import org.watchfire.model.StateEstimate;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.SystemTrackId;
import org.watchfire.model.Threat;
import org.watchfire.model.TimeTag;
import org.watchfire.model.Track;
import org.watchfire.model.TrackId;
import org.watchfire.model.Warning;

/** Reads the form of an item that people write: in a policy's cases, and for {@code policy explain}. */
final class ItemReader {
    private static final TimeTag NO_TIME = TimeTag.of(0);

    private final List<Fault> faults;
    private final Fields item;
    private Label label = new Label(9, new TreeSet<>(), new TreeSet<>());
    private Realm realm = Realm.TEST;

    private ItemReader(Fields item, List<Fault> faults) {
        this.item = item;
        this.faults = faults;
    }

    static ItemRead read(String file, Node node) {
        List<Fault> faults = new ArrayList<>();
        Fields fields = Fields.of(file, "the item", node, faults);
        Optional<Kind> kind = fields.required("kind", text -> Fields.choose(text, Kind.class));
        if (kind.isEmpty()) {
            return new ItemRead.Refused(faults);
        }
        ItemReader reader = new ItemReader(fields, faults);
        boolean labelled = reader.header();
        Optional<Item> item = reader.body(kind.get());
        fields.refuseUnknown();
        if (!faults.isEmpty() || item.isEmpty()) {
            return new ItemRead.Refused(faults);
        }
        return labelled ? new ItemRead.Complete(item.get(), reader.realm) : new ItemRead.Unlabelled(kind.get());
    }

    private boolean header() {
        realm = item.required("realm", text -> Fields.choose(text, Realm.class)).orElse(Realm.TEST);
        Optional<Fields> marking = item.fields("label");
        marking.ifPresent(fields -> {
            long level = fields.whole("level", 0, 9).orElseGet(() -> {
                fields.missing("level");
                return 9L;
            });
            label = new Label(
                    (int) level,
                    new TreeSet<>(fields.texts("caveats")),
                    new TreeSet<>(fields.listOf("releasableTo", NationId::new)));
            fields.refuseUnknown();
        });
        return marking.isPresent();
    }

    private Optional<Item> body(Kind kind) {
        int before = faults.size();
        Body body = switch (kind) {
            case TRACK -> track();
            case SYSTEM_TRACK -> systemTrack();
            case ASSESSMENT -> assessment();
            case WARNING -> warning();
            case ALL_CLEAR -> allClear();
            case RETRACTION -> retraction();
            case NOTICE -> notice();
            case ACKNOWLEDGEMENT -> acknowledgement();
        };
        if (faults.size() > before) {
            return Optional.empty();
        }
        return item.make(item.line(), "", nothing -> body.make());
    }

    /** Makes the record once all fields are known to be good; what it refuses becomes a fault. */
    private interface Body {
        Item make();
    }

    private Body track() {
        TrackId id = item.required("id", ItemReader::trackId).orElse(new TrackId(new NationId("XXX"), 1));
        Motion motion = motion();
        StateEstimate estimate = estimate();
        double existence = item.number("existence", 0, 1).orElse(1.0);
        Track.Status status = item.choice("status", Track.Status.class).orElse(Track.Status.CONFIRMED);
        Identity identity = identity();
        Lineage lineage = new Lineage(new TreeSet<>(item.listOf("radars", ItemReader::radarId)));
        TimeTag first = item.time("firstPlot").orElse(estimate.time());
        TimeTag last = item.time("lastPlot").orElse(estimate.time());
        int plots = item.whole("plots", 1, Integer.MAX_VALUE).orElse(1L).intValue();
        Optional<TrackId> parent = item.made("parent", ItemReader::trackId);
        Stamps stamps = stamps(estimate.time());
        return () -> new Track(
                id, label, estimate, motion, existence, status, identity, lineage, first, last, plots, parent, stamps);
    }

    private Body systemTrack() {
        SystemTrackId id = item.required("id", ItemReader::systemTrackId).orElse(new SystemTrackId(1));
        NationId origin = requiredNation("origin");
        Motion motion = motion();
        StateEstimate estimate = estimate();
        double existence = item.number("existence", 0, 1).orElse(1.0);
        Track.Status status = item.choice("status", Track.Status.class).orElse(Track.Status.CONFIRMED);
        Identity identity = identity();
        Lineage lineage = new Lineage(new TreeSet<>(item.listOf("radars", ItemReader::radarId)));
        List<Contribution> contributions = item.listOfFields("contributions").stream()
                .map(entry -> {
                    TrackId from = entry.required("track", ItemReader::trackId).orElse(new TrackId(origin, 1));
                    double share = entry.requiredNumber("share", 0, 1);
                    TimeTag last = entry.time("lastPlot").orElse(estimate.time());
                    entry.refuseUnknown();
                    return new Contribution(from, share, last);
                })
                .toList();
        TimeTag first = item.time("firstPlot").orElse(estimate.time());
        TimeTag last = item.time("lastPlot").orElse(estimate.time());
        long parent = item.whole("parent", 0, 1L << 50).orElse(0L);
        Stamps stamps = stamps(estimate.time());
        return () -> new SystemTrack(
                id,
                origin,
                label,
                estimate,
                motion,
                existence,
                status,
                identity,
                lineage,
                contributions,
                first,
                last,
                parent,
                stamps);
    }

    private Body assessment() {
        SystemTrackId track = item.required("track", ItemReader::systemTrackId).orElse(new SystemTrackId(1));
        NationId origin = requiredNation("origin");
        TimeTag time = requiredTime("time");
        ObjectClass objectClass = objectClass();
        Map<ObjectClass, Double> probabilities = new EnumMap<>(ObjectClass.class);
        item.fields("probabilities").ifPresent(given -> {
            for (String name : given.names()) {
                given.make(given.lineOf(name), name, text -> Fields.choose(text, ObjectClass.class))
                        .ifPresent(c -> probabilities.put(c, given.requiredNumber(name, 0, 1)));
            }
        });
        Optional<GroundPoint> launch = ground("launch");
        Optional<GroundPoint> impact = ground("impact");
        List<Threat> threats = threats();
        boolean thrusting = item.truth("thrusting", false);
        Optional<Assessment.Perigee> perigee = item.fields("perigee").map(fields -> {
            Assessment.Perigee range = new Assessment.Perigee(
                    fields.requiredNumber("lowMetres", -1e8, 1e9), fields.requiredNumber("highMetres", -1e8, 1e9));
            fields.refuseUnknown();
            return range;
        });
        boolean failed = item.truth("failed", false);
        return () -> new Assessment(
                track,
                origin,
                label,
                time,
                objectClass,
                probabilities,
                launch,
                impact,
                threats,
                thrusting,
                perigee,
                failed);
    }

    private Body warning() {
        EventId event = event();
        int version = version();
        NationId by = requiredNation("by");
        ObjectClass objectClass = objectClass();
        double confidence = item.number("confidence", 0, 1).orElse(1.0);
        Optional<TrackId> track = item.made("track", ItemReader::trackId);
        Optional<GroundPoint> launch = ground("launch");
        Optional<GroundPoint> impact = ground("impact");
        List<Threat> threats = threats();
        boolean thrusting = item.truth("thrusting", false);
        boolean failed = item.truth("failed", false);
        Optional<NoticeId> notice = item.made("notice", NoticeId::new);
        TimeTag decided = requiredTime("decided");
        Stamps stamps = stamps(decided);
        return () -> new Warning(
                event,
                version,
                by,
                realm,
                label,
                objectClass,
                confidence,
                track,
                launch,
                impact,
                threats,
                thrusting,
                failed,
                notice,
                decided,
                stamps);
    }

    private Body allClear() {
        EventId event = event();
        int version = version();
        NationId by = requiredNation("by");
        List<String> areas = item.texts("areas");
        boolean ends = item.truth("ends", true);
        String reason = item.text("reason").orElse("");
        TimeTag decided = requiredTime("decided");
        Stamps stamps = stamps(decided);
        return () -> new AllClear(event, version, by, realm, label, areas, ends, reason, decided, stamps);
    }

    private Body retraction() {
        EventId event = event();
        int version = version();
        NationId by = requiredNation("by");
        String reason = item.text("reason").orElse("");
        TimeTag decided = requiredTime("decided");
        Stamps stamps = stamps(decided);
        return () -> new Retraction(event, version, by, realm, label, reason, decided, stamps);
    }

    private Body notice() {
        NoticeId id = item.required("id", NoticeId::new).orElse(new NoticeId("none"));
        NationId origin = requiredNation("origin");
        Geodetic site = place(item.requiredFields("site"));
        TimeTag from = requiredTime("from");
        TimeTag to = requiredTime("to");
        List<Notice.HazardArea> areas = item.listOfFields("areas").stream()
                .flatMap(entry -> {
                    String name = entry.requiredText("name");
                    List<Geodetic> boundary = entry.listOfFields("boundary").stream()
                            .map(this::place)
                            .toList();
                    entry.refuseUnknown();
                    return entry.make(entry.line(), "", nothing -> new Notice.HazardArea(name, boundary)).stream();
                })
                .toList();
        List<String> corridor = item.texts("corridor");
        boolean derived = item.truth("derived", false);
        String confidence = item.text("confidence").orElse("medium");
        String source = item.text("source").orElse("");
        return () -> new Notice(id, origin, realm, label, site, from, to, areas, corridor, derived, confidence, source);
    }

    private Body acknowledgement() {
        EventId event = event();
        int version = version();
        NationId by = requiredNation("by");
        String role = item.requiredText("role");
        TimeTag decided = requiredTime("decided");
        Stamps stamps = stamps(decided);
        return () -> new Acknowledgement(event, version, by, realm, label, role, decided, stamps);
    }

    private StateEstimate estimate() {
        TimeTag time = requiredTime("time");
        Geodetic place = place(item.requiredFields("position"));
        double[] east = {0, 0, 0};
        item.fields("velocity").ifPresent(velocity -> {
            east[0] = velocity.requiredNumber("eastMps", -2e4, 2e4);
            east[1] = velocity.requiredNumber("northMps", -2e4, 2e4);
            east[2] = velocity.requiredNumber("upMps", -2e4, 2e4);
            velocity.refuseUnknown();
        });
        double sigma = item.number("sigmaMetres", 0, 1e7).orElse(100.0);
        double sigmaMps = item.number("sigmaMps", 0, 1e5).orElse(10.0);
        double[] ecef = Wgs84.toEcef(place);
        double[][] axes = Wgs84.eastNorthUp(place);
        double[] state = {ecef[0], ecef[1], ecef[2], 0, 0, 0};
        double[] covariance = new double[StateEstimate.COVARIANCE];
        for (int i = 0; i < 3; i++) {
            state[i + 3] = axes[0][i] * east[0] + axes[1][i] * east[1] + axes[2][i] * east[2];
            covariance[StateEstimate.index(i, i)] = sigma * sigma;
            covariance[StateEstimate.index(i + 3, i + 3)] = sigmaMps * sigmaMps;
        }
        return new StateEstimate(time, state, covariance);
    }

    private Motion motion() {
        return item.fields("motion")
                .flatMap(given -> {
                    double air = given.number("air", 0, 1).orElse(0.0);
                    double boost = given.number("boost", 0, 1).orElse(0.0);
                    double coast = given.number("coast", 0, 1).orElse(0.0);
                    double reentry = given.number("reentry", 0, 1).orElse(0.0);
                    double thrust = given.number("thrustMps2", 0, 1e4).orElse(Double.NaN);
                    given.refuseUnknown();
                    return given.make(given.line(), "", nothing -> new Motion(air, boost, coast, reentry, thrust));
                })
                .orElse(Motion.UNKNOWN);
    }

    private Identity identity() {
        return item.fields("identity")
                .flatMap(given -> {
                    int mode3A = given.whole("mode3A", 0, 07777).orElse(-1L).intValue();
                    int address = given.whole("aircraftAddress", 0, 0xFFFFFF)
                            .orElse(-1L)
                            .intValue();
                    String callsign = given.text("callsign").orElse("");
                    given.refuseUnknown();
                    return given.make(given.line(), "", nothing -> new Identity(mode3A, address, callsign));
                })
                .orElse(Identity.NONE);
    }

    private Optional<GroundPoint> ground(String name) {
        return item.fields(name).flatMap(given -> {
            Geodetic centre =
                    Geodetic.ofDegrees(given.requiredNumber("lat", -90, 90), given.requiredNumber("lon", -180, 180), 0);
            double major = given.requiredNumber("semiMajorMetres", 0, 2.1e7);
            double minor = given.requiredNumber("semiMinorMetres", 0, 2.1e7);
            double azimuth = given.number("azimuthDegrees", 0, 180).orElse(0.0);
            double probability = given.number("probability", 0, 1).orElse(0.95);
            TimeTag time = given.time("time").orElseGet(() -> {
                given.missing("time");
                return NO_TIME;
            });
            double timeSigma = given.number("timeSigmaSeconds", 0, 1e5).orElse(0.0);
            given.refuseUnknown();
            return given.make(
                    given.line(),
                    "",
                    nothing -> new GroundPoint(
                            new Ellipse(centre, major, minor, Math.toRadians(azimuth), probability), time, timeSigma));
        });
    }

    private List<Threat> threats() {
        return item.listOfFields("threatened").stream()
                .flatMap(given -> {
                    String area = given.requiredText("area");
                    Threat.Basis basis = given.required("basis", text -> Fields.choose(text, Threat.Basis.class))
                            .orElse(Threat.Basis.IMPACT);
                    double probability = given.requiredNumber("probability", 0, 1);
                    TimeTag from = given.required("from", Fields::parseTime).orElse(NO_TIME);
                    TimeTag to = given.required("to", Fields::parseTime).orElse(from);
                    given.refuseUnknown();
                    return given
                            .make(given.line(), "", nothing -> new Threat(area, basis, probability, from, to))
                            .stream();
                })
                .toList();
    }

    private Geodetic place(Fields given) {
        Geodetic place = Geodetic.ofDegrees(
                given.requiredNumber("lat", -90, 90),
                given.requiredNumber("lon", -180, 180),
                given.number("heightMetres", -12_000, 1e9).orElse(0.0));
        given.refuseUnknown();
        return place;
    }

    private Stamps stamps(TimeTag time) {
        Instant utc = Utc.toUtc(time);
        long unix = utc.getEpochSecond() * TimeTag.NANOS + utc.getNano();
        return item.fields("stamps")
                .map(given -> {
                    Stamps stamps = new Stamps(
                            given.whole("arrivedUnixNanos", 0, 1L << 62).orElse(unix),
                            given.whole("decidedUnixNanos", 0, 1L << 62).orElse(unix));
                    given.refuseUnknown();
                    return stamps;
                })
                .orElse(new Stamps(unix, unix));
    }

    private ObjectClass objectClass() {
        return item.required("class", text -> Fields.choose(text, ObjectClass.class))
                .orElse(ObjectClass.UNDECIDED);
    }

    private EventId event() {
        return item.required("event", ItemReader::eventId).orElse(new EventId(new NationId("XXX"), 1));
    }

    private int version() {
        return item.whole("version", 1, Integer.MAX_VALUE).orElse(1L).intValue();
    }

    private NationId requiredNation(String name) {
        return item.required(name, NationId::new).orElse(new NationId("XXX"));
    }

    private TimeTag requiredTime(String name) {
        return item.required(name, Fields::parseTime).orElse(NO_TIME);
    }

    private static TrackId trackId(String text) {
        return new TrackId(new NationId(before(text, "-", "KOR-17")), number(text, "-", "KOR-17"));
    }

    private static EventId eventId(String text) {
        return new EventId(new NationId(before(text, "-E", "KOR-E1")), number(text, "-E", "KOR-E1"));
    }

    private static SystemTrackId systemTrackId(String text) {
        before(text, "S", "S17");
        return new SystemTrackId(number(text, "S", "S17"));
    }

    private static RadarId radarId(String text) {
        return new RadarId(new NationId(before(text, "/", "KOR/K1")), text.substring(text.indexOf('/') + 1));
    }

    private static String before(String text, String mark, String example) {
        int at = text.indexOf(mark);
        if (at < 0) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form " + example);
        }
        return text.substring(0, at);
    }

    private static long number(String text, String mark, String example) {
        String digits = text.substring(text.indexOf(mark) + mark.length());
        if (!digits.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("\"" + text + "\" is not of the form " + example);
        }
        return Long.parseLong(digits);
    }
}
