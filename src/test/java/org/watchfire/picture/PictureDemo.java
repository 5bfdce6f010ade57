package org.watchfire.picture;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.watchfire.model.Item;
import org.watchfire.model.NationId;
import org.watchfire.model.Realm;
import org.watchfire.model.SystemTrack;
import org.watchfire.model.TimeTag;
import org.watchfire.release.PolicyChange;
import org.watchfire.release.PolicyStep;
import org.watchfire.release.Recipient;
import org.watchfire.release.Role;

/**
 * A picture of invented things, for looking: {@code PictureDemo [tracks] [seconds already flown]}. Prints one-time
 * sign-in addresses and runs until it is stopped.
 */
final class PictureDemo implements PictureListener, AutoCloseable {
    private static final double MU = 3.986004418e14;

    private final PictureServer server;
    private final int tracks;
    private final double[] flight;
    private double seconds;

    PictureDemo(int port, int tracks) {
        this.tracks = tracks;
        String hash = PasswordHash.of("watchfire".toCharArray(), 20_000);
        this.server = PictureServer.start(
                new PictureSettings(
                        "127.0.0.1",
                        port,
                        Synthetic.JPN,
                        Synthetic.NATIONS,
                        Realm.EXERCISE,
                        "TRILATERAL DRILL 26-2",
                        true,
                        List.of(new OperatorAccount("desk-3", hash, EnumSet.of(Role.WATCH_OFFICER, Role.VIEWER)))),
                this);
        this.flight = Synthetic.ecef(39.2167, 125.7167, 2000);
    }

    public static void main(String[] args) {
        int tracks = args.length > 0 ? Integer.parseInt(args[0]) : 300;
        double flown = args.length > 1 ? Double.parseDouble(args[1]) : 300;
        int port = args.length > 2 ? Integer.parseInt(args[2]) : 0;
        try (PictureDemo demo = new PictureDemo(port, tracks)) {
            demo.begin(flown);
            for (int i = 0; i < 8; i++) {
                System.out.println(demo.server.oneTimeSignInUrl(Role.WATCH_OFFICER));
            }
            while (true) {
                demo.second();
                LockSupport.parkNanos(1_000_000_000L);
            }
        }
    }

    PictureServer server() {
        return server;
    }

    /** Everything up to {@code flown} seconds after the launch. */
    synchronized void begin(double flown) {
        show(Synthetic.notice());
        log(-120, LogLine.Severity.INFO, "desk", "Desk 3 took over the watch");
        log(20, LogLine.Severity.CAUTION, "KOR>JPN", "KOR to JPN slow for 4 s, 3 late");
        for (double s = 0; s < flown; s += 4) {
            step(s);
            if (s % 20 == 0) {
                status(s);
            }
        }
        seconds = flown;
        show(Synthetic.warning(1, at(40)));
        show(Synthetic.warning(2, at(110)));
        show(Synthetic.acknowledgement(2, Synthetic.KOR, at(118)));
        show(Synthetic.acknowledgement(2, Synthetic.JPN, at(131)));
        log(40, LogLine.Severity.ALARM, "assess", "EXERCISE warning KOR-E1 v1, ballistic 88 %");
        log(118, LogLine.Severity.INFO, "KOR", "KOR acknowledged KOR-E1 v2");
        log(131, LogLine.Severity.INFO, "JPN", "JPN acknowledged KOR-E1 v2");
        status(flown);
    }

    /** One second more. */
    synchronized void second() {
        seconds += 1;
        step(seconds);
        status(seconds);
    }

    @Override
    public synchronized void acted(OperatorAction action) {
        if (action instanceof OperatorAction.Acknowledged taken) {
            show(Synthetic.acknowledgement(taken.version(), Synthetic.JPN, at(seconds)));
        }
    }

    @Override
    public void shown(Item item, long sentUnixNanos) {}

    @Override
    public List<Visibility> whoMaySee(SystemTrack track) {
        return List.of(
                new Visibility(
                        new Recipient.Peer(new NationId("KOR")),
                        Visibility.Verdict.FULL,
                        "rule-2",
                        "partner of the drill"),
                new Visibility(
                        new Recipient.Peer(new NationId("USA")),
                        Visibility.Verdict.REDUCED,
                        "rule-7",
                        "position only, on a grid of 2 km"));
    }

    @Override
    public Optional<PolicyChange> policy(String operator, Role role, PolicyStep step) {
        return Optional.empty();
    }

    @Override
    public PolicyView policy() {
        throw new AssertionError("nobody here may ask");
    }

    @Override
    public void close() {
        server.close();
    }

    void show(Item item) {
        server.show(Synthetic.to(Role.WATCH_OFFICER, item));
    }

    private static TimeTag at(double s) {
        return Synthetic.LAUNCH.plusSeconds(s);
    }

    private void log(double s, LogLine.Severity severity, String source, String text) {
        server.log(new LogLine(at(s), severity, source, text));
    }

    private void status(double s) {
        server.status(Synthetic.status(at(s), 400 + 40 * Math.sin(s / 50)));
    }

    private void step(double s) {
        show(Synthetic.track(1, at(s), ballistic(s), "", List.of(Synthetic.KOR, Synthetic.JPN)));
        show(Synthetic.assessment(1, at(s)));
        Random random = new Random(7);
        for (int i = 0; i < tracks; i++) {
            double lat = 24 + 24 * random.nextDouble();
            double lon = 117 + 32 * random.nextDouble();
            double course = 2 * Math.PI * random.nextDouble();
            double speed = 180 + 80 * random.nextDouble();
            double north = speed * Math.cos(course);
            double east = speed * Math.sin(course);
            String callsign = i % 40 == 0 ? "" : "SYN" + (100 + i);
            if (((int) s + i) % 4 == 0 || s < 8) {
                show(Synthetic.track(
                        100 + i,
                        at(s),
                        lat + north * s / 111_000,
                        lon + east * s / 111_000 / Math.cos(Math.toRadians(lat)),
                        7000 + 5000 * random.nextDouble(),
                        new double[] {east, north, 0},
                        callsign));
            } else {
                random.nextDouble();
            }
        }
    }

    /** Free flight from the ground in about 980 s, by Kepler's problem in small steps; no thrust, good enough to see. */
    private double[] ballistic(double s) {
        double[] q = {flight[0], flight[1], flight[2], 0, 0, 0};
        double[] up = unit(flight);
        double[] target = unit(Synthetic.ecef(40.55, 138.15, 0));
        double[] along = new double[3];
        double dot = up[0] * target[0] + up[1] * target[1] + up[2] * target[2];
        for (int i = 0; i < 3; i++) {
            along[i] = target[i] - dot * up[i];
        }
        along = unit(along);
        for (int i = 0; i < 3; i++) {
            q[3 + i] = 3790 * up[i] + 1218 * along[i];
        }
        double dt = 1;
        for (double t = 0; t < s; t += dt) {
            double r = Math.sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2]);
            for (int i = 0; i < 3; i++) {
                q[3 + i] -= MU / (r * r * r) * q[i] * dt;
                q[i] += q[3 + i] * dt;
            }
        }
        return q;
    }

    private static double[] unit(double[] v) {
        double r = Math.sqrt(v[0] * v[0] + v[1] * v[1] + v[2] * v[2]);
        return new double[] {v[0] / r, v[1] / r, v[2] / r};
    }
}
