package org.watchfire.node;

import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.watchfire.exchange.amqp.HubAddress;
import org.watchfire.exchange.keys.KeyFailure;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.journal.Journal;
import org.watchfire.journal.JournalFailure;
import org.watchfire.model.NationId;
import org.watchfire.node.settings.ClockSettings;
import org.watchfire.node.settings.FeedSettings;
import org.watchfire.node.settings.NodeSettings;
import org.watchfire.node.settings.SettingsException;

/** Looks at everything a node needs before it is started, and says what to mend. Changes nothing. */
public final class Doctor {
    private static final int CONNECT_MILLIS = 2_000;

    private final List<Finding> findings = new ArrayList<>();

    /**
     * One thing looked at.
     *
     * @param well whether it is in order
     * @param what was looked at and found
     */
    public record Finding(boolean well, String what) {
        /** One line for people. */
        @Override
        public String toString() {
            return (well ? "ok    " : "mend  ") + what;
        }
    }

    private Doctor() {}

    /** Everything found, in the order a node would need it. */
    public static List<Finding> examine(Path configuration) {
        Doctor doctor = new Doctor();
        doctor.look(configuration);
        return List.copyOf(doctor.findings);
    }

    private void look(Path configuration) {
        Told told;
        try {
            told = Told.read(configuration);
        } catch (SettingsException fault) {
            ill(String.valueOf(fault.getMessage()));
            return;
        }
        NodeSettings settings = told.settings();
        well("configuration " + configuration);
        well("policy " + told.policy().id() + ", partners " + told.policy().partners());
        settings.peers().stream().map(NationId::new).forEach(peer -> peer(told, peer));
        well(settings.notices().size() + " notices");
        keys(told);
        journal(told);
        tcp("picture", settings.picture().bind(), settings.picture().port());
        settings.serveHub().ifPresent(hub -> tcp("hub", hub.bind(), hub.port()));
        settings.feeds().forEach(feed -> feed(told, feed));
        settings.hub().filter(hub -> settings.serveHub().isEmpty()).ifPresent(this::reach);
        clock(settings);
    }

    /** A peer that the policy does not name is given nothing. */
    private void peer(Told told, NationId peer) {
        if (told.policy().partners().contains(peer)) {
            well("peer " + peer + " is a partner of the policy");
        } else {
            ill("peer " + peer + " is no partner of policy " + told.policy().id()
                    + ", so that nothing goes there; add it to its partners, or take it out of peers");
        }
    }

    private void keys(Told told) {
        Path folder = told.resolve(told.settings().keys());
        try {
            KeyRing ring = KeyRing.open(
                    folder, told.settings().nationId(), told.settings().realm());
            well("keys of " + ring.nation() + " for realm " + ring.realm());
        } catch (KeyFailure fault) {
            ill(String.valueOf(fault.getMessage()));
        }
    }

    private void journal(Told told) {
        Path file = told.resolve(told.settings().journal());
        if (!Files.exists(file)) {
            Path folder = file.toAbsolutePath().normalize().getParent();
            if (folder == null || !Files.isDirectory(folder)) {
                ill("journal " + file + " cannot be made: " + folder
                        + " is no folder; make the folder, or mend the value of journal");
                return;
            }
            well("journal " + file + " will be made");
            return;
        }
        try (Journal journal =
                Journal.open(file, told.settings().nationId(), told.settings().realm())) {
            well("journal " + file + " of " + journal.nation() + " " + journal.realm());
        } catch (JournalFailure fault) {
            ill(String.valueOf(fault.getMessage()));
        }
    }

    private void tcp(String what, String bind, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(bind, port));
            well(what + " port " + bind + ":" + port + " is free");
        } catch (IOException taken) {
            ill(what + " port " + bind + ":" + port + ": " + taken.getMessage()
                    + "; choose another or end what holds it");
        }
    }

    private void feed(Told told, FeedSettings feed) {
        switch (feed.kind()) {
            case UDP -> {
                try (DatagramSocket socket = new DatagramSocket(new InetSocketAddress(feed.bind(), feed.port()))) {
                    well("feed " + feed.name() + " on udp " + socket.getLocalSocketAddress());
                } catch (IOException taken) {
                    ill("feed " + feed.name() + " on udp " + feed.bind() + ":" + feed.port() + ": " + taken.getMessage()
                            + "; choose another port or end what holds it");
                }
            }
            case REPLAY -> {
                Path file = told.resolve(feed.file().orElseThrow());
                if (Files.isReadable(file)) {
                    well("feed " + feed.name() + " plays " + file);
                } else {
                    ill("feed " + feed.name() + ": " + file + " cannot be read; name a readable recording");
                }
            }
        }
    }

    /** Of a pair only the active one listens: one answer is enough. */
    private void reach(NodeSettings.HubAddress hub) {
        List<String> unreached = new ArrayList<>();
        for (HubAddress place : HubWay.places(hub)) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(place.host(), place.port()), CONNECT_MILLIS);
                well("hub " + hub.nation() + " answers at " + place);
                return;
            } catch (IOException unreachable) {
                unreached.add(place + " (" + unreachable.getMessage() + ")");
            }
        }
        ill("hub " + hub.nation() + " does not answer at " + String.join(" nor at ", unreached)
                + "; start it, or mend hub.address");
    }

    private void clock(NodeSettings settings) {
        if (settings.clock().kind() == ClockSettings.Kind.EXERCISE) {
            well("exercise clock at speed " + settings.clock().speed());
            return;
        }
        boolean disciplined = Files.exists(Path.of("/run/systemd/timesync/synchronized"))
                || Files.exists(Path.of("/run/chrony"))
                || Files.exists(Path.of("/var/run/ntpd.pid"));
        if (disciplined) {
            well("the machine's clock is disciplined by a time service");
        } else {
            ill("no time service was found on this machine; run chrony, ntpd or systemd-timesyncd,"
                    + " or partners will doubt every stamp");
        }
    }

    private void well(String what) {
        findings.add(new Finding(true, what));
    }

    private void ill(String what) {
        findings.add(new Finding(false, what));
    }
}
