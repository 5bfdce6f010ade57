package org.watchfire.picture;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * The one thread that sends frames. The first change after a pause leaves at once; under load a frame leaves every
 * {@link #SPACING_NANOS}. Once a second it keeps house.
 */
final class Sender implements AutoCloseable {
    /** Between two frames to one screen: the most a change waits. */
    static final long SPACING_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final System.Logger LOG = System.getLogger(Sender.class.getName());
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);

    /** A screen whose frame has been under way for longer is cut off; its browser comes back by itself. */
    private static final long STUCK_NANOS = 30 * SECOND_NANOS;

    private final CopyOnWriteArrayList<Screen> screens = new CopyOnWriteArrayList<>();
    private final Semaphore news = new Semaphore(0);
    private final Screen.Sent sent;
    private final Consumer<List<Screen>> housekeeping;
    private final Thread thread;
    private volatile boolean open = true;

    Sender(Screen.Sent sent, Consumer<List<Screen>> housekeeping) {
        this.sent = sent;
        this.housekeeping = housekeeping;
        this.thread = Thread.ofPlatform().name("picture-sender").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /** Says that there is something to send. */
    void signal() {
        if (news.availablePermits() == 0) {
            news.release();
        }
    }

    List<Screen> screens() {
        return screens;
    }

    void add(Screen screen) {
        screens.add(screen);
        signal();
    }

    void remove(Screen screen) {
        screens.remove(screen);
    }

    @Override
    public void close() {
        open = false;
        signal();
    }

    private void run() {
        long flushed = System.nanoTime() - SPACING_NANOS;
        long kept = flushed;
        while (open) {
            try {
                news.tryAcquire(SECOND_NANOS, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(flushed + SPACING_NANOS - System.nanoTime());
            news.drainPermits();
            flushed = System.nanoTime();
            if (flushed - kept >= SECOND_NANOS) {
                kept = flushed;
                keepHouse();
            }
            for (Screen screen : screens) {
                flush(screen, flushed);
            }
        }
    }

    private void keepHouse() {
        try {
            housekeeping.accept(screens);
        } catch (RuntimeException e) { // top of the thread
            LOG.log(System.Logger.Level.ERROR, "housekeeping of the picture failed", e);
        }
    }

    private void flush(Screen screen, long now) {
        if (!screen.isOpen()) {
            screens.remove(screen);
        } else if (screen.busyNanos(now) > STUCK_NANOS) {
            screens.remove(screen);
            screen.cut();
        } else {
            try {
                screen.flush(now, SECOND_NANOS, sent);
            } catch (RuntimeException e) { // top of the thread: one screen's fault must not stop the others
                LOG.log(System.Logger.Level.ERROR, "a frame could not be made or sent", e);
                screens.remove(screen);
                screen.cut();
            }
        }
    }
}
