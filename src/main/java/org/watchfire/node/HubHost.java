package org.watchfire.node;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Logger;
import org.watchfire.exchange.amqp.Hub;
import org.watchfire.exchange.amqp.HubFailure;
import org.watchfire.exchange.amqp.HubSettings;
import org.watchfire.exchange.amqp.HubStatus;
import org.watchfire.exchange.keys.KeyFailure;
import org.watchfire.exchange.keys.KeyRing;
import org.watchfire.exchange.outside.ExchangeClock;
import org.watchfire.model.NationId;
import org.watchfire.node.settings.HubHostSettings;
import org.watchfire.node.settings.SettingsException;

/**
 * A hub as a process of its own: broker and relay, without radars, journal or picture. Two of them may be a pair.
 *
 * <pre>
 * active ── holds the folder, listens ──┐
 *                                       ├── one folder (broker's journal)
 * standby ─ waits for the folder ───────┘   the active one ends ─► the standby has its journal and listens
 * </pre>
 */
public final class HubHost implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(HubHost.class.getName());
    private static final long REPORT_SECONDS = 60;

    private final NationId nation;
    private final Hub hub;
    private HubStatus told;

    private HubHost(NationId nation, Hub hub) {
        this.nation = nation;
        this.hub = hub;
        this.told = hub.status();
    }

    /**
     * Reads a configuration and starts the hub. Of a pair, the second to start returns only when the first has ended.
     *
     * @throws SettingsException naming file, line, fault and remedy
     * @throws NodeFailure where keys, folder or port cannot be used
     */
    public static HubHost start(Path configuration) {
        HubHostSettings settings = HubHostSettings.read(configuration);
        Path folder = configuration.toAbsolutePath().resolveSibling("");
        Path directory = folder.resolve(settings.directory());
        NationId nation = settings.ownNation();
        try {
            KeyRing ring = KeyRing.open(folder.resolve(settings.keys()), nation, settings.realm());
            ring.pin(folder.resolve(nation + "-" + settings.realm() + "-hub.pin"));
            LOG.info(() ->
                    "hub " + nation + ": " + (settings.pair() ? "waits until nobody holds " : "takes ") + directory);
            Clock wall = Clock.systemUTC();
            return new HubHost(
                    nation,
                    Hub.start(
                            new HubSettings(
                                    ring,
                                    settings.nations(),
                                    settings.bind(),
                                    settings.port(),
                                    directory,
                                    settings.pair()),
                            ExchangeClock.system(() -> NodeClock.unixNanos(wall), 0)));
        } catch (KeyFailure | HubFailure failure) {
            throw new NodeFailure(String.valueOf(failure.getMessage()), failure);
        }
    }

    /** {@code USA hub amqps://127.0.0.1:7001}. */
    public String address() {
        return nation + " hub " + hub.address();
    }

    /**
     * Says once a minute what passed, where something did, until the thread is interrupted.
     *
     * @throws NodeFailure when the broker has stopped by itself: whoever runs the hub is to start it again
     */
    public void report() throws InterruptedException {
        for (long second = 1; ; second++) {
            TimeUnit.SECONDS.sleep(1);
            Optional<String> failure = hub.failure();
            if (failure.isPresent()) {
                throw new NodeFailure("hub " + nation + ": " + failure.get() + "; make room and start it again");
            }
            if (second % REPORT_SECONDS != 0) {
                continue;
            }
            HubStatus now = hub.status();
            if (!now.equals(told)) {
                told = now;
                LOG.info(() -> "hub " + nation + ", connected " + hub.connected() + ": " + now);
            }
        }
    }

    @Override
    public void close() {
        hub.close();
    }
}
