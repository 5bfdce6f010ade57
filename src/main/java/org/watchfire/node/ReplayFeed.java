package org.watchfire.node;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.watchfire.asterix.Catalogue;
import org.watchfire.asterix.framing.FrameReader;
import org.watchfire.astro.TimeScales;
import org.watchfire.model.TimeTag;
import org.watchfire.node.settings.FeedSettings;
import org.watchfire.node.settings.SettingsException;

/**
 * Plays a recording of ASTERIX (pcap, pcapng, FINAL, GPS, raw) at its own pace by the node's clock, so that the clock's
 * speed is the recording's. An exercise clock without a start is set to the first record's time of day: on the day the
 * recording was made where the file says so, else today.
 */
final class ReplayFeed implements Feeds.Feed {
    private static final Logger LOG = Logger.getLogger(ReplayFeed.class.getName());
    private static final long DAY_NANOS = 86_400L * TimeTag.NANOS;
    private static final long WAIT_NANOS = 2_000_000;

    /** Frames looked at for a first time of day. */
    private static final int PREVIEW_FRAMES = 1_000;

    private final String name;
    private final Path file;
    private final NodeClock clock;
    private final Clock wall;
    private final Consumer<Input.Datagram> sink;
    private final Catalogue editions;
    private final long firstTaiNanos;
    private final Thread thread;
    private volatile boolean closing;

    private ReplayFeed(
            String name,
            Path file,
            Catalogue editions,
            NodeClock clock,
            Clock wall,
            Consumer<Input.Datagram> sink,
            long firstTaiNanos) {
        this.name = name;
        this.file = file;
        this.editions = editions;
        this.clock = clock;
        this.wall = wall;
        this.sink = sink;
        this.firstTaiNanos = firstTaiNanos;
        this.thread = Thread.ofPlatform().name("feed-" + name).daemon().unstarted(this::play);
    }

    /** @throws SettingsException if the file cannot be read, holds no time, or the clock cannot follow it */
    static ReplayFeed open(
            FeedSettings settings, Told told, NodeClock clock, Clock wall, Consumer<Input.Datagram> sink) {
        Path file = told.resolve(settings.file().orElseThrow());
        Catalogue editions = EngineBuilder.editions(told.settings());
        if (!(clock instanceof NodeClock.OfExercise exercise)) {
            throw new SettingsException(
                    "feed " + settings.name(),
                    0,
                    "a recording cannot be played by the machine's clock",
                    "set clock.kind to EXERCISE");
        }
        long first = firstTaiNanos(file, editions, clock.now());
        if (told.settings().clock().start().isEmpty()) {
            exercise.startAt(first);
        }
        return new ReplayFeed(
                settings.name(), file, editions, clock, wall, sink, clock.now().taiNanos());
    }

    @Override
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closing = true;
        thread.interrupt();
    }

    /** The moment the first record speaks of. */
    private static long firstTaiNanos(Path file, Catalogue editions, TimeTag now) {
        RecordTimes times = new RecordTimes(editions);
        try (FrameReader frames = open(file)) {
            for (int i = 0; i < PREVIEW_FRAMES && frames.next(); i++) {
                OptionalDouble seconds = times.firstSecondsOfDay(frames.bytes(), frames.start(), frames.length());
                if (seconds.isPresent()) {
                    boolean dated = frames.timeNanos() > DAY_NANOS;
                    long near =
                            dated ? TimeScales.taiNanos(Instant.ofEpochSecond(0, frames.timeNanos())) : now.taiNanos();
                    return TimeScales.ofSecondsOfDay(near, seconds.getAsDouble());
                }
            }
        } catch (IOException unreadable) {
            throw new SettingsException(
                    file.toString(), 0, "cannot be read (" + unreadable + ")", "name a recording of ASTERIX");
        }
        throw new SettingsException(
                file.toString(), 0, "holds no ASTERIX record with a time of day", "name a recording of ASTERIX");
    }

    private static FrameReader open(Path file) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        return FrameReader.open(in);
    }

    private void play() {
        RecordTimes times = new RecordTimes(editions);
        long previous = firstTaiNanos;
        long frame0 = FrameReader.NO_TIME;
        long count = 0;
        try (FrameReader frames = open(file)) {
            while (!closing && frames.next()) {
                if (frames.timeNanos() != FrameReader.NO_TIME) {
                    frame0 = frame0 == FrameReader.NO_TIME ? frames.timeNanos() : frame0;
                    long gone = Math.floorMod(frames.timeNanos() - frame0, DAY_NANOS);
                    previous = Math.max(previous, firstTaiNanos + gone);
                } else {
                    OptionalDouble seconds = times.firstSecondsOfDay(frames.bytes(), frames.start(), frames.length());
                    if (seconds.isPresent()) {
                        previous = Math.max(previous, TimeScales.ofSecondsOfDay(previous, seconds.getAsDouble()));
                    }
                }
                if (!waitFor(previous)) {
                    return;
                }
                byte[] payload = Arrays.copyOfRange(frames.bytes(), frames.start(), frames.start() + frames.length());
                sink.accept(new Input.Datagram(name, payload, NodeClock.unixNanos(wall)));
                count++;
            }
            LOG.log(Level.INFO, "feed {0}: the recording is over after {1} frames", new Object[] {name, count});
        } catch (IOException unreadable) {
            LOG.log(Level.WARNING, "feed " + name + ": " + file + " cannot be read further", unreadable);
        }
    }

    private boolean waitFor(long taiNanos) {
        while (clock.now().taiNanos() < taiNanos) {
            if (closing) {
                return false;
            }
            long wait = clock.runs()
                    ? Math.max(
                            WAIT_NANOS / 20,
                            Math.min(
                                    50 * WAIT_NANOS,
                                    Math.round((taiNanos - clock.now().taiNanos()) / clock.speed())))
                    : WAIT_NANOS;
            LockSupport.parkNanos(wait);
        }
        return !closing;
    }
}
