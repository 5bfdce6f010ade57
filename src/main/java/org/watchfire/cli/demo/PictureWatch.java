package org.watchfire.cli.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.watchfire.picture.PictureFailure;
import org.watchfire.picture.PictureProbe;

/**
 * Keeps a {@link PictureProbe} on one node's picture, so that frames are sent, and so timed, also where no person looks.
 * Comes back after the node does, with the new address that the node then prints.
 */
final class PictureWatch implements AutoCloseable {
    private static final long PAUSE_MILLIS = 500;

    private final NodeProcess node;
    private final CountDownLatch first = new CountDownLatch(1);
    private final Thread thread;

    /** @param node whose picture; looks at once */
    PictureWatch(NodeProcess node) {
        this.node = node;
        this.thread =
                Thread.ofPlatform().name("watch-" + node.nation()).daemon().start(this::look);
    }

    /** Whether a first frame came within {@code seconds}. */
    boolean awaitFirst(long seconds) {
        try {
            return first.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void look() {
        String used = "";
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String address = node.address("watch");
                if (!address.equals(used)) {
                    used = address;
                    follow(address);
                }
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void follow(String address) throws InterruptedException {
        try (PictureProbe probe = PictureProbe.open(address, frame -> first.countDown())) {
            probe.awaitEnd();
        } catch (PictureFailure gone) {
            // The node went; it prints another address when it is back.
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
